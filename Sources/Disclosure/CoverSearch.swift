/// Searches a cheap safe pattern and a bound below all of them, from cuts.
///
/// Fractional choices are cut off until the relaxed master gives way. Then, from the best pattern on, a walk leads to a
/// choice that satisfies all cuts and costs less; it is attacked, and whatever is found unsafe becomes another cut. A
/// choice that survives is proven in whole numbers. On another core the master seeks whole choices, and raises the bound.
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
  private static let firstSteps = (small: 0.015, large: 0.01)
  /// Candidates up to which a proof is sought, and the share of the effort that the relaxation may take then, and else.
  static let mostForProof = 320
  private static let relaxedShares = (small: 0.4, large: 0.15)
  /// How far every candidate may move at least in the relaxation's attacks: less and less, as cuts become few. Beside
  /// latents, which move freely, programs are too dear to be asked more often.
  private static let cracks = (plain: [0.3, 0.03, 0.003, 0], besideLatents: [0.0])
  /// A pattern that costs at most by this part more than the least is good enough after this share of the effort.
  private static let fine = (gap: 0.05, share: 0.8)
  /// Share of the effort after which a pattern that is proven to cost least need not spare what it could.
  private static let shareForSparing = 0.25
  /// Cuts of a round that are few.
  private static let few = 10
  /// How much the order of the counts says beside a relaxed choice, and what of its price a cell costs that is not in it.
  private static let weightOfCounts = 0.1
  private static let dearest = 1.2
  /// Turns that the effort would be enough for, and searches aside.
  private static let turns = 50
  private static let turnsAside = 100
  /// Tries without news after which a turn ends.
  private static let mostIdle = 12

  let problem: SuppressionProblem
  let finder: DeviationFinder
  /// Whether there are no latents.
  private let isPlain: Bool
  private var pool: CoverPool
  private let limit: Int
  private let lanes: AttackLanes
  private let attack: ChoiceAttack
  private var master: CoverMaster
  private var wholeMaster: WholeMaster
  /// What the whole master is at, since when, until when it is left alone, and what was known then.
  private var aside: (search: WholeMasterAside, begun: Int, due: Int, known: Int)?
  /// What it is expected to need, and whether it may have more to say.
  private var asideEffort: Int
  private var mayAsk: Bool
  private let gauss: GaussianStart
  private var descent: CoverDescent
  private var dice = SplitMix(state: 20_260_101)
  private var otherWork = 0
  private let finderBefore: Int
  private let grid: PriceGrid

  /// No safe pattern costs less, with what it has more for cells that are to be spared.
  private var floor = 0.0
  /// No safe pattern costs less.
  var bound: Double { grid.withoutPreference(floor) }
  private var best: Pattern?
  /// A cheaper choice on which no attack succeeded, yet to be proven in whole numbers: of linked tables that takes long, and
  /// only the last one is.
  private var claim: (choice: [Bool], cost: Double)?
  private var improvements = 0

  /// - Parameter limit: Effort as ``LinearProgram/effort``.
  init(_ problem: SuppressionProblem, finder: DeviationFinder, limit: Int) {
    (self.problem, self.finder, self.limit) = (problem, finder, limit)
    isPlain = problem.unknowns == problem.cells
    mayAsk = problem.candidates.count <= Self.mostForProof
    asideEffort = limit / Self.turnsAside
    lanes = AttackLanes(problem)
    attack = ChoiceAttack(problem, lanes, seeksFew: isPlain && problem.candidates.count <= Self.mostForProof)
    master = CoverMaster(problem)
    wholeMaster = WholeMaster(problem)
    pool = CoverPool(candidates: problem.candidates, price: problem.price)
    gauss = GaussianStart(problem)
    descent = CoverDescent(unknowns: problem.unknowns, seed: 20_260_103)
    finderBefore = finder.work
    grid = PriceGrid(problem.candidates.map { problem.price[$0] })
  }

  private var spent: Int {
    lanes.work + attack.work + otherWork + finder.work - finderBefore + pool.steps / 150
  }
  private var isSmall: Bool { pool.candidates.count <= Self.mostForProof }
  private var flips: Int { min(Self.flips.most, Self.flips.each * pool.candidates.count) }
  private var firstStep: Double { isSmall ? Self.firstSteps.small : Self.firstSteps.large }
  private var bestCost: Double { claim?.cost ?? best?.cost ?? .infinity }
  private var bestChoice: [Bool]? { claim?.choice ?? best?.withheld }
  private var isReached: Bool { floor >= bestCost - 1e-6 || isGoodEnough }
  /// Whether little can be gained, and much was spent on it.
  private var isGoodEnough: Bool {
    guard bestChoice != nil, isSmall else { return false }
    let share = Double(spent) / Double(limit)
    let isFine = bestCost - floor < Self.fine.gap * bestCost && share > Self.fine.share
    return isFine || (isCostProven && share > Self.shareForSparing)
  }
  /// Whether no pattern costs less, whatever it spares.
  private var isCostProven: Bool { bestChoice != nil && floor >= grid.withoutPreference(bestCost) - 1e-6 }

  /// - Returns: `nil` where the cuts find no safe pattern at all, or none within the effort.
  func run() -> Pattern? {
    if isSmall || !startFavoured() { startAnew(shaken: 0) }
    if bestChoice != nil, let parts = relaxed(), !isReached {
      ask()
      startAnew(parts)
      hear()
      improve()
    }
    while claim != nil {
      confirm()
      if spent < limit { improve() }
    }
    return best
  }

  /// Proves the claim, or gives it up.
  private func confirm() {
    guard let choice = claim?.choice else { return }
    claim = nil
    pool.choose(all: choice)
    let cost = pool.cost
    let pattern = proven()
    if pattern.map({ $0.cost > cost + 1e-9 }) ?? true { pool.bar() }
    if let pattern, pattern.cost < bestCost - 1e-9 { best = pattern }
  }

  /// For whose sake a cell of a pattern is withheld, as the cuts tell.
  func target(of cell: Int, in pattern: Pattern) -> Int? {
    pool.choose(all: pattern.withheld)
    return pool.need(of: cell)?.target
  }

  /// A start that shows the largest counts first.
  ///
  /// - Parameter shaken: How far from the order of the counts, from 0 to 1; the best pattern's cells come last.
  private func startAnew(shaken: Double) {
    startAnew { place, unknown in
      let kept = shaken > 0 && bestChoice?[unknown] == true ? 1.0 : 0
      return place * (1 - shaken) - kept + shaken * 3 * dice.fraction()
    }
  }

  /// A start near a relaxed choice: of linked tables its greater half and what cuts need beside it, else one that shows
  /// first what it withholds least of.
  private func startAnew(_ parts: [Double]) {
    if !problem.hasSwaps { return startAnew { place, unknown in Self.weightOfCounts * place - parts[unknown] } }
    otherWork += 20 * problem.unknowns
    pool.choose(all: parts.map { $0 >= 0.5 })
    let price = zip(problem.price, parts).map { price, part in price.map { $0 * (Self.dearest - part) } }
    if pool.complete(price: price, below: bestCost) { build() }
  }

  /// A start that is built where sums favour cells; `false` where there is none.
  private func startFavoured() -> Bool {
    guard isPlain, let cover = RowCover(problem) else { return false }
    raise(to: cover.bound)
    otherWork += cover.effort
    pool.choose(all: problem.price.map { _ in false })
    build(price: cover.favoured(problem.price))
    return bestChoice != nil
  }

  /// A start from linear algebra.
  ///
  /// - Parameter key: The higher, the sooner a candidate is shown; from its place in the order of the counts, 0 to 1.
  private func startAnew(_ key: (_ place: Double, _ unknown: Int) -> Double) {
    otherWork += 20 * problem.unknowns
    let count = Double(pool.candidates.count)
    let ranked = pool.candidates.sorted { (problem.truth[$0], $0) < (problem.truth[$1], $1) }
    let keyed = ranked.enumerated().map { (key: key(Double($0) / count, $1), unknown: $1) }
    pool.choose(all: gauss.choice(order: keyed.sorted { $0 > $1 }.map(\.unknown)))
    build()
  }

  /// Builds a pattern from the pool's choice, and from others at these prices, and shows what nothing needs.
  private func build(price: [Double?]? = nil) {
    if pool.cost >= bestCost { return }
    var cuts = attack.cuts(at: pool.isChosen, most: .max)
    pool.add(cuts)
    if problem.hasSwaps {
      // Beside latents a repair takes far too much: the choice is first made wide enough for all bounds.
      while !cuts.isEmpty, spent < limit, pool.complete(price: problem.price, below: bestCost) {
        cuts = attack.cuts(at: pool.isChosen, most: .max)
        pool.add(cuts)
      }
    }
    if !problem.hasSwaps {
      guard let pattern = proven(price: price) else { return }
      if best == nil { best = pattern }
      pool.choose(all: pattern.withheld)
    }
    let wide = pool.isChosen
    shed()
    if pool.cost < bestCost - 1e-9 { _ = settle(most: Self.cutsPerAttack) }
    if bestChoice == nil {
      pool.choose(all: wide)
      best = proven()
    }
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

  /// The relaxed optimum per unknown, as far as its share of the effort goes; `nil` when no choice satisfies the cuts.
  private func relaxed() -> [Double]? {
    let end = spent + Int(Double(limit) * (isSmall ? Self.relaxedShares.small : Self.relaxedShares.large))
    var (round, crack) = (0, 0)
    let cracks = isPlain ? Self.cracks.plain : Self.cracks.besideLatents
    master.add(pool.cuts)
    var parts = problem.price.map { _ in 0.0 }
    while spent < end, !isReached, crack < cracks.count {
      guard let answer = master.relaxation() else { return nil }
      parts = answer.choice
      raise(to: answer.bound)
      otherWork += answer.effort
      let cuts = CutSeparator.cuts(
        problem, lanes, at: answer.choice, most: Self.cutsPerRound, from: 17 * round, crack: cracks[crack])
      round += 1
      let isNew = pool.add(cuts)
      master.add(cuts)
      if !isNew || (cuts.count < Self.few && crack + 1 < cracks.count) { crack += 1 }
    }
    return parts
  }

  private func raise(to value: Double) {
    floor = max(floor, grid.raised(value))
  }

  /// Goes on by the way that has had least of its share, as long as any has news, and asks the whole master beside.
  private func improve() {
    defer { hear() }
    var step = firstStep
    var size = 0
    var turns = CoverTurns(isSmall: isSmall)
    while !isReached, spent < limit {
      ask()
      let (before, known) = (spent, news)
      switch turns.next {
      case .walk: takeTurn { walk(&step) }
      case .rebuilding:
        takeTurn {
          size = size % Self.largestPart + 1
          rebuild(size)
        }
      case .algebra: startAnew(shaken: 0.1 + 0.4 * dice.fraction())
      case nil:
        if aside == nil { return }
        hear()
      }
      let effort = spent - before
      if let aside, spent >= aside.due { hear() }
      turns.end(effort: effort, hadNews: news > known)
      if news > known { mayAsk = isSmall }
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
    pool.choose(all: bestChoice ?? pool.isChosen)
    if descent.run(&pool, limit: bestCost - max(grid.step, step * bestCost), flips: flips) {
      _ = settle(most: Self.cutsPerAttack)
    } else {
      step = step * bestCost > grid.step ? step / 4 : firstStep
    }
  }

  /// Tears a part out of the best pattern, its first cell for good, and covers what is broken anew.
  ///
  /// - Parameter size: Cells of the part.
  private func rebuild(_ size: Int) {
    pool.choose(all: bestChoice ?? pool.isChosen)
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

  /// Attacks the pool's choice: one that survives and costs no more is the best one then, proven or claimed.
  private func settle(most: Int) -> Attacked {
    let chosen = pool.candidates.filter { pool.isChosen[$0] }
    pool.trim(chosen.sorted { (problem.price[$0] ?? 0, $0) > (problem.price[$1] ?? 0, $1) })
    let cuts = attack.cuts(at: pool.isChosen, most: most)
    if !cuts.isEmpty { return pool.add(cuts) ? .learnt : .barred }
    if problem.hasSwaps { return claimed() }
    guard let pattern = proven(), pattern.cost <= bestCost + 1e-9 else {
      pool.bar()
      return .barred
    }
    if pattern.cost < bestCost - 1e-9 { improvements += 1 }
    best = pattern
    return .safe
  }

  /// Takes the pool's choice, on which no attack succeeded, as the cheapest, to be proven later.
  private func claimed() -> Attacked {
    guard pool.cost <= bestCost + 1e-9 else {
      pool.bar()
      return .barred
    }
    if pool.cost < bestCost - 1e-9 {
      improvements += 1
    } else if claim == nil {
      return .safe
    }
    claim = (pool.isChosen, pool.cost)
    return .safe
  }

  /// The pool's choice made safe by the cheapest deviations; what attacks found before is taken as it is.
  private func proven(price: [Double?]? = nil) -> Pattern? {
    var pattern = Pattern(problem)
    for unknown in pool.candidates where pool.isChosen[unknown] { pattern.withhold(unknown) }
    for deviation in attack.deviations(at: pool.isChosen) { _ = pattern.take(deviation) }
    var repair = PatternRepair(finder: finder, price: price ?? problem.price)
    do throws(PatternRepair.Hopeless) { try repair.repair(&pattern, pattern.unsafe) } catch { return nil }
    return pattern
  }

  /// Lets the whole master seek the cheapest choice for the cuts known, on another core.
  private func ask() {
    guard aside == nil, mayAsk, spent + asideEffort <= limit else { return }
    let cuts = pool.soundCuts
    let limit = min(limit - spent, limit / Self.turns)
    let cost = grid.withoutPreference(bestCost)
    let spared = pool.candidates.filter { grid.isSpared(problem.price[$0] ?? 0) }
    // Where no pattern costs less it is left to be seen whether one that costs as much spares more.
    let search =
      isCostProven
      ? WholeMasterAside(wholeMaster, cuts, cutoff: cost + 0.5, without: spared, limit: limit)
      : WholeMasterAside(wholeMaster, cuts, best: bestChoice, cutoff: cost - 1e-6, limit: limit)
    aside = (search, spent, spent + asideEffort, news)
  }

  /// Waits for the whole master's answer: it raises the bound, and a choice is attacked. If it survives it is a better
  /// pattern.
  private func hear() {
    guard let (search, begun, _, known) = aside, let found = search.answer() else { return }
    (aside, wholeMaster, asideEffort) = (nil, found.master, max(found.answer.effort, limit / Self.turnsAside))
    otherWork += max(0, found.answer.effort - (spent - begun))
    let wasProven = isCostProven
    raise(to: min(found.answer.bound, bestCost))
    if let choice = found.answer.choice, !isReached {
      pool.choose(all: choice)
      if pool.cost < bestCost - 1e-9, !pool.broken.isEmpty || settle(most: .max) == .learnt {
        mend(limit: bestCost - grid.step)
      }
    }
    mayAsk = found.answer.isCutShort || news > known || isCostProven != wasProven
  }
}
