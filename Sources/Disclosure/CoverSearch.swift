/// Searches a cheap safe pattern and a bound below all of them, from cuts.
///
/// Fractional choices are cut off until the relaxed master gives way. Whole choices (from linear algebra, from the
/// master, and from parts of the best pattern that are torn out and covered anew) are attacked, and whatever is found
/// unsafe becomes another cut. A choice that survives is proven in whole numbers.
final class CoverSearch {
  /// Cuts taken per round of the relaxation.
  private static let cutsPerRound = 80
  /// What the search goes on with, by its share of the effort: the way that has had least of its share comes next.
  private enum Way: Int, Comparable {
    case algebra = 1
    case local = 2
    case master = 3
    static func < (one: Way, other: Way) -> Bool { one.rawValue > other.rawValue }
  }

  /// Nodes of the master's search.
  private static let nodes = 500
  /// Candidates up to which a proof is sought, and the share of the effort that the relaxation may take then, and else.
  static let mostForProof = 320
  private static let relaxedShares = (small: 0.4, large: 0.15)

  let problem: SuppressionProblem
  let finder: DeviationFinder
  let separator: CutSeparator
  let pool: CoverPool
  let gauss: GaussianStart
  let limit: Int
  private let master: CoverMaster
  var dice = SplitMix(state: 20_260_101)
  private var masterWork = 0
  /// What linear algebra and the making of choices took.
  var otherWork = 0
  private let finderBefore: Int

  /// No safe pattern costs less.
  private(set) var bound = 0.0
  var best: Pattern?

  /// - Parameter limit: Effort as ``LinearProgram/effort``.
  init(_ problem: SuppressionProblem, finder: DeviationFinder, limit: Int) {
    (self.problem, self.finder, self.limit) = (problem, finder, limit)
    separator = CutSeparator(problem)
    master = CoverMaster(problem)
    pool = CoverPool(candidates: problem.candidates, price: problem.price)
    gauss = GaussianStart(problem)
    finderBefore = finder.work
  }

  var spent: Int { separator.work + masterWork + otherWork + finder.work - finderBefore + pool.steps / 100 }
  var bestCost: Double { best?.cost ?? .infinity }
  var isReached: Bool { bound >= bestCost - 1e-6 }
  private var isDone: Bool { spent >= limit || isReached }

  /// - Returns: `nil` where the cuts find no safe pattern at all, or none within the effort.
  func run() -> Pattern? {
    startAnew(shaken: 0)
    let (choice, isTight) = relaxed()
    guard let choice, best != nil else { return best }
    if isTight { follow(choice) }
    var ways: [Way: Int] = isTight ? [.master: 0, .local: 0, .algebra: 0] : [.algebra: 0]
    while !isDone, pool.cost > 0, let way = ways.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key {
      let before = spent
      var isGoing = true
      switch way {
      case .master: isGoing = askMaster()
      case .local: improve(for: limit / 200)
      case .algebra: startAnew(shaken: 0.1 + 0.4 * dice.fraction())
      }
      ways[way] = isGoing ? (ways[way] ?? 0) + (spent - before) / way.rawValue : nil
    }
    return best
  }

  /// For whose sake a cell of a pattern is withheld, as the cuts tell.
  func target(of cell: Int, in pattern: Pattern) -> Int? {
    pool.choose(all: pattern.withheld)
    return pool.need(of: cell)?.target
  }

  func learn(_ cuts: [CoveringCut]) -> Bool {
    _ = pool.add(cuts)
    return master.add(cuts)
  }

  /// The relaxed optimum, as far as its share of the effort goes; `nil` when no choice satisfies the cuts.
  private func relaxed() -> (choice: [Double]?, isTight: Bool) {
    let isSmall = pool.candidates.count <= Self.mostForProof
    let end = spent + Int(Double(limit) * (isSmall ? Self.relaxedShares.small : Self.relaxedShares.large))
    var round = 0
    var last: [Double]?
    while spent < end, !isReached {
      guard let answer = master.relaxation() else { return (nil, false) }
      raise(to: answer.bound)
      masterWork += answer.effort
      last = answer.choice
      let cuts = separator.cuts(at: answer.choice, most: Self.cutsPerRound, from: 17 * round)
      round += 1
      if !learn(cuts) { return (last, isSmall) }
    }
    return (last, false)
  }

  private func raise(to value: Double) {
    bound = max(bound, problem.hasWholePrices ? (value - 1e-6).rounded(.up) : value)
  }

  /// A pattern of what the relaxed choice likes.
  private func follow(_ choice: [Double]) {
    var price = problem.price
    for unknown in pool.candidates { price[unknown] = price[unknown].map { $0 * max(0.05, 1 - choice[unknown]) } }
    let current = pool.isChosen
    pool.choose(all: current.map { _ in false })
    if !mend(price: price, below: bestCost, near: []) { pool.choose(all: best?.withheld ?? current) }
  }

  /// The cheapest whole choice for the cuts known: it raises the bound, and mended it may be a better pattern.
  ///
  /// - Returns: `false` when the master has nothing more to say.
  private func askMaster() -> Bool {
    let current = pool.isChosen
    let found = master.choice(below: best?.withheld ?? current, nodes: Self.nodes)
    masterWork += found.answer.effort
    raise(to: found.answer.bound)
    guard !found.answer.values.isEmpty, !isReached else { return false }
    let isNew = learn(separator.cuts(at: found.choice, most: .max))
    let before = bestCost
    pool.choose(all: found.choice.map { $0 > 0.5 })
    if !mend(price: problem.price, below: bestCost, near: []) { pool.choose(all: best?.withheld ?? current) }
    return isNew || bestCost < before
  }
}
