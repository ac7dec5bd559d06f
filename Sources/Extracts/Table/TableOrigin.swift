/// Where a table's rows come from, and how to begin to read them.
enum TableOrigin: Withheld, Sendable {
  case text(ExportBytes, TextForm)
  case sheet(Workbook, Workbook.Sheet)
  case query(SQLiteQuery)

  /// How a text file is written.
  struct TextForm: Sendable {
    let encoding: TextEncoding
    /// Length of the byte order mark.
    let start: Int
    let dialect: CSVDialect
  }

  /// Rows from the first on, the header's too.
  ///
  /// - Parameters:
  ///   - dates: Cells that hold dates: a plain number there counts the days of a spreadsheet.
  ///   - width: Cells of the header.
  func open(file: String, dates: Set<Int> = [], width: Int = 0) throws(ExtractError) -> any RowSource {
    switch self {
    case .text(let bytes, let form):
      let text = TextReader(try bytes.open(name: file), encoding: form.encoding, start: form.start)
      return CSVReader(text, separator: form.dialect.separator, file: file)
    case .sheet(let workbook, let sheet):
      return try SheetReader(workbook, sheet, file: file, dates: dates, width: width)
    case .query(let query): return try QueryReader(query, file: file)
    }
  }
}
