import Disclosure
import Programme

/// A report table as released: one row per answer, then what they rest on.
struct ProfileFigure {
  enum Kind { case answer, base, noAnswer, total }

  struct Row {
    let kind: Kind
    let code: String
    /// `nil` for the total.
    let label: Label?
    /// One per column of the table; a single one when there is no breakdown.
    let cells: [PublishedCount?]
    /// Share of those who answered, for answers of a table without breakdown.
    let share: PublishedValue?
  }

  let id: String
  let label: Label
  let unit: String
  let rows: [Row]
  /// What the columns break down by, with the labels of the columns; `nil` label = the total.
  let breakdown: (dimension: TableSet.Dimension, columns: [Label?])?

  /// Answers, or the only row of a table that is just a total.
  var answers: [Row] {
    let answers = rows.filter { $0.kind == .answer }
    return answers.isEmpty ? Array(rows.prefix(1)) : answers
  }

  /// The number that a full bar stands for: all who answered, or everybody where that is withheld.
  var scale: Int {
    func count(_ kind: Kind) -> Int? { rows.first { $0.kind == kind }?.cells.last??.count }
    return max(count(.base) ?? count(.total) ?? 0, answers.compactMap { $0.cells.last??.count }.max() ?? 0, 1)
  }

  /// The table and each of its breakdowns.
  static func all(of profile: ProfileTable, in set: AuditedTables) -> [ProfileFigure] {
    let tables = set.tables.filter { $0.subject == .profile(id: profile.id) }
    var order: [String?] = []
    for table in tables where !order.contains(table.columnDimension) { order.append(table.columnDimension) }
    return order.map { column in
      ProfileFigure(profile, in: set, tables: tables.filter { $0.columnDimension == column })
    }
  }

  /// - Parameter tables: One table, or one per option of a question with several answers; all with the same columns.
  private init(_ profile: ProfileTable, in set: AuditedTables, tables: [TableSet.Table]) {
    id = profile.id
    label = profile.label
    unit = set.unit
    let column = set.dimensions.first { $0.name == tables[0].columnDimension }
    breakdown = column.map { dimension in
      (dimension, tables[0].columns.map { $0 == dimension.total ? nil : dimension.label(of: $0) })
    }
    let first = Self.rows(of: tables[0], in: set)
    rows =
      tables.count == 1
      ? first : tables.map { Self.option(of: $0, in: set) } + first.filter { $0.kind != .answer }
  }

  /// The "yes" row of one option's table, under the option's name.
  private static func option(of table: TableSet.Table, in set: AuditedTables) -> Row {
    let dimension = set.dimensions.first { $0.name == table.rowDimension }
    return row(table, code: table.rows[0], name: table.rowDimension, label: dimension?.label, kind: .answer, in: set)
  }

  private static func rows(of table: TableSet.Table, in set: AuditedTables) -> [Row] {
    guard let dimension = set.dimensions.first(where: { $0.name == table.rowDimension }) else { return [] }
    return table.rows.map { code in
      let kind = kind(of: code, in: dimension)
      let label = kind == .total ? nil : dimension.label(of: code)
      return row(table, code: code, name: code, label: label, kind: kind, in: set)
    }
  }

  private static func row(
    _ table: TableSet.Table, code: String, name: String, label: Label?, kind: Kind, in set: AuditedTables
  ) -> Row {
    let columns: [String?] = table.columnDimension == nil ? [nil] : table.columns
    let cells = columns.map { set.published(set.address(in: table, row: code, column: $0)) }
    let answered = set.address(in: table, row: answered, column: nil)
    let base = set.published(answered) == nil ? set.dimensions.map(\.total) : answered
    let share = set.percentage(of: set.address(in: table, row: code, column: nil), among: base)
    // A table that is one total has no parts to take a share of.
    let hasShare = kind == .answer && table.columnDimension == nil && table.rows.count > 1
    return Row(kind: kind, code: name, label: label, cells: cells, share: hasShare ? share : nil)
  }

  private static func kind(of code: String, in dimension: TableSet.Dimension) -> Kind {
    if code == dimension.total { return .total }
    if code == answered { return .base }
    return AnswerState.allCases.contains { $0.code == code } ? .noAnswer : .answer
  }

  /// The code that holds everybody who answered (Tabulation's `TableForm`).
  static let answered = "answered"
}
