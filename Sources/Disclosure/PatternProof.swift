/// How cheap a safe pattern can be at all: a bound from cuts, and for small problems the optimum itself.
struct PatternProof {
  /// Cuts taken per round.
  private static let cutsPerRound = 80
  private static let nodes = 4_000

  let search: PatternSearch
  /// Effort that the proof may take, as the search counts it.
  let limit: Int
  private(set) var bound = 0.0
  private var spent = 0

  init(_ search: PatternSearch, limit: Int) { (self.search, self.limit) = (search, limit) }

  /// Whether all prices are whole, so that a bound may be rounded up.
  private var hasWholePrices: Bool {
    search.problem.price.allSatisfy { (price: Double?) -> Bool in
      let price: Double = price ?? 0
      return price == price.rounded()
    }
  }

  private func isReached(by pattern: Pattern) -> Bool { bound >= pattern.cost - 1e-6 }

  /// Raises the bound and lowers the pattern until they meet or the limit is reached.
  mutating func run(_ best: inout Pattern) {
    guard !best.complementary.isEmpty else { return }
    let master = CoverMaster(search.problem)
    let separator = CutSeparator(search.problem)
    var round = 0
    while spent < limit, !isReached(by: best), let relaxed = master.relaxation() {
      raise(to: relaxed.bound)
      spent += relaxed.effort
      let before = separator.work
      let cuts = separator.cuts(at: relaxed.choice, most: Self.cutsPerRound, from: 17 * round)
      spent += separator.work - before
      if round % 4 == 3 { offer(relaxed.choice, to: &best) }
      round += 1
      if !master.add(cuts) { break }
    }
    while spent < limit, !isReached(by: best) {
      let found = master.choice(below: best.withheld, nodes: Self.nodes)
      spent += found.answer.effort
      raise(to: found.answer.bound)
      guard !found.answer.values.isEmpty, !isReached(by: best) else { break }
      let before = separator.work
      var cuts = separator.cuts(at: found.choice, most: .max)
      spent += separator.work - before
      if cuts.isEmpty { cuts = wholeCuts(found.choice, &best) }
      if cuts.isEmpty || !master.add(cuts) { break }
      offer(found.choice, to: &best)
    }
  }

  private mutating func raise(to value: Double) {
    let whole = hasWholePrices ? (value - 1e-6).rounded(.up) : value
    bound = max(bound, whole)
  }

  /// A pattern made of what the master likes, if it is cheaper than the best.
  private mutating func offer(_ choice: [Double], to best: inout Pattern) {
    let before = search.work
    if let pattern = search.built(from: choice), pattern.cost < best.cost - 1e-9 { best = pattern }
    spent += search.work - before
  }

  /// The relaxed attacker cannot narrow the choice's cells, but there may be no whole tables: then any safe pattern
  /// withholds another cell too.
  private mutating func wholeCuts(_ choice: [Double], _ best: inout Pattern) -> [CoveringCut] {
    let before = search.work
    defer { spent += search.work - before }
    guard let (pattern, unsafe) = search.proven(choice) else { return [] }
    if unsafe.isEmpty {
      if pattern.cost < best.cost { best = pattern }
      return []
    }
    let others = search.problem.price.indices.filter { choice[$0] < 0.5 && search.problem.price[$0] != nil }
    return unsafe.map { target in
      CoveringCut(
        weights: Dictionary(uniqueKeysWithValues: others.filter { $0 != target }.map { ($0, 1.0) }), need: 1,
        target: target, isConditional: !search.problem.primary[target])
    }
  }
}
