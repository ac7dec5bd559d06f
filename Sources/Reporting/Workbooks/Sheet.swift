/// One sheet: a heading and lines in column A, then at most one table that begins in column A, and nothing below it
/// (`ReleaseFormat`, "Workbooks").
struct Sheet: Hashable {
  /// At most 31 letters, unique in the workbook, see ``SheetName``.
  let name: String
  let heading: String
  /// What a reader must know before the table: marks, units, notes.
  let lines: [String]
  let table: SheetTable?

  init(name: String, heading: String, lines: [String], table: SheetTable? = nil) {
    self.name = name
    self.heading = heading
    self.lines = lines
    self.table = table
  }

  /// Column widths in characters: the table's, or one column that holds a page of text.
  var widths: [Double] { table?.widths ?? [Self.pageWidth] }

  /// Heights in points of every row from the first, so that wrapped text is seen whole where a program does not fit the
  /// rows itself.
  var heights: [Double] {
    let width = widths.first ?? 0
    let first = [WrappedText.headingHeight]
    let text = lines.map { wrapsLines ? WrappedText($0, width: width).height : WrappedText.lineHeight }
    guard let table else { return first + text }
    let rows = [table.headers] + table.rows.map { $0.map(\.text) }
    return first + text
      + rows.map { row in
        zip(row, widths).map { WrappedText($0, width: $1).height }.max() ?? WrappedText.lineHeight
      }
  }

  /// Whether lines are broken in column A, which is wide enough for sentences; above a table of many columns they run on to
  /// the right, where nothing stands.
  var wrapsLines: Bool { !(table?.isWide ?? false) }

  private static let pageWidth = 78.0
}

/// A marked-up table: one header row, no blank cell, nothing merged.
struct SheetTable: Hashable {
  /// Letters, digits and `_`; no cell's address.
  private(set) var name: String
  /// Unique in the table, not counting case.
  let headers: [String]
  /// Each as long as `headers`.
  let rows: [[SheetCell]]

  /// - Returns: `nil` without rows: a table has at least one.
  init?(name: String, headers: [String], rows: [[SheetCell]]) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == headers.count }) else { return nil }
    self.name = SheetName.table(name)
    var seen: [String: Int] = [:]
    self.headers = headers.map { header in
      let count = seen[header.lowercased(), default: 0] + 1
      seen[header.lowercased()] = count
      return count == 1 ? header : "\(header) (\(count))"
    }
    self.rows = rows
  }

  /// The same table under a name that none of the others has; two of one name would be a damaged workbook.
  func named(unlike taken: [String]) -> SheetTable {
    var table = self
    var number = 2
    while taken.contains(where: { $0.lowercased() == table.name.lowercased() }) {
      table.name = "\(name)_\(number)"
      number += 1
    }
    return table
  }

  /// Characters per column: wide enough for the longest word and, up to a limit, for the longest text.
  var widths: [Double] {
    headers.indices.map { column in
      let texts = rows.map { $0[column].text }
      let words = ([headers[column]] + texts).flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
      let longest = texts.map(\.count).max() ?? 0
      let limit = isNumeric(column) ? Self.widestNumber : isWide ? Self.widestTextOfMany : Self.widestText
      // A header may take three lines.
      let characters = max(words, min(limit, max(longest, headers[column].count / 3)), Self.narrowest)
      let width = (Double(characters) * WrappedText.widthOfLetter).rounded(.up) + 3
      return column == 0 && !isWide ? max(width, Self.sentence) : width
    }
  }

  /// Whether numbers and their marks stand in a column, and nothing else.
  func isNumeric(_ column: Int) -> Bool { rows.allSatisfy { $0[column].isNumeric } }

  /// So many columns that texts must be broken into narrow ones to be read together.
  var isWide: Bool { headers.count > 10 }

  /// Wide enough for the sentences above the table.
  private static let sentence = 56.0
  private static let narrowest = 6
  private static let widestText = 52
  private static let widestTextOfMany = 22
  private static let widestNumber = 14
}
