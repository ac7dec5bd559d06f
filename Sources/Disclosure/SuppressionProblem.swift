/// What the search for a pattern works on: unknowns, the rows that tie them, and what each must keep when withheld.
///
/// Unknowns are numbered as in ``CellSystem``: cells first, then latents, which nobody ever shows.
struct SuppressionProblem {
  /// What a withheld cell must leave a reader to believe.
  struct Need: Hashable {
    /// Least upper end − lower end of its interval.
    let width: Int
    /// Least upper end.
    let top: Int
  }

  /// What one respondent knows of an inner count, whoever it is.
  struct Restriction: Hashable {
    let unknown: Int
    /// The values of the count that the respondent still admits.
    let least: Int
    let most: Int
  }

  let rows: [CellSystem.Row]
  let rowsOfUnknown: [[Int]]
  /// One table of whole numbers that obeys every row: for cells the true one.
  let truth: [Int]
  /// Bounds of what a reader believes of an unknown that is not shown.
  let least: [Int]
  let most: [Int]
  /// `nil` for latents.
  let need: [Need?]
  /// Cells that are withheld in any case.
  let primary: [Bool]
  /// What withholding a cell costs; `nil` for one that must be shown. Latents cost nothing.
  var price: [Double?]
  /// A number per unknown, the same for unknowns that every reader knows to be equal.
  let isSame: [Int]
  /// Respondents against whom no cell may be exact.
  let restrictions: [Restriction]
  let restrictionsOfUnknown: [Int: [Int]]
  /// Whether a row does not follow from others.
  let isNeeded: [Bool]
  /// Where the problem is one whole table.
  var geometry: BoxGeometry?
  /// Where it is linked tables by themselves.
  var jointGeometry: JointGeometry?
  /// Whether swaps of people are tried first in linked tables of any size: those that respondents cannot rule out are few.
  var hasSwaps: Bool { jointGeometry != nil && restrictions.isEmpty }

  var unknowns: Int { truth.count }
  /// Unknowns that are no latents.
  var cells: Int { need.count { $0 != nil } }
  func isLatent(_ unknown: Int) -> Bool { need[unknown] == nil }
  /// Whether nobody shows the unknown in any case.
  func isOpen(_ unknown: Int) -> Bool { primary[unknown] || isLatent(unknown) }
  /// Cells that may be withheld for others, ascending.
  var candidates: [Int] { price.indices.filter { price[$0] != nil && !isOpen($0) } }
  /// What shares a row with an unknown, with itself, each once, ascending.
  func neighbours(of unknown: Int) -> [Int] {
    Set(rowsOfUnknown[unknown].flatMap { rows[$0].terms.map(\.unknown) }).sorted()
  }
  /// Farthest that any cell needs to move.
  var farthestNeed: Int {
    zip(need, truth).reduce(1) { most, cell in cell.0.map { max(most, $0.width, $0.top - cell.1) } ?? most }
  }
}

extension SuppressionProblem {
  /// - Parameters:
  ///   - primary, price: Per class.
  ///   - knowledge: What respondents know.
  /// - Throws: ``DisclosureError/contradiction(cells:)`` when no list of people gives the counts.
  init(
    _ system: CellSystem, rules: ClassRules, primary: [Bool], price: [Double?], knowledge: RespondentKnowledge
  ) throws(DisclosureError) {
    let latents = system.unknowns - system.classes
    rows = system.rows
    rowsOfUnknown = system.rowsOfUnknown
    let truth = try knowledge.truth(of: system, counts: rules.counts)
    self.truth = truth
    least = (0..<system.classes).map(rules.leastWithheld) + [Int](repeating: 0, count: latents)
    most = [Int](repeating: Int(rules.roof), count: system.unknowns)
    let need = (0..<system.classes).map { Need(width: rules.width, top: rules.leastTop($0)) }
    self.need = need + [Need?](repeating: nil, count: latents)
    self.primary = primary + [Bool](repeating: false, count: latents)
    self.price = price + [Double?](repeating: 0, count: latents)
    isSame = system.sameUnknowns(truth: truth, isShownZero: { !primary[$0] && price[$0] == nil })
    restrictions = knowledge.restrictions(in: system, truth: truth, most: Int(rules.roof))
    geometry = system.geometry
    jointGeometry = system.jointGeometry
    isNeeded = Self.neededRows(rows, unknowns: system.unknowns)
    restrictionsOfUnknown = Dictionary(grouping: restrictions.indices) { [restrictions] in restrictions[$0].unknown }
  }
}

extension CellSystem {
  /// One number per unknown, the same for unknowns that are equal because all that lies between them is shown to be
  /// empty.
  func sameUnknowns(truth: [Int], isShownZero: (Int) -> Bool) -> [Int] {
    var isEmpty = (0..<unknowns).map { $0 < classes && truth[$0] == 0 && isShownZero($0) }
    for row in rows where row.kind == .sum && row.terms.contains(where: { $0.coefficient < 0 && isEmpty[$0.unknown] }) {
      // What is part of nobody is nobody.
      for term in row.terms where term.coefficient > 0 { isEmpty[term.unknown] = true }
    }
    var joined = DisjointSets(count: unknowns)
    for row in rows where row.kind == .sum {
      let open = row.terms.filter { !isEmpty[$0.unknown] }
      if open.count == 2 { joined.join(open[0].unknown, open[1].unknown) }
    }
    return (0..<unknowns).map { joined.root($0) }
  }

  /// A table of whole numbers that obeys every row: the counts, and some counts for the latents.
  ///
  /// - Parameter known: Counts of latents that are known.
  /// - Throws: ``DisclosureError/noPeopleFound`` when there is none, or none was found.
  func wholeTruth(_ counts: [Int], known: [Int: Int] = [:]) throws(DisclosureError) -> [Int] {
    let latents = (classes..<unknowns).map { known[$0] }
    let sought = UnknownTruth(
      known: counts.map(Optional.some) + latents, least: [Int?](repeating: 0, count: unknowns), rows: rows)
    guard let found = sought.found() else { throw .noPeopleFound }
    return found
  }
}
