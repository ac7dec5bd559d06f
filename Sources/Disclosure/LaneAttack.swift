/// What one lane does of an attack on a choice.
struct LaneAttack {
  /// What closed cells may move, as a part of what others can need: a bound is hardly changed, but one that many of them
  /// raise is a dear one then.
  private static let crack = 0.003

  private let problem: SuppressionProblem
  private let chosen: [Bool]
  private let open: [UInt64]
  private let seeksFew: Bool
  private let known: MoveBank
  /// Tables that this lane found.
  private(set) var fresh: MoveBank
  /// As in ``MoveBank/reach(of:within:beyond:steps:isEnough:)``.
  private(set) var steps = 0
  private(set) var found: [CoveringCut] = []

  /// - Parameters:
  ///   - chosen: Per unknown, whether it is withheld for others.
  ///   - known: Tables that earlier attacks found.
  ///   - seeksFew: As in ``ChoiceAttack``.
  init(_ problem: SuppressionProblem, _ chosen: [Bool], _ known: MoveBank, seeksFew: Bool) {
    (self.problem, self.chosen, self.known, self.seeksFew) = (problem, chosen, known, seeksFew)
    (open, fresh) = (known.mask(of: chosen), known.emptied)
  }

  mutating func run(_ targets: [Int], _ program: inout AttackProgram, most: Int) {
    for unknown in chosen.indices { program.setRoom(unknown, isOpen: chosen[unknown] || problem.isOpen(unknown)) }
    for target in targets where found.count < most {
      if let cut = cut(for: target, &program) { found.append(cut) }
    }
  }

  /// - Returns: `nil` where the target is wide, or nobody can tell.
  private mutating func cut(for target: Int, _ program: inout AttackProgram) -> CoveringCut? {
    guard let need = problem.need[target], !isKnownWide(target) else { return nil }
    let before = program.free(target, need)
    defer { program.restore(target, before) }
    let few = seeksFew ? fewRaising(target, need, &program) : nil
    guard let raising = few ?? raising(target, need, &program) else { return nil }
    return CoveringCut(
      weights: Dictionary(uniqueKeysWithValues: raising.map { ($0, 1.0) }), need: 1, target: target,
      isConditional: !problem.primary[target])
  }

  /// Closed cells that raise a bound under which the target is too narrow; `nil` where the target is wide, or nobody can
  /// tell.
  private mutating func raising(
    _ target: Int, _ need: SuppressionProblem.Need, _ program: inout AttackProgram
  ) -> Set<Int>? {
    guard let highest = farthest(target, sign: -1, &program) else { return nil }
    let up = program.certificate(target, sign: -1)
    if problem.truth[target] + highest < need.top { return closed(up) }
    if isKnownWide(target) { return nil }
    guard let lowest = farthest(target, sign: 1, &program), highest + lowest < need.width else { return nil }
    return closed(up).union(closed(program.certificate(target, sign: 1)))
  }

  /// As ``raising(_:_:_:)``, but few; `nil` also where the bounds found say nothing.
  private func fewRaising(
    _ target: Int, _ need: SuppressionProblem.Need, _ program: inout AttackProgram
  ) -> Set<Int>? {
    let shown = problem.candidates.filter { !chosen[$0] && $0 != target }
    for cell in shown { program.setRoom(cell, part: Self.crack) }
    defer { for cell in shown { program.setRoom(cell, isOpen: false) } }
    guard program.farthest(target, sign: -1) != nil else { return nil }
    let up = program.certificate(target, sign: -1)
    let highest = Self.whole(up.value(at: chosen))
    if problem.truth[target] + highest < need.top { return closed(up) }
    guard program.farthest(target, sign: 1) != nil else { return nil }
    let down = program.certificate(target, sign: 1)
    guard highest + Self.whole(down.value(at: chosen)) < need.width else { return nil }
    return closed(up).union(closed(down))
  }

  private func closed(_ bound: AttackProgram.Bound) -> Set<Int> { Set(bound.weights.keys.filter { !chosen[$0] }) }

  /// The whole steps of a bound.
  private static func whole(_ bound: Double) -> Int { Int((min(bound, 9e15) + wholeTolerance).rounded(.down)) }

  /// Whether the tables known before and those of this lane show how far the target moves.
  private mutating func isKnownWide(_ target: Int) -> Bool { isKnownWide(target, steps: &steps) }

  func isKnownWide(_ target: Int, steps: inout Int) -> Bool {
    guard let need = problem.need[target] else { return false }
    let truth = problem.truth[target]
    func isEnough(_ reach: MoveBank.Reach) -> Bool {
      truth + reach.up >= need.top && reach.down + reach.up >= need.width
    }
    let before = known.reach(of: target, within: open, steps: &steps, isEnough: isEnough)
    return isEnough(before)
      || isEnough(fresh.reach(of: target, within: open, beyond: before, steps: &steps, isEnough: isEnough))
  }

  /// How many whole steps the target moves, and the table is kept; `nil` on numerical trouble.
  private mutating func farthest(_ target: Int, sign: Double, _ program: inout AttackProgram) -> Int? {
    guard let values = program.farthest(target, sign: sign) else { return nil }
    fresh.add(values)
    return Self.whole(abs(values[target]))
  }
}
