/// Walks from choice to choice until one satisfies every cut and costs no more than a limit.
///
/// Cuts that stay broken weigh more and more; now and then a step is a matter of chance. Source of the idea: C. Gao,
/// T. Weise, J. Li, "A weighting-based local search heuristic algorithm for the set covering problem", CEC 2014.
struct CoverDescent {
  /// How often chance decides.
  private static let noise = 0.1

  private let pool: CoverPool
  private var dice: SplitMix
  /// Per unknown, the flip that it was changed by last.
  private var age: [Int]
  private var flips = 0

  init(_ pool: CoverPool, seed: UInt64) {
    self.pool = pool
    dice = SplitMix(state: seed)
    age = pool.price.map { _ in 0 }
  }

  /// - Parameters:
  ///   - limit: Most that the choice may cost.
  ///   - flips: Changes after which the walk ends.
  /// - Returns: Whether the pool's choice is such a choice now.
  mutating func run(limit: Double, flips most: Int) -> Bool {
    let end = flips + most
    var fresh: Int?
    while flips < end {
      while pool.cost > limit + 1e-9 { guard dropCheapest(but: fresh) else { return false } }
      if pool.broken.isEmpty { return true }
      guard let next = remedy(pool.cuts[pool.broken[dice.below(pool.broken.count)]]) else { return false }
      flip(next)
      fresh = pool.isChosen[next] ? next : nil
      while pool.cost > limit + 1e-9 { guard dropCheapest(but: fresh) else { return false } }
      pool.weighBroken()
    }
    return false
  }

  private mutating func flip(_ unknown: Int) {
    flips += 1
    age[unknown] = flips
    pool.flip(unknown)
  }

  /// A cell that most helps against what is broken: one of the cut's, or its target where the cut holds only with it.
  private mutating func remedy(_ cut: CoveringCut) -> Int? {
    var allowed = cut.terms.map(\.unknown).filter { !pool.isChosen[$0] && pool.price[$0] != nil }
    if !allowed.isEmpty, dice.fraction() < Self.noise { return allowed[dice.below(allowed.count)] }
    if cut.isConditional, pool.price[cut.target] != nil { allowed.append(cut.target) }
    return best(allowed)
  }

  /// - Returns: `false` where nothing can be dropped.
  private mutating func dropCheapest(but kept: Int?) -> Bool {
    let chosen = pool.candidates.filter { pool.isChosen[$0] && $0 != kept }
    guard let next = best(chosen.filter { _ in dice.fraction() >= Self.noise }) ?? chosen.first else { return false }
    flip(next)
    return true
  }

  /// The cell whose change does most for its price; of equals the one that was changed longest ago.
  private func best(_ cells: [Int]) -> Int? {
    cells.map { (pool.gain[$0] / max(pool.price[$0] ?? 0, 1e-6), -age[$0], -$0) }.max { $0 < $1 }.map { -$0.2 }
  }
}
