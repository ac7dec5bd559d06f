/// The cheapest choice, in parts, that gives every cell of each sum room to move, and what it costs.
///
/// In a sum a cell moves only as far as others make up for it: a cut for each cell of each sum, found by counting, where
/// an attack takes a program. Such a choice is far from safe, but it tells which cells serve many others: a pattern that is
/// built where these are cheap needs fewer than one that looks at one cell after the other.
struct RowCover {
  /// Effort after which no more cuts of shown cells are taken in that the choice breaks.
  private static let mostEffort = 400_000
  /// What of its price a cell costs that is not in the choice.
  private static let dearest = 1.2

  /// No safe pattern costs less.
  private(set) var bound = 0.0
  /// Per unknown, from 0 to 1.
  private var parts: [Double] = []
  /// As ``LinearProgram/effort``.
  private(set) var effort = 0

  /// - Returns: `nil` where sums alone ask for nothing, or no choice gives them what they ask for.
  init?(_ problem: SuppressionProblem) {
    var cuts: [CoveringCut] = []
    var left: [CoveringCut] = []
    for row in problem.rows where row.kind == .sum {
      if row.terms.contains(where: { problem.isLatent($0.unknown) }) { continue }
      for term in row.terms where problem.primary[term.unknown] || problem.price[term.unknown] != nil {
        let own = problem.cuts(of: term, in: row)
        if problem.primary[term.unknown] { cuts += own } else { left += own }
      }
    }
    if cuts.isEmpty { return nil }
    let master = CoverMaster(problem)
    while !cuts.isEmpty, effort < Self.mostEffort {
      master.add(cuts)
      guard let answer = master.relaxation() else { return nil }
      (parts, bound) = (answer.choice, answer.bound)
      effort += answer.effort + left.count
      cuts = left.filter { $0.isBroken(by: parts, beyond: wholeTolerance) }
      left.removeAll { $0.isBroken(by: parts, beyond: wholeTolerance) }
    }
    let grid = PriceGrid(problem.candidates.map { problem.price[$0] })
    bound = grid.withoutPreference(grid.raised(bound))
  }

  /// Prices that are lower the more of a cell is in the choice.
  func favoured(_ price: [Double?]) -> [Double?] {
    zip(price, parts).map { price, part in price.map { $0 * (Self.dearest - part) } }
  }
}

extension SuppressionProblem {
  /// What a withheld cell needs of the others of a sum: to be as wide, and as high, as it must be.
  fileprivate func cuts(of cell: CellSystem.Row.Term, in row: CellSystem.Row) -> [CoveringCut] {
    guard let need = need[cell.unknown] else { return [] }
    let rise = need.top - truth[cell.unknown]
    return [
      cut(of: cell, in: row, need: need.width, mayFall: true), cut(of: cell, in: row, need: rise, mayFall: false),
    ]
    .compactMap(\.self)
  }

  /// - Parameter need: How far up the cell must move, or up and down together.
  private func cut(
    of cell: CellSystem.Row.Term, in row: CellSystem.Row, need: Int, mayFall: Bool
  ) -> CoveringCut? {
    var rest = need
    var weights: [Int: Double] = [:]
    for other in row.terms where other.unknown != cell.unknown && rest > 0 {
      // What stands on the other side of the sum moves with the cell.
      let isWith = cell.coefficient * other.coefficient < 0
      let up = min(room(cell.unknown, up: true), room(other.unknown, up: isWith))
      let down = mayFall ? min(room(cell.unknown, up: false), room(other.unknown, up: !isWith)) : 0
      if primary[other.unknown] {
        rest -= min(rest, up + down)
      } else if price[other.unknown] != nil {
        weights[other.unknown] = Double(up + down)
      }
    }
    if rest <= 0 { return nil }
    return CoveringCut(
      weights: weights, need: Double(rest), target: cell.unknown, isConditional: !primary[cell.unknown])
  }

  private func room(_ unknown: Int, up: Bool) -> Int {
    up ? most[unknown] - truth[unknown] : truth[unknown] - least[unknown]
  }
}
