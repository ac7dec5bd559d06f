/// Finds cuts that a fractional choice of cells does not satisfy.
///
/// A cell that is withheld to the part z may move by the part z of its room. The duals of the attacker's optimum bound
/// what any other choice allows (M. Fischetti, J. J. Salazar, "Solving the cell suppression problem on tabular data with
/// linear constraints", Management Science 47 (2001), section 4). A cell of the part 0 costs such a bound nothing, so that
/// most would be in it; where each may move a little, few are, and the cut says more.
struct CutSeparator {
  private let problem: SuppressionProblem
  private let choice: [Double]
  /// How far each unknown was seen to move under the choice that is attacked.
  private var seenLow: [Double]
  private var seenHigh: [Double]

  private init(_ problem: SuppressionProblem, _ choice: [Double]) {
    (self.problem, self.choice) = (problem, choice)
    seenLow = choice.map { _ in 0 }
    seenHigh = seenLow
  }

  /// - Parameters:
  ///   - choice: From 0 to 1 per unknown; 1 for primary cells and latents.
  ///   - most: Cuts after which the search ends.
  ///   - start: Which of the targets is attacked first.
  ///   - crack: The least part by which any candidate may move: cuts that are broken by so much more are found.
  /// - Returns: Cuts that the choice breaks.
  static func cuts(
    _ problem: SuppressionProblem, _ lanes: AttackLanes, at choice: [Double], most: Int, from start: Int = 0,
    crack: Double = 0
  ) -> [CoveringCut] {
    let targets = problem.need.indices.filter { problem.need[$0] != nil && choice[$0] > 0.3 }
    let ends = lanes.map { lane, program in
      program.setRooms(choice.map { max($0, crack) })
      var separator = CutSeparator(problem, choice)
      var found: [CoveringCut] = []
      for place in AttackLanes.share(lane, of: targets.count) where found.count < most / AttackLanes.count {
        found += separator.cuts(for: targets[(place + start) % targets.count], &program)
      }
      return found
    }
    return ends.flatMap(\.self)
  }

  private mutating func cuts(for target: Int, _ program: inout AttackProgram) -> [CoveringCut] {
    guard let need = problem.need[target] else { return [] }
    let width = Double(need.width)
    let top = Double(need.top - problem.truth[target])
    func isWide() -> Bool {
      let (lowest, highest): (Double, Double) = (seenLow[target], seenHigh[target])
      return highest - lowest >= width - wholeTolerance && highest >= top - wholeTolerance
    }
    if isWide() { return [] }
    let before = program.free(target, need)
    defer { program.restore(target, before) }
    guard let up = bound(target, sign: -1, &program), !isWide(), let down = bound(target, sign: 1, &program), !isWide()
    else { return [] }
    let isConditional = !problem.primary[target]
    let both = CoveringCut(
      weights: up.weights.merging(down.weights, uniquingKeysWith: +), need: width - up.rest - down.rest, target: target,
      isConditional: isConditional)
    let alone = CoveringCut(
      weights: up.weights, need: top - up.rest, target: target, isConditional: isConditional)
    return [both, alone].filter { $0.need > wholeTolerance && $0.isBroken(by: choice) }
  }

  private mutating func bound(_ target: Int, sign: Double, _ program: inout AttackProgram) -> AttackProgram.Bound? {
    guard let values = program.farthest(target, sign: sign) else { return nil }
    for (unknown, value) in values.enumerated() where abs(value) > wholeTolerance {
      seenLow[unknown] = min(seenLow[unknown], value)
      seenHigh[unknown] = max(seenHigh[unknown], value)
    }
    return program.certificate(target, sign: sign)
  }
}
extension CoveringCut {
  /// Whether a fractional choice falls short of the cut by more than a part of its need.
  func isBroken(by choice: [Double], beyond part: Double = 0.01) -> Bool {
    var sum = 0.0
    for term in terms { sum += term.weight * choice[term.unknown] }
    let share: Double = isConditional ? choice[target] : 1
    return sum < need * (share - part)
  }
}
