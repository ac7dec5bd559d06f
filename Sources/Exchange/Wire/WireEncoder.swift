internal import Programme

/// Writes a coded table as the CSV of its source, and refuses any value that the programme does not admit.
struct WireEncoder {
  /// Bytes collected before they are passed on.
  private static let pieceLength = 1 << 16
  private static let hexDigits = Array("0123456789abcdef".utf8)

  private let form: WireForm
  private let table: CodedTable
  private let tokens: [[MatchToken?]]

  /// - Throws: ``ExchangeError/tableMismatch(source:what:)`` when columns are missing or in excess.
  init(_ table: CodedTable, form: WireForm) throws(ExchangeError) {
    guard table.answers.count == form.source.fields.count else {
      throw .tableMismatch(source: table.source, what: "number of fields")
    }
    guard Set(table.tokens.keys) == Set(form.keys) else {
      throw .tableMismatch(source: table.source, what: "match keys")
    }
    self.form = form
    self.table = table
    tokens = form.keys.map { table.tokens[$0] ?? [] }
  }

  /// Writes header and rows in pieces that end with a row.
  ///
  /// - Parameter people: Rows of the person source.
  /// - Throws: ``ExchangeError/wire(file:row:column:what:)``.
  func encode(people: Int, _ write: ([UInt8]) throws(ExchangeError) -> Void) throws(ExchangeError) {
    var piece = form.header
    var cases = WireCaseCheck(form, people: people)
    for row in 0..<table.rowCount {
      if let what = cases.refuse(table.caseNumbers[row]) { throw refuse(row: row, column: "case", what) }
      try append(row, to: &piece)
      if piece.count >= Self.pieceLength {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    guard cases.isComplete else { throw .tableMismatch(source: table.source, what: "participants without a row") }
    try write(piece)
  }

  private func append(_ row: Int, to piece: inout [UInt8]) throws(ExchangeError) {
    Self.append(table.caseNumbers[row], to: &piece)
    for column in tokens {
      piece.append(UInt8(ascii: ","))
      if let token = column[row] { Self.append(token, to: &piece) }
    }
    for field in table.answers.indices {
      let value = table.answers[field][row].raw
      guard form.admits(value, field: field) else {
        throw refuse(row: row, column: form.source.fields[field].name, "outside its form")
      }
      piece.append(UInt8(ascii: ","))
      Self.append(value, to: &piece)
    }
    piece.append(UInt8(ascii: "\n"))
  }

  private func refuse(row: Int, column: String, _ what: String) -> ExchangeError {
    .wire(file: WireForm.fileName(of: table.source), row: row + 1, column: column, what: what)
  }

  private static func append(_ value: Int32, to piece: inout [UInt8]) {
    if (0...9).contains(value) {
      piece.append(48 + UInt8(value))
    } else {
      piece.append(contentsOf: String(value).utf8)
    }
  }

  private static func append(_ token: MatchToken, to piece: inout [UInt8]) {
    for half in [token.high, token.low] {
      for shift in stride(from: 60, through: 0, by: -4) { piece.append(hexDigits[Int(half >> UInt64(shift) & 15)]) }
    }
  }
}
