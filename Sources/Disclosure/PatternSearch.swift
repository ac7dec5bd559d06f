/// Finds a pattern under which every withheld cell is safe.
struct PatternSearch {
  /// Rounds in which the choice is made anew from all cuts; after them cells are only added.
  private static let patience = 250
  /// Coefficients of attackers' programs after which cells are only added, and again after which no improvement is
  /// tried: some seconds each.
  private static let effort = 20_000_000

  /// Classes from which on one repaired alternative takes too long.
  private static let largeSet = 250

  private(set) var attack: PatternAttack
  private(set) var cost: [Double?]
  /// What each complementary cell protects, as the clean-up saw it.
  private(set) var protects: [Int: Int] = [:]
  private var cuts: [CoveringCut] = []

  var primary: [Bool] { attack.primary }

  init(attack: PatternAttack, cost: [Double?]) {
    (self.attack, self.cost) = (attack, cost)
  }

  /// Takes cells from the candidates that could not be safe even if every candidate were withheld.
  ///
  /// - Returns: Primary cells that no pattern makes safe.
  mutating func sieve() throws(DisclosureError) -> [UnsafeCell] {
    while true {
      let all = primary.indices.map { primary[$0] || cost[$0] != nil }
      let unsafe = try attack.unsafeCells(withheld: all, cost: cost)
      let hopeless = unsafe.filter { primary[$0.unknown] }
      if unsafe.isEmpty || !hopeless.isEmpty { return hopeless }
      for cell in unsafe { cost[cell.unknown] = nil }
    }
  }

  /// A safe pattern; ``sieve()`` must have found nothing hopeless.
  mutating func pattern() throws(DisclosureError) -> [Bool] {
    var master = CutMaster(cost: cost, kept: primary)
    var withheld = primary
    let limit = attack.work + Self.effort
    for _ in 0..<Self.patience where !master.isExhausted && attack.work < limit {
      let unsafe = try attack.unsafeCells(withheld: withheld, cost: cost)
      if unsafe.isEmpty { return try cleanUp(withheld) }
      master.add(unsafe.flatMap(\.cuts))
      let next = master.choice()
      if next == withheld { break }
      withheld = next
    }
    cuts = master.cuts
    withheld = try cleanUp(try repaired(withheld, cost: cost))
    return primary.count > Self.largeSet ? withheld : try improved(withheld)
  }

  /// Adds cells to a pattern until it is safe.
  private mutating func repaired(_ start: [Bool], cost: [Double?]) throws(DisclosureError) -> [Bool] {
    var withheld = start
    while true {
      let unsafe = try attack.unsafeCells(withheld: withheld, cost: self.cost)
      if unsafe.isEmpty { return withheld }
      cuts += unsafe.flatMap(\.cuts)
      var cover = Cover(cuts, cost: cost, keeping: withheld)
      let next = cover.solve()
      withheld = next == withheld ? try widened(withheld, unsafe, cost: cost) : next
    }
  }

  /// Withholds every candidate of the rows around cells that the cuts could not help.
  private func widened(
    _ withheld: [Bool], _ unsafe: [UnsafeCell], cost: [Double?]
  ) throws(DisclosureError) -> [Bool] {
    var result = withheld
    for row in unsafe.flatMap({ attack.system.rowsOfUnknown[$0.unknown] + $0.rows }) {
      for term in attack.system.rows[row].terms where term.unknown < cost.count && cost[term.unknown] != nil {
        result[term.unknown] = true
      }
    }
    if result == withheld { throw .cannotProtect(cells: unsafe.map { "unknown \($0.unknown)" }) }
    return result
  }

  /// Publishes every complementary cell whose withholding is not needed, the dearest first.
  mutating func cleanUp(_ pattern: [Bool]) throws(DisclosureError) -> [Bool] {
    var withheld = pattern
    protects = [:]
    for unknown in extra(of: pattern) {
      let neighbours = Set(attack.system.rowsOfUnknown[unknown].flatMap { attack.system.rows[$0].terms.map(\.unknown) })
      withheld[unknown] = false
      let unsafe = try attack.unsafeCells(withheld: withheld, cost: cost, near: neighbours, stopsAtFirst: true)
      if let first = unsafe.first {
        withheld[unknown] = true
        protects[unknown] = first.unknown
      }
    }
    return withheld
  }

  /// Complementary cells, the dearest first.
  private func extra(of pattern: [Bool]) -> [Int] {
    pattern.indices.filter { pattern[$0] && !primary[$0] }.sorted { one, other in
      let (a, b) = (cost[one] ?? 0, cost[other] ?? 0)
      return a != b ? a > b : one < other
    }
  }
}

extension PatternSearch {
  /// Forbids one complementary cell at a time, repairs the pattern without it, and keeps what costs less.
  private mutating func improved(_ pattern: [Bool]) throws(DisclosureError) -> [Bool] {
    var best = pattern
    var protects = self.protects
    let limit = attack.work + Self.effort
    var isImproving = true
    while isImproving {
      isImproving = false
      for unknown in extra(of: best) where best[unknown] && attack.work < limit {
        guard let other = try alternative(to: best, without: unknown), total(other) < total(best) - 1e-9 else {
          continue
        }
        (best, protects, isImproving) = (other, self.protects, true)
      }
    }
    self.protects = protects
    return best
  }

  private mutating func alternative(to pattern: [Bool], without unknown: Int) throws(DisclosureError) -> [Bool]? {
    var start = pattern
    var open = cost
    (start[unknown], open[unknown]) = (false, nil)
    do {
      return try cleanUp(try repaired(start, cost: open))
    } catch {
      if case .cannotProtect = error { return nil }
      throw error
    }
  }

  private func total(_ pattern: [Bool]) -> Double {
    pattern.indices.reduce(0) { pattern[$1] && !primary[$1] ? $0 + (cost[$1] ?? 0) : $0 }
  }
}
