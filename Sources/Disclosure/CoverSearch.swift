/// Searches a cheap safe pattern and a bound below all of them, from cuts.
///
/// Fractional choices are cut off until the relaxed master gives way. Then, from the best pattern on, a walk leads to a
/// choice that satisfies all cuts and costs less; it is attacked, and whatever is found unsafe becomes another cut. A
/// choice that survives is proven in whole numbers. Where no walk arrives the master seeks a choice, or raises the bound.
final class CoverSearch {
  /// Cuts taken per round of the relaxation, and per attack on a choice.
  private static let cutsPerRound = 80
  private static let cutsPerAttack = 10
  /// Changes of a walk: so many for each candidate, and no more.
  private static let flips = (each: 25, most: 3_000)
  /// Walks and attacks until a choice of the master is given up.
  private static let mends = 30
  /// The largest part of a pattern that is built anew, and cuts taken per attack then.
  private static let largestPart = 9
  private static let cutsPerRepair = 24
  /// What a walk tries to save at first, as a part of the best cost, in small and in large problems.
  private static let firstSteps = (small: 0.05, large: 0.01)
  /// Candidates up to which a proof is sought, and the share of the effort that the relaxation may take then, and else.
  static let mostForProof = 320
  private static let relaxedShares = (small: 0.4, large: 0.15)
  /// How far every candidate may move at least in the relaxation's attacks: less and less, as cuts become few. Beside
  /// latents, which move freely, programs are too dear to be asked more often.
  private static let cracks = (plain: [0.3, 0.03, 0.003, 0], besideLatents: [0.0])
  /// Cuts of a round that are few.
  private static let few = 10
  /// What the search goes on with after that, and its share of the effort.
  private enum Way { case walk, rebuilding, algebra, master }
  private static let smallShares: [(way: Way, share: Int)] = [
    (.master, 2), (.walk, 6), (.rebuilding, 1), (.algebra, 1),
  ]
  private static let largeShares: [(way: Way, share: Int)] = [(.algebra, 2), (.walk, 2), (.rebuilding, 1)]
  /// Turns that the effort would be enough for.
  private static let turns = 50
  /// Tries without news after which a turn ends.
  private static let mostIdle = 12

  let problem: SuppressionProblem
  let finder: DeviationFinder
  /// Whether there are no latents.
  private let isPlain: Bool
  private var pool: CoverPool
  private var limit: Int
  private let program: AttackProgram
  private let attack: ChoiceAttack
  private var master: CoverMaster
  private let gauss: GaussianStart
  private var descent: CoverDescent
  private var dice = SplitMix(state: 20_260_101)
  private var otherWork = 0
  private let finderBefore: Int

  /// No safe pattern costs less.
  private(set) var bound = 0.0
  private var best: Pattern?
  /// While there is none, only patterns of a lower cost are sought.
  private var ceiling = Double.infinity
  private var improvements = 0

  /// - Parameter limit: Effort as ``LinearProgram/effort``.
  init(_ problem: SuppressionProblem, finder: DeviationFinder, limit: Int) {
    (self.problem, self.finder, self.limit) = (problem, finder, limit)
    isPlain = problem.unknowns == problem.cells
    program = AttackProgram(problem)
    attack = ChoiceAttack(program, seeksFew: isPlain && problem.candidates.count <= Self.mostForProof)
    master = CoverMaster(problem, candidates: problem.candidates)
    pool = CoverPool(candidates: problem.candidates, price: problem.price)
    gauss = GaussianStart(problem)
    descent = CoverDescent(unknowns: problem.unknowns, seed: 20_260_103)
    finderBefore = finder.work
  }

  private var spent: Int {
    program.work + attack.work + otherWork + finder.work - finderBefore + pool.steps / 150
  }
  private var isSmall: Bool { pool.candidates.count <= Self.mostForProof }
  private var flips: Int { min(Self.flips.most, Self.flips.each * pool.candidates.count) }
  private var firstStep: Double { isSmall ? Self.firstSteps.small : Self.firstSteps.large }
  private var bestCost: Double { best?.cost ?? ceiling }
  private var isReached: Bool { bound >= bestCost - 1e-6 }

  /// - Returns: `nil` where the cuts find no safe pattern at all, or none within the effort.
  func run() -> Pattern? {
    startAnew(shaken: 0)
    guard best != nil, relaxed() else { return best }
    improve()
    return best
  }

