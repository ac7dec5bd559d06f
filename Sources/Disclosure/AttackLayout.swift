/// What can move at all when every candidate may, and what ties it: the columns and rows of an ``AttackProgram``.
///
/// What rows leave no choice under any pattern, such as the parts of a zero that is always shown, has no column.
struct AttackLayout: Sendable {
  let problem: SuppressionProblem
  /// Unknowns that may move, ascending.
  let movable: [Int]
  /// Per unknown, its place among those.
  let place: [Int?]
  /// Rows that tie them, numbered as in the problem, each without what never moves; none follows from others.
  let rows: [(number: Int, terms: [CellSystem.Row.Term])]
  /// What rows leave each unknown under any pattern.
  private let bounds: ImpliedBounds

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    let bounds = ImpliedBounds(
      problem, isMovable: problem.price.indices.map { problem.isOpen($0) || problem.price[$0] != nil })
    let movable = problem.price.indices.filter { bounds.least[$0] < bounds.most[$0] }
    (self.bounds, self.movable) = (bounds, movable)
    var place = [Int?](repeating: nil, count: problem.unknowns)
    for (column, unknown) in movable.enumerated() { place[unknown] = column }
    self.place = place
    let short = problem.rows.map { row in
      CellSystem.Row(terms: row.terms.filter { place[$0.unknown] != nil }, kind: row.kind)
    }
    let isNeeded = SuppressionProblem.neededRows(short, unknowns: problem.unknowns)
    rows = short.indices.filter { isNeeded[$0] && !short[$0].terms.isEmpty }.map { ($0, short[$0].terms) }
  }

  /// How far an unknown may move.
  func room(_ unknown: Int) -> (down: Double, up: Double) {
    let truth = problem.truth[unknown]
    return (Double(truth - bounds.least[unknown]), Double(bounds.most[unknown] - truth))
  }

  /// No move at all obeys every row.
  func program() -> LinearProgram {
    let zeros = [Double](repeating: 0, count: movable.count)
    var program = LinearProgram(
      lower: zeros, upper: zeros,
      rows: rows.map { row in
        let isSum = problem.rows[row.number].kind == .sum
        return LinearProgram.Row(
          columns: row.terms.compactMap { place[$0.unknown] }, coefficients: row.terms.map { Double($0.coefficient) },
          lower: isSum ? 0 : -.infinity, upper: isSum ? 0 : Double(problem.slack(of: row.number)))
      })
    program.useSimpleMatrix()
    return program
  }
}
