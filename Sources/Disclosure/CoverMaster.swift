/// The cheapest choice of cells that satisfies every cut found so far: relaxed, or in whole cells.
final class CoverMaster {
  let candidates: [Int]
  private let unknowns: Int
  private let column: [Int: Int]
  private var whole: IntegerProgram
  private var relaxed: LinearProgram
  private var known: Set<CoveringCut> = []
  private let fixed: [Bool]

  init(_ problem: SuppressionProblem) {
    let candidates = (0..<problem.unknowns).filter {
      !problem.isLatent($0) && !problem.primary[$0] && problem.price[$0] != nil
    }
    self.candidates = candidates
    unknowns = problem.unknowns
    column = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
    fixed = (0..<problem.unknowns).map { problem.isLatent($0) || problem.primary[$0] }
    let prices = candidates.map { problem.price[$0] ?? 0 }
    whole = IntegerProgram(columns: prices.map { .choice(cost: $0) })
    relaxed = LinearProgram(
      lower: prices.map { _ in 0 }, upper: prices.map { _ in 1 }, rows: [])
    relaxed.setCosts(prices)
  }

  /// - Returns: Whether any was new.
  func add(_ cuts: [CoveringCut]) -> Bool {
    let fresh = cuts.filter { known.insert($0).inserted }.map(row)
    relaxed.append(fresh)
    whole.rows += fresh
    return !fresh.isEmpty
  }

  /// Σ weight × z ≥ need, times the target's z where the cut holds only with its target.
  private func row(_ cut: CoveringCut) -> LinearProgram.Row {
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

  /// The relaxed optimum per unknown; `nil` when no choice satisfies the cuts.
  func relaxation() -> (choice: [Double], bound: Double, effort: Int)? {
    guard case .optimal(let bound) = relaxed.minimiseAgain() else { return nil }
    return (spread(relaxed.values()), bound, relaxed.effort)
  }

  /// The cheapest whole choice as far as the nodes go.
  ///
  /// - Parameter best: A choice that is known to be safe.
  func choice(below best: [Bool], nodes: Int) -> (answer: IntegerProgram.Answer, choice: [Double]) {
    let start = candidates.map { best[$0] ? 1.0 : 0 }
    let answer = whole.solve(start: start, nodes: nodes)
    return (answer, spread(answer.values))
  }

  private func spread(_ values: [Double]) -> [Double] {
    var choice = fixed.map { $0 ? 1.0 : 0 }
    for (place, value) in values.enumerated() { choice[candidates[place]] = min(1, max(0, value)) }
    return choice
  }
}
