/// Cuts as rows of a program with a column per candidate.
struct CoverRows: Sendable {
  let candidates: [Int]
  let prices: [Double]
  private let column: [Int: Int]

  init(_ problem: SuppressionProblem) {
    candidates = problem.candidates
    column = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
    prices = candidates.map { problem.price[$0] ?? 0 }
  }

  /// A relaxed program without any cut.
  func program() -> LinearProgram {
    var program = LinearProgram(lower: prices.map { _ in 0 }, upper: prices.map { _ in 1 }, rows: [])
    program.setCosts(prices)
    return program
  }

  /// Σ weight × z ≥ need, times the target's z where the cut holds only with its target.
  func row(_ cut: CoveringCut) -> LinearProgram.Row {
    var row = LinearProgram.Row(columns: [], coefficients: [], lower: cut.need, upper: .infinity)
    for term in cut.terms {
      guard let place = column[term.unknown] else { continue }
      row.columns.append(place)
      row.coefficients.append(term.weight)
    }
    if cut.isConditional, let place = column[cut.target] {
      row.columns.append(place)
      row.coefficients.append(-cut.need)
      row.lower = 0
    }
    return row
  }
}
