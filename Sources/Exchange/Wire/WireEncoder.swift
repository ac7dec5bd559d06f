internal import Programme

/// Writes the coded rows of a source as its CSV, and refuses any value that the programme does not admit.
struct WireEncoder {
  /// Bytes collected before they are passed on.
  private static let pieceLength = 1 << 16

  private let form: WireForm
  private let rows: any CodedRows

  init(_ rows: any CodedRows, form: WireForm) {
    self.form = form
    self.rows = rows
  }

  /// Writes header and rows in pieces that end with a row.
  ///
  /// - Parameter people: Rows of the person source.
  /// - Throws: ``ExchangeError/wire(file:row:column:what:)``,
  ///   ``ExchangeError/tableMismatch(source:what:)`` when columns are missing or in excess; what `write` throws, and what
  ///   the rows throw.
  func encode(people: Int, _ write: ([UInt8]) throws -> Void) throws {
    let longestRow = form.columnCount * WireText.longestValue
    var text = WireText(capacity: max(form.header.count, Self.pieceLength) + longestRow)
    text.append(form.header)
    var cases = WireCaseCheck(form, people: people)
    var first = 0
    try rows.forEachPiece { table in
      let tokens = try columns(of: table)
      for row in 0..<table.rowCount {
        if let what = cases.refuse(table.caseNumbers[row]) { throw refuse(row: first + row, column: "case", what) }
        try append(row, of: table, tokens, first: first, to: &text)
        if text.count >= Self.pieceLength { try write(text.taken()) }
      }
      first += table.rowCount
    }
    guard cases.isComplete else {
      throw ExchangeError.tableMismatch(source: rows.source, what: "participants without a row")
    }
    try write(text.taken())
  }

  private func columns(of table: CodedTable) throws(ExchangeError) -> [[MatchToken?]] {
    guard table.answers.count == form.source.fields.count else {
      throw .tableMismatch(source: rows.source, what: "number of fields")
    }
    guard Set(table.tokens.keys) == Set(form.keys) else {
      throw .tableMismatch(source: rows.source, what: "match keys")
    }
    return form.keys.map { table.tokens[$0] ?? [] }
  }

  private func append(
    _ row: Int, of table: CodedTable, _ tokens: [[MatchToken?]], first: Int, to text: inout WireText
  ) throws(ExchangeError) {
    text.append(table.caseNumbers[row])
    for column in tokens {
      text.append(UInt8(ascii: ","))
      if let token = column[row] { text.append(token) }
    }
    for field in table.answers.indices {
      let value = table.answers[field][row].raw
      guard form.admits(value, field: field) else {
        throw refuse(row: first + row, column: form.source.fields[field].name, "outside its form")
      }
      text.append(UInt8(ascii: ","))
      text.append(value)
    }
    text.append(UInt8(ascii: "\n"))
  }

  private func refuse(row: Int, column: String, _ what: String) -> ExchangeError {
    .wire(file: WireForm.fileName(of: rows.source), row: row + 1, column: column, what: what)
  }
}
