/// The cheapest choice of cells in parts that satisfies every cut added so far: the relaxed master of a cut generation.
final class CoverMaster {
  private let rows: CoverRows
  private let isOpen: [Bool]
  private var relaxed: LinearProgram

  init(_ problem: SuppressionProblem) {
    rows = CoverRows(problem)
    isOpen = (0..<problem.unknowns).map { problem.isOpen($0) }
    relaxed = rows.program()
  }

  func add(_ cuts: [CoveringCut]) { relaxed.append(cuts.map(rows.row)) }

  /// The relaxed optimum per unknown for the cuts that were added; `nil` when no choice satisfies them.
  func relaxation() -> (choice: [Double], bound: Double, effort: Int)? {
    guard case .optimal(let bound) = relaxed.minimiseAgain() else { return nil }
    var choice = isOpen.map { $0 ? 1.0 : 0 }
    for (place, value) in relaxed.values().enumerated() { choice[rows.candidates[place]] = min(1, max(0, value)) }
    return (choice, bound, relaxed.effort)
  }
}
