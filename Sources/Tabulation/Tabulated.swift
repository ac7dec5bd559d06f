public import Programme

/// All tables of true cells: what disclosure control starts from. It stays inside.
///
/// One set of cells per counted unit: `people` first, then one per source whose records are counted, then
/// `attendances` (plain totals about no single person), each only when the programme asks for it.
/// Ids, codes and row orders are promised in `TableForm`.
public struct Tabulated: Sendable {
  public let sets: [TableSet]

  init(sets: [TableSet]) {
    self.sets = sets
  }

  /// The tables as people inside read them, with true counts.
  public var trueTables: [TrueTable] { sets.flatMap(TrueTable.tables(of:)) }
}

/// One table with its true counts, for the inside and for tests.
public struct TrueTable: Sendable, Equatable {
  public let id: String
  /// Codes of the row dimension.
  public let rows: [String]
  /// Codes of the column dimension; empty for a table without one.
  public let columns: [String]
  /// `counts[row][column]`, one column when there is no column dimension.
  public let counts: [[Int]]

  /// The count of a row, in the total column (the last one) or the only one.
  public func count(_ row: String) -> Int? {
    rows.firstIndex(of: row).flatMap { counts[$0].last }
  }

  static func tables(of set: TableSet) -> [TrueTable] {
    let counts = Dictionary(uniqueKeysWithValues: set.cells.map { ($0.address, $0.count ?? 0) })
    return set.tables.map { table in
      let columns: [String?] = table.columnDimension == nil ? [nil] : table.columns
      return TrueTable(
        id: table.id, rows: table.rows, columns: table.columns,
        counts: table.rows.map { row in
          columns.map { counts[set.address(in: table, row: row, column: $0)] ?? 0 }
        })
    }
  }
}
