/// Walks from choice to choice until one satisfies every cut and costs no more than a limit.
///
/// Cuts that stay broken weigh more and more; now and then a step is a matter of chance. Source of the idea: C. Gao,
/// T. Weise, J. Li, "A weighting-based local search heuristic algorithm for the set covering problem", CEC 2014.
struct CoverDescent {
  /// How often chance decides.
  private static let noise = 0.1

  private var dice: SplitMix
  /// Per unknown, the flip that it was changed by last.
  private var age: [Int]
  private var flips = 0

  /// - Parameter unknowns: How many there are.
  init(unknowns: Int, seed: UInt64) {
    dice = SplitMix(state: seed)
    age = [Int](repeating: 0, count: unknowns)
  }

  /// - Parameters:
  ///   - pool: Its choice is changed.
  ///   - limit: Most that the choice may cost.
  ///   - flips: Changes after which the walk ends.
  /// - Returns: Whether the pool's choice is such a choice now.
  mutating func run(_ pool: inout CoverPool, limit: Double, flips most: Int) -> Bool {
    let end = flips + most
    var fresh: Int?
    while flips < end {
      while pool.cost > limit + 1e-9 { guard dropCheapest(of: &pool, but: fresh) else { return false } }
      if pool.broken.isEmpty { return true }
      let lot = pool.broken[dice.below(pool.broken.count)]
      guard let next = remedy(pool.cuts[lot], pool) else { return false }
      flip(next, of: &pool)
      fresh = pool.isChosen[next] ? next : nil
      while pool.cost > limit + 1e-9 { guard dropCheapest(of: &pool, but: fresh) else { return false } }
      pool.weighBroken()
    }
    return false
  }

  private mutating func flip(_ unknown: Int, of pool: inout CoverPool) {
    flips += 1
    age[unknown] = flips
    pool.flip(unknown)
  }

  /// A cell that most helps against what is broken: one of the cut's, or its target where the cut holds only with it.
  private mutating func remedy(_ cut: CoveringCut, _ pool: CoverPool) -> Int? {
    func isAllowed(_ unknown: Int) -> Bool { !pool.isChosen[unknown] && pool.price[unknown] != nil }
    if dice.fraction() < Self.noise {
      let allowed = cut.terms.map(\.unknown).filter(isAllowed)
      if !allowed.isEmpty { return allowed[dice.below(allowed.count)] }
    }
    var best = Best()
    for term in cut.terms where isAllowed(term.unknown) { consider(term.unknown, of: pool, &best) }
    if cut.isConditional, pool.price[cut.target] != nil { consider(cut.target, of: pool, &best) }
    return best.unknown
  }

  /// - Returns: `false` where nothing can be dropped.
  private mutating func dropCheapest(of pool: inout CoverPool, but kept: Int?) -> Bool {
    var best = Best()
    var first: Int?
    for unknown in pool.candidates where pool.isChosen[unknown] && unknown != kept {
      first = first ?? unknown
      if dice.fraction() >= Self.noise { consider(unknown, of: pool, &best) }
    }
    guard let next = best.unknown ?? first else { return false }
    flip(next, of: &pool)
    return true
  }

  /// The cell whose change does most for its price; of equals the one that was changed longest ago.
  private struct Best {
    var unknown: Int?
    var worth = -Double.infinity
    var age = 0
  }

  private func consider(_ unknown: Int, of pool: CoverPool, _ best: inout Best) {
    let worth = pool.gain[unknown] / max(pool.price[unknown] ?? 0, 1e-6)
    if best.unknown != nil, (worth, -age[unknown]) <= (best.worth, -best.age) { return }
    best = Best(unknown: unknown, worth: worth, age: age[unknown])
  }
}
