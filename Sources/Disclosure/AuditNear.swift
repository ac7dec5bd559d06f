/// Tables that differ from a known one only around a form: most cells are proven wide by such a table, for the price of
/// a program of some dozen columns.
struct AuditNear {
  /// Columns that may change beside the form's own, view by view, and how many times farther than needed.
  private static let views = [(most: 60, times: 1), (most: 200, times: 1), (most: 600, times: 20)]
  /// Programs in search of one whole-number table.
  private static let searchLimit = 12
  /// The same where a fractional table is at hand, and columns that may change beside the fractional ones.
  private static let rounding = (limit: 600, most: 600)

  /// What a table changes of the known one.
  struct Change {
    let column: Int
    let value: Int
  }

  let part: AuditPart
  private(set) var base: [Int]
  private let rowsOfColumn: [[(row: Int, coefficient: Int)]]
  /// At the base.
  private var sums: [Int]

  /// - Parameter base: A table that the part admits.
  init(_ part: AuditPart, base: [Int]) {
    (self.part, self.base) = (part, base)
    var rowsOfColumn = [[(row: Int, coefficient: Int)]](repeating: [], count: part.unknowns.count)
    for (number, row) in part.rows.enumerated() {
      for term in row.terms { rowsOfColumn[term.unknown].append((number, term.coefficient)) }
    }
    self.rowsOfColumn = rowsOfColumn
    sums = part.rows.map { $0.terms.value(in: base) }
  }

  /// - Parameter isLarge: Whether the widest view is cheaper than a program of the whole part.
  static func views(isLarge: Bool) -> Range<Int> { 0..<(isLarge ? views.count : views.count - 1) }

  /// Tables with the greatest and the least value of a form, as far as its surroundings allow.
  ///
  /// - Parameter reach: How far the form is to move.
  func tables(around form: [AuditTerm], view: Int, reach: Int) -> [[Change]] {
    let scope = scope(around: form.map(\.unknown), more: Self.views[view].most)
    let own = placed(form, in: scope)
    let far = reach * Self.views[view].times
    var search = AuditSearch(
      lower: scope.map { max(part.lower[$0], base[$0] - far) },
      upper: scope.map { min(part.upper[$0] ?? .max, base[$0] + far) }, rows: rows(scope))
    return [-1, 1].compactMap { sign in
      guard case .optimal(let value) = search.relaxed(own, sign: sign), abs(value) < 9e15 else { return nil }
      let inward = Int(Double(sign) * (Double(sign) * value - AuditSearch.tolerance).rounded(.up))
      guard let found = search.table() ?? whole(&search, own, at: inward) else { return nil }
      return zip(scope, found).compactMap { base[$0] == $1 ? nil : Change(column: $0, value: $1) }
    }
  }

  /// Draws what lies at its least up to this far from it, where others can spare it: from a corner few ways lead on.
  mutating func spread(_ far: Int) {
    for column in base.indices where base[column] < part.lower[column] + far && part.upper[column] == nil {
      let scope = scope(around: [column], more: Self.views[0].most)
      if let changes = spread(scope, far), admits(changes) { take(changes) }
    }
  }

  /// Of each column two parts: what lies above its least is counted as far as it shall go.
  private func spread(_ scope: [Int], _ far: Int) -> [Change]? {
    let rows = rows(scope).map { row in
      let above = row.terms.map { AuditTerm($0.unknown + scope.count, $0.coefficient) }
      return AuditProgram.Row(terms: row.terms + above, lower: row.lower, upper: row.upper)
    }
    var search = AuditSearch(
      lower: scope.map { part.lower[$0] } + scope.map { _ in 0 },
      upper: scope.map { part.upper[$0] } + scope.map { part.upper[$0] == nil ? far : 0 }, rows: rows)
    let counted = scope.indices.map { AuditTerm($0 + scope.count) }
    guard case .optimal(let value) = search.relaxed(counted, sign: -1) else { return nil }
    let whole = Int((value + AuditSearch.tolerance).rounded(.down))
    guard let found = search.table() ?? self.whole(&search, counted, at: whole) else { return nil }
    return scope.indices.map { Change(column: scope[$0], value: found[$0] + found[$0 + scope.count]) }
  }

  private mutating func take(_ changes: [Change]) {
    for change in changes {
      for (row, coefficient) in rowsOfColumn[change.column] {
        sums[row] += coefficient * (change.value - base[change.column])
      }
      base[change.column] = change.value
    }
  }

