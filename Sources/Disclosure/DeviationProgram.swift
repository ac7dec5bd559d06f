/// Looks for the cheapest deviation that moves one cell by a given amount.
///
/// Each unknown of the scope has two columns, what it gains and what it loses; all others stay. The costs are those of
/// a minimum-cost circulation through the table, so that few cells of low cost move (J. P. Kelly, B. L. Golden,
/// A. A. Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 22 (1992)).
struct DeviationProgram: ~Copyable {
  enum Answer {
    case found(Deviation, cost: Double)
    /// The relaxation moves these unknowns; no whole numbers were found.
    case fractional([Int])
    case impossible
  }

  /// Branches until a fractional table is given up, and whether a general search follows.
  struct Branches {
    let most: Int
    let isGeneral: Bool
    static let usual = Branches(most: 24, isGeneral: true)
    /// Where CBC is busy on another core.
    static let many = Branches(most: 300, isGeneral: false)
    /// Beside latents, where a table that is found late is found too late.
    static let few = Branches(most: 24, isGeneral: false)
  }
  /// Nodes of a general search after that.
  private static let wholeNodes = 200

  let problem: SuppressionProblem
  let scope: [Int]
  private let position: [Int: Int]
  private let rows: [LinearProgram.Row]
  private var program: LinearProgram
  private var costs: [Double]
  private var upper: [Double]
  private let lower: [Double]
  private let branches: Branches
  private(set) var work = 0

  /// - Parameter scope: Unknowns that may move, ascending.
  init(_ problem: SuppressionProblem, scope: [Int], branches: Branches = .usual) {
    (self.problem, self.branches) = (problem, branches)
    self.scope = scope
    let position = Dictionary(uniqueKeysWithValues: scope.enumerated().map { ($1, $0) })
    self.position = position
    let numbers = Set(scope.flatMap { problem.rowsOfUnknown[$0] }).filter { problem.isNeeded[$0] }.sorted()
    rows = numbers.map { number -> LinearProgram.Row in
      var row = LinearProgram.Row(columns: [], coefficients: [], lower: 0, upper: 0)
      for term in problem.rows[number].terms {
        guard let place = position[term.unknown] else { continue }
        row.columns += [2 * place, 2 * place + 1]
        row.coefficients += [Double(term.coefficient), -Double(term.coefficient)]
      }
      if problem.rows[number].kind == .containment {
        (row.lower, row.upper) = (-.infinity, Double(problem.slack(of: number)))
      }
      return row
    }
    lower = [Double](repeating: 0, count: 2 * scope.count)
    upper = lower
    costs = lower
    program = LinearProgram(lower: lower, upper: upper, rows: rows)
    program.useSimpleMatrix()
  }

  /// The costs of moving: `nil` for an unknown that must stay.
  mutating func setCosts(_ cost: (Int) -> Double?) {
    for (place, unknown) in scope.enumerated() {
      let price = cost(unknown)
      for side in 0...1 {
        costs[2 * place + side] = price ?? 0
        upper[2 * place + side] = price == nil ? 0 : room(unknown, up: side == 0)
      }
    }
  }

  private func room(_ unknown: Int, up: Bool) -> Double {
    Double(up ? problem.most[unknown] - problem.truth[unknown] : problem.truth[unknown] - problem.least[unknown])
  }

  /// - Parameters:
  ///   - amount: How far the target moves, not 0.
  ///   - restriction: What a respondent admits of one unknown.
  mutating func move(_ target: Int, by amount: Int, under restriction: SuppressionProblem.Restriction? = nil) -> Answer
  {
    guard let place = position[target] else { return .impossible }
    var (low, high) = (lower, upper)
    let (forth, back) = amount > 0 ? (2 * place, 2 * place + 1) : (2 * place + 1, 2 * place)
    guard room(target, up: amount > 0) >= Double(abs(amount)) else { return .impossible }
    (low[forth], high[forth]) = (Double(abs(amount)), Double(abs(amount)))
    (low[back], high[back]) = (0, 0)
    if let restriction, let column = position[restriction.unknown] {
      let truth = problem.truth[restriction.unknown]
      high[2 * column] = min(high[2 * column], Double(restriction.most - truth))
      high[2 * column + 1] = min(high[2 * column + 1], Double(truth - restriction.least))
      if low[2 * column] > high[2 * column] || low[2 * column + 1] > high[2 * column + 1] { return .impossible }
    }
    return solve(low, high)
  }

