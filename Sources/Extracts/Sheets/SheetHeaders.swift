import Programme

/// Finds the header of a sheet: the names may stand below a title, or in two rows with merged headings above.
struct SheetHeaders {
  /// Rows that are looked at.
  private static let deepest = 10

  /// Possible headers, from the top.
  private(set) var candidates: [TableHeader] = []

  init(_ workbook: Workbook, _ sheet: Workbook.Sheet, file: String) throws(ExtractError) {
    let reader = try SheetReader(workbook, sheet, file: file, dates: [], width: 0)
    var rows: [(number: Int, names: [String])] = []
    var row = RowCells()
    while try reader.advance(&row) {
      guard rows.count < Self.deepest else { continue }
      rows.append((row.number, row.cells.indices.map { String(decoding: row.text(of: $0), as: UTF8.self) }))
    }
    for place in rows.indices {
      let filled = Self.filled(rows[place], reader.merged)
      let own = Self.withoutEmptyEnd(rows[place].names)
      candidates.append(TableHeader(names: own, rows: rows[place].number, isSound: true))
      guard place + 1 < rows.count, filled != rows[place].names else { continue }
      let names = Self.joined(filled, over: Self.filled(rows[place + 1], reader.merged))
      candidates.append(TableHeader(names: names, rows: rows[place + 1].number, isSound: true))
    }
  }

  /// The header that knows most of the source's columns, and of several the one that leaves fewest cells unknown.
  func best(for source: Source, _ mapping: SourceMapping) -> (header: TableHeader, known: Int)? {
    var best: (header: TableHeader, known: Int, unknown: Int)?
    for header in candidates {
      let layout = HeaderLayout(of: header.names, for: source, mapping: mapping)
      let known = layout.places.count { $0 != .nowhere }
      let unknown = layout.unlisted.count
      if known > 0, best.map({ (known, -unknown) > ($0.known, -$0.unknown) }) ?? true {
        best = (header, known, unknown)
      }
    }
    return best.map { ($0.header, $0.known) }
  }

  /// Every cell of a merged block has the text of its first one.
  private static func filled(_ row: (number: Int, names: [String]), _ merged: [MergedCells]) -> [String] {
    var names = row.names
    for block in merged where block.first.row == row.number - 1 && block.first.column < names.count {
      let text = names[block.first.column]
      while names.count <= block.last.column { names.append("") }
      for column in block.first.column...block.last.column { names[column] = text }
    }
    return names
  }

  /// Headings over names: `question/option`, or the one that is there.
  private static func joined(_ upper: [String], over lower: [String]) -> [String] {
    let names = (0..<max(upper.count, lower.count)).map { column in
      let parts = [upper, lower].compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
      return parts.count == 2 && parts[0] == parts[1] ? parts[0] : parts.joined(separator: "/")
    }
    return withoutEmptyEnd(names)
  }

  private static func withoutEmptyEnd(_ names: [String]) -> [String] {
    Array(names.prefix((names.lastIndex { !$0.isEmpty } ?? -1) + 1))
  }
}
