/// The cheapest choice of whole cells that satisfies every cut found so far.
///
/// Of thousands of cuts few matter: a program begins with those that the relaxed optimum needs, and takes in what its
/// choice breaks.
struct WholeMaster: Sendable {
  /// What a search for whole choices found.
  struct Answer: Sendable {
    /// No choice costs less.
    var bound = -Double.infinity
    /// Per unknown, whether it is chosen: satisfies every cut; `nil` where none was found.
    var choice: [Bool]?
    /// As ``LinearProgram/effort``.
    var effort = 0
    /// Whether a longer search would say more.
    var isCutShort = false
  }

  /// Cuts that are taken in after a search, and cells of the cuts that are in from the start.
  private static let mostAtOnce = 100
  private static let shortest = 3
  /// What a program takes is to be between so many times the effort that a search is given: its nodes are changed then.
  private static let fewTurns = 2
  private static let mostTurns = 8
  private static let leastNodes = 50

  private let rows: CoverRows
  /// Per candidate, without preferences: where all are whole CBC knows that costs are.
  private let prices: [Double]
  private let unknowns: Int
  /// Which cuts the programs of ``choice(_:best:cutoff:limit:)`` have taken in, and keep.
  private var isIn: [Bool] = []
  /// Of one search; twice as many whenever they were too few, half as many whenever they took too long.
  private var nodes = 100
  /// Rows of the last search that was cut short.
  private var rowsBefore = 0

  init(_ problem: SuppressionProblem) {
    rows = CoverRows(problem)
    unknowns = problem.unknowns
    prices = rows.prices.map(PriceGrid(rows.prices).withoutPreference)
  }

  /// The cheapest whole choice, as far as the effort goes.
  ///
  /// - Parameters:
  ///   - cuts: What it must satisfy: those of the last time, and others behind them.
  ///   - best: Per unknown, whether a pattern withholds it that costs no less than the cutoff: a proof from there takes
  ///     a fraction of the nodes.
  ///   - cutoff: Only choices of a lower cost are sought, preferences left out.
  ///   - spared: Cells that must not be chosen.
  ///   - limit: Effort after which no other program is begun.
  mutating func choice(
    _ cuts: [CoveringCut], best: [Bool]? = nil, cutoff: Double, without spared: [Int] = [], limit: Int
  ) -> Answer {
    let rows = cuts.map(rows.row)
    var answer = Answer()
    for row in rows[isIn.count...] { isIn.append(row.columns.count <= Self.shortest) }
    guard needed(rows, &answer) else { return Answer(bound: .infinity, effort: answer.effort) }
    let start = best.map { best in self.rows.candidates.map { best[$0] ? 1.0 : 0 } }
    let columns = zip(self.rows.candidates, prices).map { unknown, price in
      IntegerProgram.Column(lower: 0, upper: spared.contains(unknown) ? 0 : 1, cost: price)
    }
    while true {
      var whole = IntegerProgram(columns: columns)
      whole.isTightened = false
      whole.rows = rows.indices.filter { isIn[$0] }.map { rows[$0] }
      let found = whole.solve(start: start, cutoff: start == nil ? cutoff : nil, nodes: nodes)
      answer.effort += found.effort
      answer.bound = max(answer.bound, found.status == .infeasible ? cutoff : found.bound)
      answer.isCutShort = found.status == .feasible || found.status == .undecided
      if answer.isCutShort { change(nodesAfter: found.effort, limit, rows: whole.rows.count) }
      if found.values.isEmpty || found.objective > cutoff { return answer }
      let broken = broken(rows, by: found.values)
      if broken.isEmpty {
        answer.choice = choice(of: found.values)
        return answer
      }
      for number in broken { isIn[number] = true }
      answer.isCutShort = answer.effort >= limit
      if answer.isCutShort { return answer }
    }
  }

  /// What was cut short is not begun again as it was.
  private mutating func change(nodesAfter effort: Int, _ limit: Int, rows: Int) {
    if effort < Self.fewTurns * limit || rows == rowsBefore {
      nodes *= 2
    } else if effort > Self.mostTurns * limit {
      nodes = max(Self.leastNodes, nodes / 2)
    }
    rowsBefore = rows
  }

  private func choice(of values: [Double]) -> [Bool] {
    var choice = [Bool](repeating: false, count: unknowns)
    for (place, value) in values.enumerated() where value > 0.5 { choice[rows.candidates[place]] = true }
    return choice
  }

  /// Takes in what the relaxed optimum of all cuts needs.
  ///
  /// - Returns: `false` when no choice satisfies the cuts.
  private mutating func needed(_ rows: [LinearProgram.Row], _ answer: inout Answer) -> Bool {
    var program = self.rows.program()
    program.append(rows.indices.filter { isIn[$0] }.map { rows[$0] })
    while true {
      guard case .optimal(let bound) = program.minimiseAgain() else { return false }
      answer.effort += program.effort + rows.count
      answer.bound = bound
      let broken = broken(rows, by: program.values())
      if broken.isEmpty { return true }
      for number in broken { isIn[number] = true }
      program.append(broken.map { rows[$0] })
    }
  }

  /// Rows that are not in and that a choice breaks, those first that it breaks most.
  private func broken(_ rows: [LinearProgram.Row], by values: [Double]) -> [Int] {
    let missing = rows.indices.compactMap { number -> (missing: Double, number: Int)? in
      let row = rows[number]
      if isIn[number] { return nil }
      let sum = zip(row.columns, row.coefficients).reduce(0) { $0 + $1.1 * values[$1.0] }
      return sum < row.lower - wholeTolerance ? (row.lower - sum, number) : nil
    }
    return missing.sorted { ($1.missing, $0.number) < ($0.missing, $1.number) }.prefix(Self.mostAtOnce).map(\.number)
  }
}
