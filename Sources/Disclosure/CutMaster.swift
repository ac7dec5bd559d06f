/// The cheapest choice of cells for all cuts found so far, one group of cuts that share cells at a time.
///
/// A group whose cuts have not changed keeps its choice.
struct CutMaster {
  /// Linear programs per group and choice.
  private static let branches = 100
  /// Coefficients that linear programs may have had in all before cells are only added: some seconds.
  private static let effort = 40_000_000

  let cost: [Double?]
  /// Classes that are withheld in any case.
  let kept: [Bool]
  private(set) var cuts: [CoveringCut] = []
  private var known: Set<CoveringCut> = []
  private var choices: [[Int]: [Int]] = [:]
  private var spent = 0

  init(cost: [Double?], kept: [Bool], cuts: [CoveringCut] = []) {
    (self.cost, self.kept) = (cost, kept)
    add(cuts)
  }

  mutating func add(_ more: [CoveringCut]) {
    for cut in more where known.insert(cut).inserted { cuts.append(cut) }
  }

  var isExhausted: Bool { spent > Self.effort }

  /// All chosen classes, those kept among them.
  mutating func choice() -> [Bool] {
    var result = kept
    for group in groups() {
      let chosen = choices[group] ?? solve(group)
      choices[group] = chosen
      for unknown in chosen { result[unknown] = true }
    }
    return result
  }

  /// Chosen classes of one group of cuts.
  private mutating func solve(_ group: [Int]) -> [Int] {
    let own = group.map { cuts[$0] }
    var cover = Cover(own, cost: cost, keeping: kept)
    var chosen = cover.solve()
    if !isExhausted {
      let program = CoverProgram(own, cost: cost, keeping: kept)
      let found = program.solve(better: chosen, limit: Self.branches)
      chosen = found.choice
      spent += found.programs * own.reduce(0) { $0 + $1.terms.count }
    }
    return chosen.indices.filter { chosen[$0] && !kept[$0] }
  }

  /// Cuts that share a cell that may be chosen, by first cut.
  private func groups() -> [[Int]] {
    var joined = DisjointSets(count: cost.count)
    for cut in cuts {
      guard let first = cut.terms.first(where: { !kept[$0.unknown] })?.unknown else { continue }
      for term in cut.terms where !kept[term.unknown] { joined.join(first, term.unknown) }
      if cut.isConditional, !kept[cut.target] { joined.join(first, cut.target) }
    }
    var members: [Int: [Int]] = [:]
    for (number, cut) in cuts.enumerated() {
      guard let first = cut.terms.first(where: { !kept[$0.unknown] })?.unknown else { continue }
      members[joined.root(first), default: []].append(number)
    }
    return members.values.sorted { $0[0] < $1[0] }
  }
}
