/// Attacks whole choices of cells: which withheld cells a reader can narrow, and for want of which others.
///
/// Counts are whole: of a bound only the whole part counts. As long as none of the cells that raise a bound joins the
/// choice the bound is the same, so that one of them must. Of all bounds that say so those are sought that few cells
/// raise.
final class ChoiceAttack {
  /// Targets that are attacked before it is asked whether there are cuts enough: for each cut, and at least.
  private static let wave = (each: 2, least: 4)

  let problem: SuppressionProblem
  private let lanes: AttackLanes
  private let seeksFew: Bool
  private var bank: MoveBank
  private var dice = SplitMix(state: 20_260_102)
  private var steps = 0
  /// As ``LinearProgram/effort``, without the programs.
  var work: Int { steps / 100 }

  /// - Parameter seeksFew: Whether cuts shall have few cells: they say more, but it takes more of them to make a choice
  ///   safe, which in large problems takes long.
  init(_ problem: SuppressionProblem, _ lanes: AttackLanes, seeksFew: Bool = true) {
    (self.problem, self.lanes, self.seeksFew) = (problem, lanes, seeksFew)
    bank = MoveBank(problem)
  }

  /// - Parameters:
  ///   - chosen: Per unknown, whether it is withheld for others.
  ///   - most: Cuts after which the attack ends soon.
  ///   - first: Cells that are attacked first; then it begins anywhere.
  /// - Returns: Cuts that the choice breaks.
  func cuts(at chosen: [Bool], most: Int, first: [Int] = []) -> [CoveringCut] {
    func isWithheld(_ cell: Int) -> Bool { problem.need[cell] != nil && (problem.primary[cell] || chosen[cell]) }
    let all = problem.need.indices.filter(isWithheld)
    let start = all.isEmpty ? 0 : dice.below(all.count)
    var targets = (first.filter(isWithheld) + all[start...] + all[..<start])[...]
    let size = most > all.count ? all.count : max(Self.wave.least, Self.wave.each * most)
    var found: [CoveringCut] = []
    while found.count < most, !targets.isEmpty {
      let attack = LaneAttack(problem, chosen, bank, seeksFew: seeksFew)
      var wave: [Int] = []
      while wave.count < size, let target = targets.popFirst() {
        if !attack.isKnownWide(target, steps: &steps) { wave.append(target) }
      }
      if !wave.isEmpty { found += cuts(for: wave, attack, most: most) }
    }
    return found
  }

  /// Attacks on all lanes, each of which ends with so many cuts.
  private func cuts(for targets: [Int], _ attack: LaneAttack, most: Int) -> [CoveringCut] {
    let ends = lanes.map { lane, program in
      var attack = attack
      attack.run(AttackLanes.share(lane, of: targets.count).map { targets[$0] }, &program, most: most)
      return (cuts: attack.found, fresh: attack.fresh, steps: attack.steps)
    }
    for end in ends {
      bank.add(end.fresh)
      steps += end.steps
    }
    return ends.flatMap(\.cuts)
  }

  /// The tables of whole numbers, among those found, that move no cell but these.
  func deviations(at chosen: [Bool]) -> [Deviation] {
    bank.tables(within: bank.mask(of: chosen)).compactMap { moves in
      guard problem.admits(moves) else { return nil }
      return Deviation(moves: moves, excluded: problem.excluded(by: moves))
    }
  }
}
