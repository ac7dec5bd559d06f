/// Attacks whole choices of cells: which withheld cells a reader can narrow, and for want of which others.
///
/// Counts are whole: of a bound only the whole part counts. As long as none of the cells that raise a bound joins the
/// choice the bound is the same, so that one of them must.
final class ChoiceAttack {
  let problem: SuppressionProblem
  private let program: AttackProgram
  private var bank: MoveBank
  private var dice = SplitMix(state: 20_260_102)
  /// As ``LinearProgram/effort``, without the programs.
  var work: Int { bank.steps / 100 }

  init(_ program: AttackProgram) {
    self.program = program
    problem = program.problem
    bank = MoveBank(program.problem)
  }

  /// - Parameters:
  ///   - chosen: Per unknown, whether it is withheld for others.
  ///   - most: Cuts after which the attack ends.
  ///   - first: Cells that are attacked first; then it begins anywhere.
  /// - Returns: Cuts that the choice breaks.
  func cuts(at chosen: [Bool], most: Int, first: [Int] = []) -> [CoveringCut] {
    let open = bank.mask(of: chosen)
    for unknown in chosen.indices { program.setRoom(unknown, isOpen: chosen[unknown] || problem.isOpen(unknown)) }
    func isWithheld(_ cell: Int) -> Bool { problem.need[cell] != nil && (problem.primary[cell] || chosen[cell]) }
    let targets = problem.need.indices.filter(isWithheld)
    let start = targets.isEmpty ? 0 : dice.below(targets.count)
    var found: [CoveringCut] = []
    for target in first.filter(isWithheld) + targets[start...] + targets[..<start] where found.count < most {
      if let cut = cut(for: target, chosen, open) { found.append(cut) }
    }
    return found
  }

  /// The tables of whole numbers, among those found, that move no cell but these.
  func deviations(at chosen: [Bool]) -> [Deviation] {
    bank.tables(within: bank.mask(of: chosen)).compactMap { moves in
      guard problem.admits(moves) else { return nil }
      return Deviation(moves: moves, excluded: problem.excluded(by: moves))
    }
  }

  /// - Returns: `nil` where the target is wide, or nobody can tell.
  private func cut(for target: Int, _ chosen: [Bool], _ open: [UInt64]) -> CoveringCut? {
    guard let need = problem.need[target], !isKnownWide(target, need, open) else { return nil }
    let before = program.free(target, need)
    defer { program.restore(target, before) }
    guard let highest = farthest(target, sign: -1) else { return nil }
    var raising = program.certificate(target, sign: -1).weights.keys.filter { !chosen[$0] }
    if problem.truth[target] + highest >= need.top {
      if isKnownWide(target, need, open) { return nil }
      guard let lowest = farthest(target, sign: 1), highest + lowest < need.width else { return nil }
      raising += program.certificate(target, sign: 1).weights.keys.filter { !chosen[$0] }
    }
    return CoveringCut(
      weights: Dictionary(raising.map { ($0, 1.0) }, uniquingKeysWith: { one, _ in one }), need: 1, target: target,
      isConditional: !problem.primary[target])
  }

  private func isKnownWide(_ target: Int, _ need: SuppressionProblem.Need, _ open: [UInt64]) -> Bool {
    let truth = problem.truth[target]
    return bank.knows(target, within: open) { down, up in truth + up >= need.top && down + up >= need.width }
  }

  /// How many whole steps the target moves, and the table is kept; `nil` on numerical trouble.
  private func farthest(_ target: Int, sign: Double) -> Int? {
    guard let values = program.farthest(target, sign: sign) else { return nil }
    bank.add(values)
    return Int((abs(values[target]) + wholeTolerance).rounded(.down))
  }
}
