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
    try checkColumns()
    let longestRow = form.columnCount * WireText.longestValue
    var text = WireText(capacity: max(form.header.count, Self.pieceLength) + longestRow)
    text.append(form.header)
    var cases = WireCaseCheck(form, people: people)
    var first = 0
    try rows.forEachPiece(keys: form.keys) { piece in
      for row in 0..<piece.caseNumbers.count {
        if let what = cases.refuse(piece.caseNumbers[row]) { throw refuse(row: first + row, column: "case", what) }
        if let field = unfit(row, of: piece) {
          throw refuse(row: first + row, column: form.source.fields[field].name, "outside its form")
        }
        text.append(row, of: piece, keys: form.keys.count, fields: form.ranges.count)
        if text.count >= Self.pieceLength { try write(text.taken()) }
      }
      first += piece.caseNumbers.count
    }
    guard cases.isComplete else {
      throw ExchangeError.tableMismatch(source: rows.source, what: "participants without a row")
    }
    try write(text.taken())
  }

  private func checkColumns() throws(ExchangeError) {
    guard rows.fieldCount == form.source.fields.count else {
      throw .tableMismatch(source: rows.source, what: "number of fields")
    }
    guard rows.keys == Set(form.keys) else { throw .tableMismatch(source: rows.source, what: "match keys") }
  }

  /// The first field whose value the programme does not admit.
  private func unfit(_ row: Int, of piece: CodedPiece) -> Int? {
    let count = form.ranges.count
    for field in 0..<count where !form.admits(piece.answers[row * count + field].raw, field: field) { return field }
    return nil
  }

  private func refuse(row: Int, column: String, _ what: String) -> ExchangeError {
    .wire(file: WireForm.fileName(of: rows.source), row: row + 1, column: column, what: what)
  }
}
