import Programme

/// Computes feasibility intervals of forms against one attacker.
///
/// Each end is bounded by a linear program and attained by a whole-number table that obeys everything published,
/// checked in integer arithmetic. Where the search for a table reaches its limit, the interval says so.
struct AuditAttack {
  /// When a cell needs no exact ends: two tables as far apart as this were found, one of them as high.
  struct Enough {
    let width: Int
    let least: Int
    /// Nothing is as good as much: of differences, where it may be that nobody came.
    var mayBeNothing = false

    /// Any two tables that differ; sums with this least end stay far from the ends of whole numbers.
    static let twoValues = Enough(width: 1, least: -1 << 40)

    func isReached(low: Int, high: Int) -> Bool {
      high - low >= width && (high >= least || mayBeNothing && low <= 0 && high >= 0)
    }
  }

  let system: AuditSystem
  let knowledge: AuditKnowledge

  /// - Parameters:
  ///   - forms: Sums of unknowns.
  ///   - enough: Per form; `nil`: exact ends.
  func intervals(
    of forms: [[AuditTerm]], enough: [Enough?]? = nil
  ) throws(AuditPartAttack.Trouble) -> [AuditInterval] {
    let targets = try AuditTargets(forms, in: system, knowledge)
    let found = try AuditCores.map(targets.parts.count) { part throws(AuditPartAttack.Trouble) in
      try intervals(of: part, targets, enough: enough)
    }
    var sums = targets.targets.map { AuditInterval.exactly($0.constant) }
    for (target, interval) in found.joined() { sums[target] = sums[target] + interval }
    return sums
  }

  /// What one part adds to each of its targets.
  private func intervals(
    of part: Int, _ targets: AuditTargets, enough: [Enough?]?
  ) throws(AuditPartAttack.Trouble) -> [(target: Int, interval: AuditInterval)] {
    if targets.forms[part].isEmpty { return [] }
    var attack = AuditPartAttack(targets.parts[part], forms: targets.forms[part])
    var found: [(target: Int, interval: AuditInterval)] = []
    for form in targets.forms[part].indices {
      for number in targets.targetsOfPiece[AuditTargets.Piece(part: part, form: form)] ?? [] {
        let target = targets.targets[number]
        if let need = enough?[number] ?? nil, target.pieces.count == 1 {
          found.append((number, try attack.interval(of: form, enough: need, beside: target.constant)))
        } else {
          found.append((number, try attack.interval(of: form)))
        }
      }
    }
    return found
  }
}
