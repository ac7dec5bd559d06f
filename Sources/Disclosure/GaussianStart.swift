/// A first choice of cells by linear algebra: shows cells, the dearest first, as long as no cell that must stay withheld
/// follows from what is shown.
///
/// Nothing is said of how wide intervals are; few of the chosen cells are superfluous, though. Source of the idea:
/// Ø. Langsrud, "Secondary cell suppression by Gaussian elimination", Privacy in Statistical Databases 2024.
struct GaussianStart {
  private let problem: SuppressionProblem
  private var elimination = RowElimination()

  /// - Parameter problem: Whose rows are sums.
  init(_ problem: SuppressionProblem) {
    self.problem = problem
    for row in problem.rows where row.kind == .sum { _ = elimination.adds(row) }
    for unknown in 0..<problem.unknowns where !problem.isOpen(unknown) && problem.price[unknown] == nil {
      elimination.fix(unknown)
    }
  }

  /// - Parameter order: Candidates, those first that are to be shown.
  /// - Returns: Per unknown, whether it is withheld.
  func choice(order: [Int]) -> [Bool] {
    var elimination = elimination
    var withheld = (0..<problem.unknowns).map { problem.primary[$0] }
    for unknown in order {
      if elimination.determines(unknown, amongst: { problem.primary[$0] }) {
        withheld[unknown] = true
      } else {
        elimination.fix(unknown)
      }
    }
    return withheld
  }
}
