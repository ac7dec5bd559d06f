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
  ///   ``ExchangeError/tableMismatch(source:what:)`` when columns are missing or in excess.
  func encode(people: Int, _ write: ([UInt8]) throws(ExchangeError) -> Void) throws(ExchangeError) {
    var text = WireText()
    text.append(form.header)
    var cases = WireCaseCheck(form, people: people)
    var first = 0
    do {
      try rows.forEachPiece { table in
        let tokens = try columns(of: table)
        for row in 0..<table.rowCount {
          if let what = cases.refuse(table.caseNumbers[row]) { throw refuse(row: first + row, column: "case", what) }
          try append(row, of: table, tokens, first: first, to: &text)
          if text.count >= Self.pieceLength {
            try write(text.bytes)
            text.removeAll()
          }
        }
        first += table.rowCount
      }
    } catch let error as ExchangeError {
      throw error
    } catch {
      throw .cannotRead(file: WireForm.fileName(of: rows.source), reason: "\(error)")
    }
    guard cases.isComplete else { throw .tableMismatch(source: rows.source, what: "participants without a row") }
    try write(text.bytes)
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

/// Text of a wire CSV as it grows.
struct WireText {
  private static let hexDigits = Array("0123456789abcdef".utf8)

  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func append(_ text: [UInt8]) { bytes += text }

  /// A decimal number in its shortest writing.
  mutating func append(_ value: Int32) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    if rest < 10 { return bytes.append(48 + UInt8(rest)) }
    var divisor: UInt32 = 10
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// 32 lower-case hex digits.
  mutating func append(_ token: MatchToken) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: 32))
    let digits = Self.hexDigits.span
    var text = bytes.mutableSpan
    var (high, low) = (token.high, token.low)
    for place in 0..<16 {
      text[start + 15 - place] = digits[Int(high & 15)]
      text[start + 31 - place] = digits[Int(low & 15)]
      high >>= 4
      low >>= 4
    }
  }
}
