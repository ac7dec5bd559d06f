internal import Programme

/// Reads the CSV of one source into a coded table; every byte is either what ``WireEncoder`` writes, or refused.
struct WireDecoder {
  private static let pieceLength = 1 << 16

  private let form: WireForm
  private let file: String
  private let people: Int
  private var cases: WireCaseCheck
  private var caseNumbers: [Int32] = []
  private var tokens: [[MatchToken?]]
  private var answers: [[Answer]]
  /// Where the row at hand is: column, and bytes of the value so far.
  private var column = 0
  private var value = WireValue()

  /// - Parameters:
  ///   - file: Bundle and file, for messages.
  ///   - people: Rows of the person source.
  init(_ form: WireForm, file: String, people: Int) {
    self.form = form
    self.file = file
    self.people = people
    cases = WireCaseCheck(form, people: people)
    tokens = [[MatchToken?]](repeating: [], count: form.keys.count)
    answers = [[Answer]](repeating: [], count: form.source.fields.count)
  }

  /// - Parameter rows: Rows that the manifest announces.
  /// - Throws: ``ExchangeError/wire(file:row:column:what:)``.
  static func decode(
    _ input: any ByteInput, form: WireForm, file: String, rows: Int, people: Int
  ) throws(ExchangeError) -> CodedTable {
    var decoder = WireDecoder(form, file: file, people: people)
    decoder.reserve(rows)
    guard try input.readFully(form.header.count) == form.header else {
      throw .wire(file: file, row: 0, column: "case", what: "header is not the source's")
    }
    while true {
      let piece = try input.read(atMost: pieceLength)
      if piece.isEmpty { break }
      for byte in piece { try decoder.take(byte) }
      guard decoder.caseNumbers.count <= rows else { throw decoder.refuse("more rows than announced") }
    }
    return try decoder.finish(rows: rows)
  }

  private mutating func reserve(_ rows: Int) {
    caseNumbers.reserveCapacity(rows)
    for column in tokens.indices { tokens[column].reserveCapacity(rows) }
    for field in answers.indices { answers[field].reserveCapacity(rows) }
  }

  private mutating func take(_ byte: UInt8) throws(ExchangeError) {
    switch byte {
    case UInt8(ascii: ","):
      guard column < form.columnCount - 1 else { throw refuse("too many columns") }
      try endValue()
      column += 1
    case UInt8(ascii: "\n"):
      guard column == form.columnCount - 1 else { throw refuse("too few columns") }
      try endValue()
      column = 0
    default:
      guard value.append(byte) else { throw refuse("not a value of the wire form") }
    }
  }

  private mutating func endValue() throws(ExchangeError) {
    let firstField = 1 + form.keys.count
    if column == 0 {
      guard let number = value.number else { throw refuse("not a whole number") }
      if let what = cases.refuse(number) { throw refuse(what) }
      caseNumbers.append(number)
    } else if column < firstField {
      if value.isEmpty {
        tokens[column - 1].append(nil)
      } else {
        guard let token = value.token else { throw refuse("not a token of 32 hex digits") }
        tokens[column - 1].append(token)
      }
    } else {
      guard let number = value.number else { throw refuse("not a whole number") }
      guard form.admits(number, field: column - firstField) else { throw refuse("outside its form") }
      answers[column - firstField].append(Answer(raw: number))
    }
    value.clear()
  }

  private func finish(rows: Int) throws(ExchangeError) -> CodedTable {
    guard column == 0, value.isEmpty else { throw refuse("last row has no line end") }
    guard caseNumbers.count == rows else { throw refuse("fewer rows than announced") }
    guard cases.isComplete else { throw refuse("a participant has no row") }
    return CodedTable(
      source: form.source.name, caseNumbers: caseNumbers,
      tokens: Dictionary(uniqueKeysWithValues: zip(form.keys, tokens)), answers: answers)
  }

  private func refuse(_ what: String) -> ExchangeError {
    let isFirst = column == 0
    return .wire(file: file, row: caseNumbers.count + (isFirst ? 1 : 0), column: form.columns[column], what: what)
  }
}