  /// Whether whole numbers obey every row and bound that they touch, exactly; the others are as at the base.
  func admits(_ changes: [Change]) -> Bool {
    var moved: [Int: Int] = [:]
    for change in changes {
      guard part.lower[change.column] <= change.value, change.value <= part.upper[change.column] ?? .max else {
        return false
      }
      for (row, coefficient) in rowsOfColumn[change.column] {
        moved[row, default: 0] += coefficient * (change.value - base[change.column])
      }
    }
    return moved.allSatisfy { row, by in
      part.rows[row].lower ?? .min <= sums[row] + by && sums[row] + by <= part.rows[row].upper ?? .max
    }
  }

  /// A table of whole numbers beside a fractional one: only what is fractional, and what lies around it, changes.
  ///
  /// - Returns: Also what it took, as ``AuditSearch/effort``.
  func table(beside point: [Double], with form: [AuditTerm], at value: Int) -> (table: [Int]?, effort: Int) {
    let broken = point.indices.filter { abs(point[$0] - point[$0].rounded()) > AuditSearch.tolerance }
    var near = self
    near.base = point.map { Int($0.rounded()) }
    near.sums = part.rows.map { $0.terms.value(in: near.base) }
    let scope = scope(around: form.map(\.unknown) + broken, more: Self.rounding.most)
    var search = AuditSearch(
      lower: scope.map { part.lower[$0] }, upper: scope.map { part.upper[$0] }, rows: near.rows(scope))
    guard let found = whole(&search, placed(form, in: scope), at: value, limit: Self.rounding.limit) else {
      return (nil, search.effort)
    }
    for (column, value) in zip(scope, found) { near.base[column] = value }
    return (part.admits(near.base) ? near.base : nil, search.effort)
  }

  private func whole(
    _ search: inout AuditSearch, _ form: [AuditTerm], at value: Int, limit: Int = searchLimit
  ) -> [Int]? {
    if case .found(let table) = search.table(with: form, at: value, limit: limit) { return table }
    return nil
  }

  /// What the rows ask of the columns that may change, while all others stay.
  private func rows(_ scope: [Int]) -> [AuditProgram.Row] {
    var terms: [Int: [AuditTerm]] = [:]
    var sums: [Int: Int] = [:]
    for (place, column) in scope.enumerated() {
      for (row, coefficient) in rowsOfColumn[column] {
        terms[row, default: []].append(AuditTerm(place, coefficient))
        sums[row, default: 0] += coefficient * base[column]
      }
    }
    return terms.keys.sorted().map { number in
      let fixed = self.sums[number] - (sums[number] ?? 0)
      return AuditProgram.Row(
        terms: terms[number] ?? [], lower: part.rows[number].lower.map { $0 - fixed },
        upper: part.rows[number].upper.map { $0 - fixed })
    }
  }

  private func scope(around columns: [Int], more: Int) -> [Int] {
    var scope = AuditScope(rowsOfColumn: rowsOfColumn, rows: part.rows)
    return scope.columns(around: columns, more: more)
  }

  /// In the columns of a scope that holds it.
  private func placed(_ form: [AuditTerm], in scope: [Int]) -> [AuditTerm] {
    let place = Dictionary(uniqueKeysWithValues: scope.enumerated().map { ($1, $0) })
    return form.compactMap { term in place[term.unknown].map { AuditTerm($0, term.coefficient) } }
  }
}

extension AuditPart {
  /// Most linear programs in search of one table, and before what lies around a fractional one is looked at alone.
  private static let limits = (all: 2_000, first: 60)

  /// Some table of whole numbers that obeys what is published and gives a form this value.
  ///
  /// - Parameters:
  ///   - search: Over this part.
  ///   - effort: What it may spend, as ``AuditSearch/effort``; what it spends is taken off.
  func table(
    with form: [AuditTerm], at value: Int, by search: inout AuditSearch, effort: inout Int
  ) -> AuditSearch.Table {
    if isWide {
      let first = whole(with: form, at: value, by: &search, limit: Self.limits.first, &effort)
      if first != .open || effort <= 0 { return first }
      if let point = search.point(with: form, at: value) {
        let near = AuditNear(self, base: lower).table(beside: point, with: form, at: value)
        effort -= near.effort
        if let table = near.table { return .found(table) }
      }
    }
    return whole(with: form, at: value, by: &search, limit: Self.limits.all, &effort)
  }

  private func whole(
    with form: [AuditTerm], at value: Int, by search: inout AuditSearch, limit: Int, _ effort: inout Int
  ) -> AuditSearch.Table {
    let before = search.effort
    defer { effort -= search.effort - before }
    return search.table(with: form, at: value, limit: max(0, min(limit, effort / unknowns.count)))
  }

  /// Some table of whole numbers that obeys what is published.
  func someTable(by search: inout AuditSearch) -> AuditSearch.Table {
    var effort = Int.max
    return table(with: [], at: 0, by: &search, effort: &effort)
  }
}
