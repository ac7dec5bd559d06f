/// Whole-number tables that bring many forms of a part far at once.
///
/// One linear program of a whole part costs as much as hundreds of small ones; the table at its end serves every form
/// that it moves. What a form gains beyond what it needs counts for nothing, so that the others gain too.
struct AuditTogether: ~Copyable {
  /// How far a form may move against the others.
  private static let far = 1 << 20

  private let columns: Int
  private var search: AuditSearch
  /// Columns that count what the forms gain.
  private let gains: Range<Int>

  /// - Parameters:
  ///   - sign: 1 where the forms shall rise, −1 where they shall fall.
  ///   - ends: Per form, from where on it gains.
  init(_ part: AuditPart, forms: [[AuditTerm]], sign: Int, from ends: [Int]) {
    columns = part.unknowns.count
    gains = columns..<columns + forms.count
    let rows = zip(forms, ends).enumerated().map { [columns] number, form in
      AuditProgram.Row(
        terms: form.0 + [AuditTerm(columns + number, -sign)], lower: sign > 0 ? form.1 : nil,
        upper: sign < 0 ? form.1 : nil)
    }
    search = AuditSearch(
      lower: part.lower + forms.map { _ in -Self.far }, upper: part.upper + forms.map { _ in 0 },
      rows: part.rows + rows)
  }

  /// - Parameters:
  ///   - needs: How far each form shall go; 0 for one that may stay.
  ///   - near: For whole numbers beside a fractional end.
  mutating func table(needs: [Int], near: AuditNear) -> [Int]? {
    for (column, need) in zip(gains, needs) { search.setBounds(of: column, lower: -Self.far, upper: need) }
    let counted = zip(gains, needs).filter { $1 > 0 }.map { AuditTerm($0.0) }
    guard case .optimal = search.relaxed(counted, sign: -1) else { return nil }
    let point = Array(search.point().prefix(columns))
    if AuditSearch.farthestFromWhole(point) == nil { return point.map { Int($0.rounded()) } }
    return near.table(beside: point, with: [], at: 0).table
  }
}

extension AuditPartAttack {
  /// Needs up to which each is looked at by itself.
  private static let few = 4
  /// Tables in a row for which no whole numbers are found, until no more are sought.
  private static let mostFailures = 5

  /// Seeks tables that prove many needs together, before each is looked at by itself.
  mutating func lookTogether(at needs: [Need]) throws(Trouble) {
    var open = needs.filter { seen($0) == nil }
    let width = open.map(\.enough.width).max() ?? 0
    guard part.isWide, !isLarge, open.count > Self.few, let near = try surroundings(width) else { return }
    // What rises or falls with all others does so soon; the rest is tried in ever smaller groups.
    for isSplit in [false, true] {
      for sign in [1, -1] {
        open.removeAll { seen($0) != nil }
        guard open.count > Self.few else { return }
        try look(sign, together: open, near, isSplit: isSplit)
      }
    }
  }

  private mutating func look(
    _ sign: Int, together needs: [Need], _ near: AuditNear, isSplit: Bool
  ) throws(Trouble) {
    let ends = needs.map { (sign > 0 ? most[$0.form] : least[$0.form]) ?? 0 }
    var together = AuditTogether(part, forms: needs.map { forms[$0.form] }, sign: sign, from: ends)
    var groups = [Array(needs.indices)]
    var failures = 0
    while let group = groups.popLast(), failures < Self.mostFailures {
      var gains = [Int](repeating: 0, count: needs.count)
      for number in group { gains[number] = gap(of: needs[number], toward: sign) }
      let asked = group.filter { gains[$0] > 0 }
      if asked.isEmpty { continue }
      if let table = together.table(needs: gains, near: near), part.admits(table) {
        try remember(table)
        failures = 0
      } else {
        failures += 1
      }
      let left = asked.filter { gap(of: needs[$0], toward: sign) > 0 }
      if !isSplit {
        if left.count < asked.count { groups.append(left) }
      } else if left.count < asked.count || left.count > 1 {
        groups += [Array(left.prefix(left.count / 2)), Array(left.dropFirst(left.count / 2))]
      }
    }
  }

  /// How much farther than it was seen a form must go on one side; 0 where its need is proven.
  private func gap(of need: Need, toward sign: Int) -> Int {
    guard seen(need) == nil, let low = least[need.form], let high = most[need.form] else { return 0 }
    return max(0, sign > 0 ? need.top(above: low) - high : low - need.floor(below: high))
  }
}
