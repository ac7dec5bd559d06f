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
  /// Respondents against whom no cell may be exact.
  let restrictions: [Restriction]
  let restrictionsOfUnknown: [Int: [Int]]

  var unknowns: Int { truth.count }
  func isLatent(_ unknown: Int) -> Bool { need[unknown] == nil }
}

extension SuppressionProblem {
  /// - Parameters:
  ///   - primary, price: Per class.
  /// - Throws: ``DisclosureError/contradiction(cells:)`` when no list of people gives the counts.
  init(
    _ system: CellSystem, rules: ClassRules, primary: [Bool], price: [Double?]
  ) throws(DisclosureError) {
    let latents = system.unknowns - system.classes
    rows = system.rows
    rowsOfUnknown = system.rowsOfUnknown
    truth = try system.wholeTruth(rules.counts)
    least = (0..<system.classes).map(rules.leastWithheld) + [Int](repeating: 0, count: latents)
    most = [Int](repeating: Int(rules.roof), count: system.unknowns)
    need =
      (0..<system.classes).map { Need(width: rules.width, top: rules.leastTop($0)) }
      + [Need?](repeating: nil, count: latents)
    self.primary = primary + [Bool](repeating: false, count: latents)
    self.price = price + [Double?](repeating: 0, count: latents)
    restrictions = []
    restrictionsOfUnknown = [:]
  }
}

extension CellSystem {
  /// One whole number per unknown that obeys every row: the counts, and a table for the latents.
  ///
  /// - Throws: ``DisclosureError/contradiction(cells:)`` naming classes when there is none.
  func wholeTruth(_ counts: [Int]) throws(DisclosureError) -> [Int] {
    /// Linear programs per block of latents.
    let limit = 2_000
    var truth = counts + [Int](repeating: 0, count: unknowns - classes)
    let none = [Bool](repeating: false, count: classes)
    for block in blocks(withheld: none, counts: counts, withLatentsOnly: true) {
      var program = LinearProgram(block, least: block.unknowns.map { _ in 0 }, roof: .infinity)
      guard let point = program.wholePoint(limit: limit).point else {
        let cells = Set(block.rows.flatMap { rows[$0.number].terms.map(\.unknown) }.filter { $0 < classes })
        throw .contradiction(cells: cells.sorted().map { "unknown \($0)" })
      }
      for (unknown, value) in zip(block.unknowns, point) { truth[unknown] = value }
    }
    return truth
  }
}
