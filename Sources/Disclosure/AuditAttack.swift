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
  /// Tables that may obey what is published: parts that they obey are searched from there.
  var witnesses = AuditWitnesses.none

  /// - Parameters:
  ///   - forms: Sums of unknowns.
  ///   - enough: Per form; `nil`: exact ends.
  ///   - seeksEnds: Whether the ends are sought where this is proven too.
  func intervals(
    of forms: [[AuditTerm]], enough: [Enough?]? = nil, seeksEnds: Bool = false
  ) throws(AuditPartAttack.Trouble) -> [AuditInterval] {
    let targets = try AuditTargets(forms, in: system, knowledge)
    let shares = targets.parts.indices.flatMap { Share.of($0, targets) }
    let found = try AuditCores.map(shares.count) { number throws(AuditPartAttack.Trouble) in
      try intervals(of: shares[number], targets, enough: enough, seeksEnds)
    }
    var sums = targets.targets.map { AuditInterval.exactly($0.constant) }
    for (target, interval) in found.joined() { sums[target] = sums[target] + interval }
    return sums
  }

  /// Forms of one part that are looked at one after the other.
  private struct Share {
    /// Forms above which a large part is shared between two cores: each has to find its own first tables.
    private static let fewForms = 8

    let part: Int
    let forms: [Int]

    static func of(_ part: Int, _ targets: AuditTargets) -> [Share] {
      let forms = targets.forms[part].indices
      guard targets.parts[part].isWide, forms.count > fewForms else { return [Share(part: part, forms: Array(forms))] }
      return [0, 1].map { side in Share(part: part, forms: forms.filter { $0 % 2 == side }) }
    }
  }

  /// What a part adds to each of its targets.
  private func intervals(
    of share: Share, _ targets: AuditTargets, enough: [Enough?]?, _ seeksEnds: Bool
  ) throws(AuditPartAttack.Trouble) -> [(target: Int, interval: AuditInterval)] {
    if share.forms.isEmpty { return [] }
    let part = targets.parts[share.part]
    var attack = AuditPartAttack(
      part, forms: share.forms.map { targets.forms[share.part][$0] },
      first: part.unknowns.map { witnesses.first[$0] ?? 0 })
    let asked = share.forms.enumerated().flatMap { form, piece in
      (targets.targetsOfPiece[AuditTargets.Piece(part: share.part, form: piece)] ?? []).map { number in
        let target = targets.targets[number]
        let enough = target.pieces.count == 1 ? enough?[number] ?? nil : nil
        let need = enough.map { AuditPartAttack.Need(form: form, enough: $0, constant: target.constant) }
        return (target: number, form: form, need: need)
      }
    }
    if asked.contains(where: { $0.need != nil }) {
      try attack.take(witnesses.changes)
      try attack.lookTogether(at: asked.compactMap(\.need))
    }
    return try asked.map { target, form, need throws(AuditPartAttack.Trouble) in
      guard let need else { return (target, try attack.interval(of: form)) }
      let interval = try attack.interval(of: need)
      return (target, seeksEnds ? try attack.interval(of: form, isSafe: true) : interval)
    }
  }
}