  /// After ``run()``: a pattern that costs no more than its own and withholds none of these cells for others.
  ///
  /// - Returns: `nil` where its own does not, or no other is found.
  func run(without spared: [Int]) -> Pattern? {
    guard let first = best, first.complementary.contains(where: spared.contains) else { return nil }
    let (before, proven) = (pool, bound)
    for cell in spared { pool.ban(cell) }
    master = CoverMaster(problem, candidates: pool.candidates)
    (best, ceiling, limit) = (nil, first.cost + leastStep, spent + limit / 2)
    improve()
    bound = proven
    if best == nil { pool = before }
    return best
  }

  /// For whose sake a cell of a pattern is withheld, as the cuts tell.
  func target(of cell: Int, in pattern: Pattern) -> Int? {
    pool.choose(all: pattern.withheld)
    return pool.need(of: cell)?.target
  }

  /// Builds a pattern from linear algebra, and shows what nothing needs.
  ///
  /// - Parameter shaken: How far from the order of the counts, from 0 to 1; the best pattern's cells come last.
  private func startAnew(shaken: Double) {
    otherWork += 20 * problem.unknowns
    let count = Double(pool.candidates.count)
    let ranked = pool.candidates.sorted { (problem.truth[$0], $0) < (problem.truth[$1], $1) }
    let keyed = ranked.enumerated().map { place, unknown -> (key: Double, unknown: Int) in
      let kept = shaken > 0 && best?.withheld[unknown] == true ? 1.0 : 0
      return (Double(place) / count * (1 - shaken) - kept + shaken * 3 * dice.fraction(), unknown)
    }
    pool.choose(all: gauss.choice(order: keyed.sorted { $0 > $1 }.map(\.unknown)))
    if pool.cost >= bestCost { return }
    pool.add(attack.cuts(at: pool.isChosen, most: .max))
    guard let pattern = proven() else { return }
    if best == nil, pattern.cost < ceiling { best = pattern }
    pool.choose(all: pattern.withheld)
    shed()
    if pool.cost < bestCost - 1e-9 { _ = settle(most: Self.cutsPerAttack) }
  }

  /// Shows what nothing needs, the dearest first, those of one price in random order.
  private func shed() {
    let chosen = pool.candidates.filter { pool.isChosen[$0] }
    let order = chosen.map { (problem.price[$0] ?? 0, dice.fraction(), $0) }.sorted { $0 > $1 }.map(\.2)
    for unknown in order where spent < limit && pool.need(of: unknown) == nil {
      pool.drop(unknown)
      let cuts = attack.cuts(at: pool.isChosen, most: 1, first: problem.neighbours(of: unknown))
      if cuts.isEmpty { continue }
      pool.add(cuts)
      pool.choose(unknown)
    }
  }

  /// The relaxed optimum, as far as its share of the effort goes.
  ///
  /// - Returns: `false` when no choice satisfies the cuts.
  private func relaxed() -> Bool {
    let end = spent + Int(Double(limit) * (isSmall ? Self.relaxedShares.small : Self.relaxedShares.large))
    var separator = CutSeparator(program)
    var (round, crack) = (0, 0)
    let cracks = isPlain ? Self.cracks.plain : Self.cracks.besideLatents
    master.add(pool.cuts)
    while spent < end, !isReached {
      guard let answer = master.relaxation() else { return false }
      raise(to: answer.bound)
      otherWork += answer.effort
      let cuts = separator.cuts(
        at: answer.choice, most: Self.cutsPerRound, from: 17 * round, crack: cracks[crack])
      round += 1
      let isNew = pool.add(cuts)
      master.add(cuts)
      if !isNew || (cuts.count < Self.few && crack + 1 < cracks.count) { crack += 1 }
      if crack == cracks.count { return true }
    }
    return true
  }

  private func raise(to value: Double) {
    bound = max(bound, problem.hasWholePrices ? (value - 1e-6).rounded(.up) : value)
  }

  /// Goes on by the way that has had least of its share, as long as any has news.
  private func improve() {
    var step = firstStep
    var size = 0
    let shares = isSmall ? Self.smallShares : Self.largeShares
    var used = shares.map { _ in 0 }
    var open = Array(shares.indices)
    while !isReached, spent < limit,
      let next = open.min(by: { (used[$0] * shares[$1].share, $0) < (used[$1] * shares[$0].share, $1) })
    {
      let (before, known) = (spent, news)
      var isCutShort = false
      switch shares[next].way {
      case .walk: takeTurn { walk(&step) }
      case .rebuilding:
        takeTurn {
          size = size % Self.largestPart + 1
          rebuild(size)
        }
      case .algebra: startAnew(shaken: 0.1 + 0.4 * dice.fraction())
      case .master: isCutShort = askMaster()
      }
      used[next] += spent - before
      if news > known {
        open = Array(shares.indices)
      } else if !isCutShort {
        open.removeAll { $0 == next }
      }
    }
  }

