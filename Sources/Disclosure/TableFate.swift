public import Programme

/// What would become of a table or breakdown under a policy.
public struct TableFate: Sendable, Equatable {
  public let table: String
  /// Cells that would be printed, withheld ones too; 0 when the table would be left out.
  public let cells: Int
  public let withheld: Int
  /// Why it would be left out; `nil` when it would not be.
  public let reason: Label?

  public var isShown: Bool { reason == nil }

  init(table: String, cells: Int, withheld: Int) {
    (self.table, self.cells, self.withheld, reason) = (table, cells, withheld, nil)
  }

  init(leftOut table: String, reason: Label) {
    (self.table, cells, withheld, self.reason) = (table, 0, 0, reason)
  }

  /// The fate of every table of a set, in its order; those that it leaves out already come last.
  ///
  /// Nothing is audited: a table can still fall when real counts are attacked.
  ///
  /// - Throws: ``DisclosureError`` for a set that is not well formed.
  public static func all(of set: TableSet, under policy: DisclosurePolicy) throws(DisclosureError) -> [TableFate] {
    let before = set.leftOut.map { TableFate(leftOut: $0.table, reason: $0.reason) }
    let shown: PublishedTables
    do throws(DisclosureError) {
      shown = try protect(set, under: policy).published
    } catch {
      switch error {
      case .cannotProtect, .mustPublish: return set.tables.map { TableFate(leftOut: $0.id, reason: hopeless) } + before
      default: throw error
      }
    }
    let tables = Dictionary(shown.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let reasons = Dictionary(shown.leftOut.map { ($0.table, $0.reason) }, uniquingKeysWith: { first, _ in first })
    return set.tables.map { table in
      tables[table.id].map { fate(of: $0, in: shown) }
        ?? TableFate(leftOut: table.id, reason: reasons[table.id] ?? hopeless)
    } + before
  }

  private static let hopeless = Label(
    english: "No choice of withheld cells would protect it.",
    albanian: "Asnjë zgjedhje e vlerave të pashfaqura nuk do ta mbronte.")

  private static func fate(of table: TableSet.Table, in shown: PublishedTables) -> TableFate {
    let columns: [String?] = table.columnDimension == nil ? [nil] : table.columns
    let cells = table.rows.flatMap { row in
      columns.compactMap { shown.published(shown.address(in: table, row: row, column: $0)) }
    }
    return TableFate(table: table.id, cells: cells.count, withheld: cells.count { $0 == .withheld })
  }
}