  /// How far the target can move at most, up to a limit; the cells that move may not go so far together.
  mutating func reach(_ target: Int, up: Bool, limit: Int) -> Int {
    guard let place = position[target] else { return 0 }
    var high = upper
    let (forth, back) = up ? (2 * place, 2 * place + 1) : (2 * place + 1, 2 * place)
    (high[forth], high[back]) = (min(room(target, up: up), Double(limit)), 0)
    program.setCosts(upper.indices.map { $0 == forth ? -1 : 0 })
    program.coldStart()
    program.setBounds(lower: lower, upper: high)
    let outcome = program.minimiseAgain()
    work += program.effort
    guard case .optimal(let cost) = outcome else { return limit }
    return Int((-cost + wholeTolerance).rounded(.down))
  }

  private mutating func solve(_ low: [Double], _ high: [Double]) -> Answer {
    var open = [(low: low, high: high)]
    var support: [Int]?
    program.setCosts(costs)
    // Where nothing moves no cost can be saved: from there the dual method walks straight to the cheapest circulation.
    program.coldStart()
    for _ in 0..<branches.most {
      guard let node = open.popLast() else { break }
      program.setBounds(lower: node.low, upper: node.high)
      let outcome = program.minimiseAgain()
      work += program.effort
      guard case .optimal(let cost) = outcome else { continue }
      let values = program.values()
      guard let fraction = mostFractional(values) else {
        if let found = deviation(values) { return .found(found, cost: cost) }
        continue
      }
      if support == nil {
        support = scope.indices.filter { abs(values[2 * $0] - values[2 * $0 + 1]) > wholeTolerance }.map { scope[$0] }
      }
      var (below, above) = (node, node)
      below.high[fraction] = values[fraction].rounded(.down)
      above.low[fraction] = values[fraction].rounded(.up)
      open += values[fraction] - below.high[fraction] < 0.5 ? [above, below] : [below, above]
    }
    guard let support else { return .impossible }
    if !branches.isGeneral { return .fractional(support) }
    return whole(low, high) ?? .fractional(support)
  }

  /// What a general search over whole numbers says where branching found nothing.
  private mutating func whole(_ low: [Double], _ high: [Double]) -> Answer? {
    let columns = costs.indices.map { IntegerProgram.Column(lower: low[$0], upper: high[$0], cost: costs[$0]) }
    let answer = IntegerProgram(columns: columns, rows: rows).solve(nodes: Self.wholeNodes)
    work += answer.effort
    if answer.status == .infeasible { return .impossible }
    return deviation(answer.values).map { .found($0, cost: answer.objective) }
  }

  private func deviation(_ values: [Double]) -> Deviation? {
    var moves: [Deviation.Move] = []
    guard !values.isEmpty else { return nil }
    for (place, unknown) in scope.enumerated() {
      let by = Int(values[2 * place].rounded()) - Int(values[2 * place + 1].rounded())
      if by != 0 { moves.append(Deviation.Move(unknown: unknown, by: by)) }
    }
    guard !moves.isEmpty, problem.admits(moves) else { return nil }
    return Deviation(moves: moves, excluded: problem.excluded(by: moves))
  }
}

extension SuppressionProblem {
  /// Restrictions that a moved table does not obey.
  func excluded(by moves: [Deviation.Move]) -> [Int] {
    moves.flatMap { move in
      (restrictionsOfUnknown[move.unknown] ?? []).filter { number in
        let value = truth[move.unknown] + move.by
        return value < restrictions[number].least || value > restrictions[number].most
      }
    }.sorted()
  }
}
