/// Finds cuts that a choice of cells, whole or fractional, does not satisfy.
///
/// The attacker's program over all cells: a cell that is withheld to the part z may move by the part z of its room. The
/// duals of its optimum bound what any other choice allows (M. Fischetti, J. J. Salazar, "Solving the cell suppression
/// problem on tabular data with linear constraints", Management Science 47 (2001), section 4).
final class CutSeparator {
  private let problem: SuppressionProblem
  private let rowNumbers: [Int]
  private var program: LinearProgram
  private var low: [Double]
  private var high: [Double]
  /// Farthest that any cell needs to move.
  private let reach: Double
  private(set) var work = 0

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    rowNumbers = Array(problem.rows.indices)
    let zeros = [Double](repeating: 0, count: problem.unknowns)
    (low, high) = (zeros, zeros)
    reach = Self.reach(problem)
    program = LinearProgram(
      lower: zeros, upper: zeros,
      rows: problem.rows.indices.map { number in
        let row = problem.rows[number]
        let isSum = row.kind == .sum
        return LinearProgram.Row(
          columns: row.terms.map(\.unknown), coefficients: row.terms.map { Double($0.coefficient) },
          lower: isSum ? 0 : -.infinity, upper: isSum ? 0 : Double(problem.slack(of: number)))
      })
    program.useSimpleMatrix()
  }

  private static func reach(_ problem: SuppressionProblem) -> Double {
    var reach = 1
    for (unknown, need) in problem.need.enumerated() {
      if let need { reach = max(reach, need.width, need.top - problem.truth[unknown]) }
    }
    return Double(reach)
  }

  /// - Parameters:
  ///   - choice: From 0 to 1 per unknown; 1 for primary cells and latents.
  ///   - most: Cuts after which the search ends.
  /// - Returns: Cuts that the choice breaks.
  func cuts(at choice: [Double], most: Int, from start: Int = 0) -> [CoveringCut] {
    setRoom(choice)
    var found: [CoveringCut] = []
    var seenLow = low.map { _ in 0.0 }
    var seenHigh = seenLow
    let targets = problem.need.indices.filter { problem.need[$0] != nil && choice[$0] > 0.3 }
    for target in targets.indices.map({ targets[($0 + start) % targets.count] }) {
      guard found.count < most, let need = problem.need[target] else { break }
      found += cuts(for: target, need, at: choice, &seenLow, &seenHigh)
    }
    return found
  }

  private func setRoom(_ choice: [Double]) {
    for unknown in low.indices {
      let (down, up) = room(unknown)
      let isOpen = problem.isLatent(unknown) || problem.primary[unknown]
      if isOpen {
        (low[unknown], high[unknown]) = (-down, up)
      } else {
        let part = problem.price[unknown] == nil ? 0 : choice[unknown]
        (low[unknown], high[unknown]) = (-min(down, reach) * part, min(up, reach) * part)
      }
    }
  }

  private func room(_ unknown: Int) -> (down: Double, up: Double) {
    let truth = problem.truth[unknown]
    return (Double(truth - problem.least[unknown]), Double(problem.most[unknown] - truth))
  }

  private func cuts(
    for target: Int, _ need: SuppressionProblem.Need, at choice: [Double], _ seenLow: inout [Double],
    _ seenHigh: inout [Double]
  ) -> [CoveringCut] {
    let width = Double(need.width)
    let top = Double(need.top - problem.truth[target])
    func isWide() -> Bool {
      let (lowest, highest): (Double, Double) = (seenLow[target], seenHigh[target])
      return highest - lowest >= width - wholeTolerance && highest >= top - wholeTolerance
    }
    if isWide() { return [] }
    let before = (low[target], high[target])
    defer { (low[target], high[target]) = before }
    let (most, least) = (room(target).up, room(target).down)
    low[target] = max(-least, -width)
    high[target] = min(most, max(width, top))
    let up = bound(target, sign: -1, &seenLow, &seenHigh)
    if isWide() { return [] }
    let down = bound(target, sign: 1, &seenLow, &seenHigh)
    if isWide() { return [] }
    guard let up, let down else { return [] }
    var found: [CoveringCut] = []
    let both = CoveringCut(
      weights: up.weights.merging(down.weights, uniquingKeysWith: +), need: width - up.rest - down.rest, target: target,
      isConditional: !problem.primary[target])
    let alone = CoveringCut(
      weights: up.weights, need: top - up.rest, target: target, isConditional: !problem.primary[target])
    for cut in [both, alone] where cut.need > wholeTolerance && cut.isBroken(by: choice) { found.append(cut) }
    return found
  }

  /// What bounds the target's move: a part that is there in any case, and what each candidate may add.
  private func bound(
    _ target: Int, sign: Double, _ seenLow: inout [Double], _ seenHigh: inout [Double]
  ) -> (rest: Double, weights: [Int: Double])? {
    program.setBounds(lower: low, upper: high)
    guard case .optimal = program.minimise(target, sign: sign) else { return nil }
    work += program.effort
    let values = program.values()
    for unknown in values.indices {
      seenLow[unknown] = min(seenLow[unknown], values[unknown])
      seenHigh[unknown] = max(seenHigh[unknown], values[unknown])
    }
    return certificate(program.prices(), target, sign: sign)
  }

  /// −sign × move ≤ rest + Σ weight × z, for any prices (weak duality).
  private func certificate(_ prices: [Double], _ target: Int, sign: Double) -> (rest: Double, weights: [Int: Double]) {
    var rest = 0.0
    var reduced: [Int: Double] = [target: -sign]
    for (number, raw) in prices.enumerated() where abs(raw) > wholeTolerance {
      let row = problem.rows[number]
      // The program minimises: its prices have the other sign; a containment's price may only push one way.
      let price = row.kind == .sum ? -raw : max(0, -raw)
      if row.kind == .containment { rest += price * Double(problem.slack(of: number)) }
      for term in row.terms { reduced[term.unknown, default: 0] -= price * Double(term.coefficient) }
    }
    var weights: [Int: Double] = [:]
    for (unknown, cost) in reduced where abs(cost) > wholeTolerance {
      let (down, up) = room(unknown)
      let most = cost > 0 ? cost * up : -cost * down
      if unknown == target || problem.primary[unknown] || problem.isLatent(unknown) {
        rest += most
      } else if problem.price[unknown] != nil {
        weights[unknown] = most
      }
    }
    return (rest, weights)
  }
}

extension CoveringCut {
  /// Whether a fractional choice falls short of the cut by a hundredth of its need.
  func isBroken(by choice: [Double]) -> Bool {
    var sum = 0.0
    for term in terms { sum += term.weight * choice[term.unknown] }
    let share: Double = isConditional ? choice[target] : 1
    return sum < need * (share - 0.01)
  }
}
