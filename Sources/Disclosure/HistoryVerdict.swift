import Programme

/// What of the earlier releases the new tables can neither harm nor save, found out once per plan.
///
/// A withheld count, or a change, that stays wide when every new cell is shown needs nothing of any pattern. One that is
/// not wide when no new cell is shown was given away before: no pattern brings it back. What hangs together and needs
/// nothing is put at counts that leave the new tables most room, and moves no more.
struct HistoryVerdict {
  /// Nodes of the search for such counts.
  private static let nodes = 50

  private let history: History
  private let policy: DisclosurePolicy
  private let knowledge: RespondentKnowledge
  private var knowsLost = false
  /// By ``HistoryRows/Unknown/identity``.
  private(set) var spared: Set<[Int]> = []
  /// Counts of unknowns that need not move, numbered from ``HistoryRows/first``.
  private(set) var settled: [Int: Int] = [:]

  init(_ history: History, policy: DisclosurePolicy, knowledge: RespondentKnowledge) {
    (self.history, self.policy, self.knowledge) = (history, policy, knowledge)
  }

  /// Spares what every pattern leaves safe, and settles what hangs together with nothing else.
  mutating func spareSafe() throws(DisclosureError) {
    if history.past.isEmpty { return }
    let (rows, problem) = try problem(showing: true)
    var moves = FreeMoves(problem)
    for (number, unknown) in rows.unknowns.enumerated() where unknown.isWithheld {
      guard let identity = unknown.identity else { continue }
      if case .safe = moves.answer(rows.first + number) { spared.insert(identity) }
    }
    try settle()
  }

  /// Spares too what was given away before; asked for only when something is stuck, as it seldom is.
  ///
  /// - Returns: Whether that is new.
  mutating func giveUpLost() throws(DisclosureError) -> Bool {
    if knowsLost { return false }
    knowsLost = true
    let (rows, problem) = try problem(showing: false)
    var moves = FreeMoves(problem)
    var lost: Set<[Int]> = []
    for (number, unknown) in rows.unknowns.enumerated() where unknown.isWithheld {
      guard let identity = unknown.identity else { continue }
      if case .unsafe = moves.answer(rows.first + number) { lost.insert(identity) }
    }
    spared.formUnion(lost)
    return !lost.isEmpty
  }

  /// The history beside new tables of which all is shown, or nothing.
  private func problem(
    showing isShown: Bool
  ) throws(DisclosureError) -> (rows: HistoryRows, problem: SuppressionProblem) {
    let system = CellSystem(history.set, kept: history.set.cells.map { _ in isShown })
    let rules = try ClassRules(history.set, system: system, policy: policy)
    let rows = try HistoryBuilder(history, beside: system, counts: rules.counts, sparing: spared).rows
    let none = rules.counts.map { _ in false }
    let problem = try SuppressionProblem(
      system, rules: rules, primary: none, price: none.map { _ in nil }, knowledge: knowledge)
    return (rows, problem.adding(rows))
  }

  private mutating func settle() throws(DisclosureError) {
    let (rows, problem) = try problem(showing: true)
    let isMovable = (0..<problem.unknowns).map(problem.isOpen)
    for block in problem.blocks(of: isMovable) where block.allSatisfy({ isFree($0, in: rows) }) {
      for (unknown, count) in zip(block, lowest(block, of: problem, endOfNew: rows.first)) {
        settled[unknown - rows.first] = count
      }
    }
  }

  private func isFree(_ unknown: Int, in rows: HistoryRows) -> Bool {
    unknown >= rows.first && unknown < rows.endOfPast && !rows.unknown(unknown).isWithheld
  }

  /// Counts of a block that leave what must not fall below them as much room as can be.
  private func lowest(_ block: [Int], of problem: SuppressionProblem, endOfNew: Int) -> [Int] {
    let bounding = Set(
      block.filter { unknown in
        problem.rowsOfUnknown[unknown].contains { number in
          problem.rows[number].kind == .containment && problem.rows[number].terms.contains { $0.unknown < endOfNew }
        }
      })
    let columns = block.map { unknown in
      IntegerProgram.Column(
        lower: Double(problem.least[unknown]), upper: Double(problem.most[unknown]),
        cost: bounding.contains(unknown) ? 1 : 0)
    }
    let truth = block.map { problem.truth[$0] }
    if bounding.isEmpty { return truth }
    let answer = IntegerProgram(columns: columns, rows: problem.programRows(of: block))
      .solve(start: truth.map(Double.init), nodes: Self.nodes)
    let found = answer.values.map { Int($0.rounded()) }
    let moves = zip(block, found).map { Deviation.Move(unknown: $0, by: $1 - problem.truth[$0]) }
    return found.count == block.count && problem.admits(moves.filter { $0.by != 0 }) ? found : truth
  }
}