  /// What was learnt so far: cuts and better patterns.
  private var news: Int { pool.soundCount + improvements }

  private func takeTurn(_ act: () -> Void) {
    let end = min(limit, spent + limit / Self.turns)
    var idle = 0
    while !isReached, spent < end, idle < Self.mostIdle {
      let known = news
      act()
      idle = news > known ? 0 : idle + 1
    }
  }

  /// Seeks a choice that saves a part of the best cost, and attacks it. Where none is found the part is smaller next.
  private func walk(_ step: inout Double) {
    otherWork += problem.unknowns / 10
    pool.choose(all: best?.withheld ?? pool.isChosen)
    if descent.run(&pool, limit: bestCost - max(leastStep, step * bestCost), flips: flips) {
      _ = settle(most: Self.cutsPerAttack)
    } else {
      step = step * bestCost > leastStep ? step / 4 : firstStep
    }
  }

  /// The least that a better pattern saves.
  private var leastStep: Double { problem.hasWholePrices ? 1 : 1e-6 }

  /// Tears a part out of the best pattern, its first cell for good, and covers what is broken anew.
  ///
  /// - Parameter size: Cells of the part.
  private func rebuild(_ size: Int) {
    pool.choose(all: best?.withheld ?? pool.isChosen)
    guard let part = pool.part(size: size, dice: &dice) else { return }
    var price = problem.price
    for unknown in pool.candidates { price[unknown] = price[unknown].map { $0 * (1 + 0.3 * dice.fraction()) } }
    price[part[0]] = nil
    for unknown in part { pool.drop(unknown) }
    otherWork += problem.unknowns / 10
    // In a large problem one attempt takes longer than a turn.
    let end = isSmall ? min(limit, spent + limit / Self.turns) : limit
    while spent < end, pool.complete(price: price, below: bestCost) {
      if settle(most: Self.cutsPerRepair) != .learnt { return }
    }
  }

  /// Walks on from the present choice, attack by attack, until one is safe or no walk arrives.
  private func mend(limit: Double) {
    for _ in 0..<Self.mends where spent < self.limit {
      guard descent.run(&pool, limit: limit, flips: flips) else { return }
      if settle(most: Self.cutsPerAttack) != .learnt { return }
    }
  }

  private enum Attacked { case safe, learnt, barred }

  /// Attacks the pool's choice: one that survives and is proven, and costs no more, is the best pattern then.
  private func settle(most: Int) -> Attacked {
    pool.trim(dearestFirst())
    let cuts = attack.cuts(at: pool.isChosen, most: most)
    if !cuts.isEmpty { return pool.add(cuts) ? .learnt : .barred }
    guard let pattern = proven(), pattern.cost <= bestCost + 1e-9 else {
      pool.bar()
      return .barred
    }
    if pattern.cost < bestCost - 1e-9 { improvements += 1 }
    best = pattern
    return .safe
  }

  private func dearestFirst() -> [Int] {
    pool.candidates.filter { pool.isChosen[$0] }.sorted { (problem.price[$0] ?? 0, $0) > (problem.price[$1] ?? 0, $1) }
  }

  /// The pool's choice made safe by the cheapest deviations; what attacks found before is taken as it is.
  private func proven() -> Pattern? {
    var pattern = Pattern(problem)
    for unknown in pool.candidates where pool.isChosen[unknown] { pattern.withhold(unknown) }
    for deviation in attack.deviations(at: pool.isChosen) { _ = pattern.take(deviation) }
    var repair = PatternRepair(finder: finder, price: pool.price)
    do throws(PatternRepair.Hopeless) { try repair.repair(&pattern, pattern.unsafe) } catch { return nil }
    return pattern
  }

  /// The cheapest whole choice for the cuts known: it raises the bound, and if it survives it is a better pattern.
  ///
  /// - Returns: Whether a longer search would say more.
  private func askMaster() -> Bool {
    let found = master.choice(pool.soundCuts, cutoff: bestCost - 1e-6, limit: min(limit - spent, limit / Self.turns))
    otherWork += found.effort
    raise(to: min(found.bound, bestCost))
    guard let choice = found.choice, !isReached else { return found.isCutShort }
    pool.choose(all: choice)
    if settle(most: .max) == .learnt { mend(limit: bestCost - leastStep) }
    return found.isCutShort
  }
}
