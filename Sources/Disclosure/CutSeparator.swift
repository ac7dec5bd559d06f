/// Finds cuts that a choice of cells, whole or fractional, does not satisfy.
///
/// The attacker's program over all cells: a cell that is withheld to the part z may move by the part z of its room. The
/// duals of its optimum bound what any other choice allows (M. Fischetti, J. J. Salazar, "Solving the cell suppression
/// problem on tabular data with linear constraints", Management Science 47 (2001), section 4).
final class CutSeparator {
  private let problem: SuppressionProblem
  private let basis: [Int]
  private var program: LinearProgram
  private var low: [Double]
  private var high: [Double]
  /// Farthest that any cell needs to move.
  private let reach: Double
  private(set) var work = 0
  /// How far each unknown was seen to move under the choice that is attacked.
  private var seenLow: [Double] = []
  private var seenHigh: [Double] = []
  /// Whether the choice is whole, so that its tables are kept.
  private var keepsTables = false
  /// Tables that earlier attacks on whole choices found, as moves from the true one: often they fit the next choice too.
  private var bank: [[(unknown: Int, by: Double)]] = []
  private static let mostInBank = 500

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    basis = problem.rows.indices.filter { problem.isNeeded[$0] }
    let zeros = [Double](repeating: 0, count: problem.unknowns)
    (low, high) = (zeros, zeros)
    reach = Double(problem.farthestNeed)
    program = LinearProgram(
      lower: zeros, upper: zeros,
      rows: basis.map { number in
        let row = problem.rows[number]
        let isSum = row.kind == .sum
        return LinearProgram.Row(
          columns: row.terms.map(\.unknown), coefficients: row.terms.map { Double($0.coefficient) },
          lower: isSum ? 0 : -.infinity, upper: isSum ? 0 : Double(problem.slack(of: number)))
      })
    program.useSimpleMatrix()
  }

  /// - Parameters:
  ///   - choice: From 0 to 1 per unknown; 1 for primary cells and latents.
  ///   - most: Cuts after which the search ends.
  ///   - start: Which of the targets is attacked first.
  ///   - first: Targets that are attacked before all others.
  /// - Returns: Cuts that the choice breaks.
  func cuts(at choice: [Double], most: Int, from start: Int = 0, first: [Int] = []) -> [CoveringCut] {
    setRoom(choice)
    var found: [CoveringCut] = []
    (seenLow, seenHigh) = (low.map { _ in 0.0 }, high.map { _ in 0.0 })
    keepsTables = choice.allSatisfy { $0 == 0 || $0 == 1 }
    if keepsTables { recall() }
    let targets = problem.need.indices.filter { problem.need[$0] != nil && choice[$0] > 0.3 }
    for target in first + targets.indices.map({ targets[($0 + start) % targets.count] }) {
      guard found.count < most else { break }
      if let need = problem.need[target], choice[target] > 0.3 { found += cuts(for: target, need, at: choice) }
    }
    return found
  }

  /// What the tables of earlier attacks show of this choice.
  private func recall() {
    for moves in bank where moves.allSatisfy({ low[$0.unknown] <= $0.by && $0.by <= high[$0.unknown] }) {
      for move in moves { see(move.unknown, move.by) }
    }
  }

  /// Tables of whole numbers that fit a whole choice, among those that attacks found.
  func wholeDeviations(at choice: [Double]) -> [Deviation] {
    setRoom(choice)
    return bank.compactMap { moves in
      guard moves.allSatisfy({ low[$0.unknown] <= $0.by && $0.by <= high[$0.unknown] }) else { return nil }
      let whole = moves.map { Deviation.Move(unknown: $0.unknown, by: Int($0.by.rounded())) }.filter { $0.by != 0 }
      guard problem.admits(whole) else { return nil }
      return Deviation(moves: whole, excluded: problem.excluded(by: whole))
    }
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

  private func cuts(for target: Int, _ need: SuppressionProblem.Need, at choice: [Double]) -> [CoveringCut] {
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
    let up = bound(target, sign: -1)
    if isWide() { return [] }
    let down = bound(target, sign: 1)
    if isWide() { return [] }
    guard let up, let down else { return [] }
    var found: [CoveringCut] = []
    let both = CoveringCut(
      weights: up.weights.merging(down.weights, uniquingKeysWith: +), need: width - up.rest - down.rest, target: target,
      isConditional: !problem.primary[target])
    let alone = CoveringCut(
      weights: up.weights, need: top - up.rest, target: target, isConditional: !problem.primary[target])
    for cut in [both, alone] where cut.need > wholeTolerance && cut.isBroken(by: choice) { found.append(cut) }
    if found.isEmpty, keepsTables, let cut = wholeCut(target, need, up, down, choice) { found.append(cut) }
    return found
  }

  /// What whole numbers add to a whole choice: as long as no cell that raises a bound joins it, the bounds are the same,
  /// and counts cannot use their fractions.
  private func wholeCut(
    _ target: Int, _ need: SuppressionProblem.Need, _ up: Bound, _ down: Bound, _ choice: [Double]
  ) -> CoveringCut? {
    let (highest, lowest) = (up.whole(at: choice), down.whole(at: choice))
    let isLow = highest < Double(need.top - problem.truth[target])
    guard isLow || highest + lowest < Double(need.width) else { return nil }
    let raising = isLow ? up.weights : up.weights.merging(down.weights, uniquingKeysWith: +)
    let others = raising.keys.filter { choice[$0] < 0.5 }
    return CoveringCut(
      weights: Dictionary(uniqueKeysWithValues: others.map { ($0, 1.0) }), need: 1, target: target,
      isConditional: !problem.primary[target])
  }

  /// A bound of how far a cell moves: a part that is there in any case, and what each candidate may add.
  private struct Bound {
    let rest: Double
    let weights: [Int: Double]

    func whole(at choice: [Double]) -> Double {
      let sum = weights.keys.sorted().reduce(rest) { $0 + (choice[$1] > 0.5 ? weights[$1] ?? 0 : 0) }
      return (sum + wholeTolerance).rounded(.down)
    }
  }

  private func bound(_ target: Int, sign: Double) -> Bound? {
    program.setBounds(lower: low, upper: high)
    guard case .optimal = program.minimise(target, sign: sign) else { return nil }
    work += program.effort
    see(program.values())
    return certificate(program.prices(), target, sign: sign)
  }

  /// Of whole choices only the whole part of a move is believed.
  private func see(_ unknown: Int, _ move: Double) {
    let seen = keepsTables ? (abs(move) + wholeTolerance).rounded(.down) * (move < 0 ? -1 : 1) : move
    seenLow[unknown] = min(seenLow[unknown], seen)
    seenHigh[unknown] = max(seenHigh[unknown], seen)
  }

  private func see(_ values: [Double]) {
    var moves: [(unknown: Int, by: Double)] = []
    for (unknown, value) in values.enumerated() where abs(value) > wholeTolerance {
      see(unknown, value)
      moves.append((unknown, value))
    }
    guard keepsTables else { return }
    if bank.count == Self.mostInBank { bank.removeFirst(Self.mostInBank / 4) }
    bank.append(moves)
  }

  /// −sign × move ≤ rest + Σ weight × z, for any prices (weak duality).
  private func certificate(_ prices: [Double], _ target: Int, sign: Double) -> Bound {
    var rest = 0.0
    var reduced: [Int: Double] = [target: -sign]
    for (place, raw) in prices.enumerated() where abs(raw) > wholeTolerance {
      let number = basis[place]
      let row = problem.rows[number]
      // The program minimises: its prices have the other sign; a containment's price may only push one way.
      let price = row.kind == .sum ? -raw : max(0, -raw)
      if row.kind == .containment { rest += price * Double(problem.slack(of: number)) }
      for term in row.terms { reduced[term.unknown, default: 0] -= price * Double(term.coefficient) }
    }
    var weights: [Int: Double] = [:]
    // In order, so that sums are the same on every run.
    for (unknown, cost) in reduced.sorted(by: { $0.key < $1.key }) where abs(cost) > wholeTolerance {
      let (down, up) = room(unknown)
      let most = cost > 0 ? cost * up : -cost * down
      if unknown == target || problem.primary[unknown] || problem.isLatent(unknown) {
        rest += most
      } else if problem.price[unknown] != nil {
        weights[unknown] = most
      }
    }
    return Bound(rest: rest, weights: weights)
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
