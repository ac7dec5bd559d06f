/// Attacks whole choices of cells: which withheld cells a reader can narrow, and for want of which others.
///
/// Counts are whole: of a bound only the whole part counts. As long as none of the cells that raise a bound joins the
/// choice the bound is the same, so that one of them must. Of all bounds that say so those are sought that few cells
/// raise.
final class ChoiceAttack {
  /// What closed cells may move, as a part of what others can need: a bound is hardly changed, but one that many of them
  /// raise is a dear one then.
  private static let crack = 0.003

  let problem: SuppressionProblem
  private let program: AttackProgram
  private let seeksFew: Bool
  private var bank: MoveBank
  private var dice = SplitMix(state: 20_260_102)
  /// As ``LinearProgram/effort``, without the programs.
  var work: Int { bank.steps / 100 }

  /// - Parameter seeksFew: Whether cuts shall have few cells: they say more, but it takes more of them to make a choice
  ///   safe, which in large problems takes long.
  init(_ program: AttackProgram, seeksFew: Bool = true) {
    (self.program, self.seeksFew) = (program, seeksFew)
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
    let few = seeksFew ? fewRaising(target, need, chosen) : nil
    guard let raising = few ?? raising(target, need, chosen, open) else { return nil }
    return CoveringCut(
      weights: Dictionary(uniqueKeysWithValues: raising.map { ($0, 1.0) }), need: 1, target: target,
      isConditional: !problem.primary[target])
  }

  /// Closed cells that raise a bound under which the target is too narrow; `nil` where the target is wide, or nobody can
  /// tell.
  private func raising(
    _ target: Int, _ need: SuppressionProblem.Need, _ chosen: [Bool], _ open: [UInt64]
  ) -> Set<Int>? {
    guard let highest = farthest(target, sign: -1) else { return nil }
    let up = program.certificate(target, sign: -1)
    if problem.truth[target] + highest < need.top { return closed(up, chosen) }
    if isKnownWide(target, need, open) { return nil }
    guard let lowest = farthest(target, sign: 1), highest + lowest < need.width else { return nil }
    return closed(up, chosen).union(closed(program.certificate(target, sign: 1), chosen))
  }

  /// As ``raising(_:_:_:_:)``, but few; `nil` also where the bounds found say nothing.
  private func fewRaising(_ target: Int, _ need: SuppressionProblem.Need, _ chosen: [Bool]) -> Set<Int>? {
    let shown = problem.candidates.filter { !chosen[$0] && $0 != target }
    for cell in shown { program.setRoom(cell, part: Self.crack) }
    defer { for cell in shown { program.setRoom(cell, isOpen: false) } }
    guard program.farthest(target, sign: -1) != nil else { return nil }
    let up = program.certificate(target, sign: -1)
    let highest = Self.whole(up.value(at: chosen))
    if problem.truth[target] + highest < need.top { return closed(up, chosen) }
    guard program.farthest(target, sign: 1) != nil else { return nil }
    let down = program.certificate(target, sign: 1)
    guard highest + Self.whole(down.value(at: chosen)) < need.width else { return nil }
    return closed(up, chosen).union(closed(down, chosen))
  }

  private func closed(_ bound: AttackProgram.Bound, _ chosen: [Bool]) -> Set<Int> {
    Set(bound.weights.keys.filter { !chosen[$0] })
  }

  /// The whole steps of a bound.
  private static func whole(_ bound: Double) -> Int { Int((min(bound, 9e15) + wholeTolerance).rounded(.down)) }

  private func isKnownWide(_ target: Int, _ need: SuppressionProblem.Need, _ open: [UInt64]) -> Bool {
    let truth = problem.truth[target]
    return bank.knows(target, within: open) { down, up in truth + up >= need.top && down + up >= need.width }
  }

  /// How many whole steps the target moves, and the table is kept; `nil` on numerical trouble.
  private func farthest(_ target: Int, sign: Double) -> Int? {
    guard let values = program.farthest(target, sign: sign) else { return nil }
    bank.add(values)
    return Self.whole(abs(values[target]))
  }
}
