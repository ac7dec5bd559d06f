import Programme

/// How one coded row lies in memory and on scratch disk: fixed length, no text.
struct RecordForm: Sendable {
  let source: Source
  /// Names of the match keys whose tokens a row carries.
  let keys: [String]
  /// Bytes of each answer: 1, 2 or 4.
  private let widths: [Int]
  let length: Int

  /// Case number and place among rows of the same case.
  private static let headLength = 8
  private static let tokenLength = 17
  /// Answers are kept as numbers from 0 on: the states without an answer come first.
  private static let shift = -AnswerState.notApplicable.rawValue

  init(_ source: Source, keys: [String]) {
    self.source = source
    self.keys = keys
    widths = source.fields.map { field in
      switch field.form {
      case .choice(let list): list.codes.count < 250 ? 1 : 4
      case .choices(let list): list.codes.count < 7 ? 1 : list.codes.count < 15 ? 2 : 4
      case .integer(let range): range.upperBound < 250 ? 1 : range.upperBound < 65_000 ? 2 : 4
      case .date: 4
      }
    }
    length = Self.headLength + keys.count * Self.tokenLength + widths.reduce(0, +)
  }

  /// - Parameter order: Where the row stands among rows of the same case.
  func append(
    caseNumber: Int32, order: UInt32, tokens: [MatchToken?], answers: [Answer], to bytes: inout [UInt8]
  ) {
    Self.append(UInt64(UInt32(bitPattern: caseNumber)), 4, to: &bytes)
    Self.append(UInt64(order), 4, to: &bytes)
    for token in tokens {
      bytes.append(token == nil ? 0 : 1)
      Self.append(token?.high ?? 0, 8, to: &bytes)
      Self.append(token?.low ?? 0, 8, to: &bytes)
    }
    for (answer, width) in zip(answers, widths) {
      Self.append(UInt64(UInt32(bitPattern: answer.raw &+ Self.shift)), width, to: &bytes)
    }
  }

  /// What rows are sorted by.
  func rank(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
    Self.number(bytes, start, 4) << 32 | Self.number(bytes, start + 4, 4)
  }

  /// The rows that begin at these places, in that order.
  func table(_ bytes: Span<UInt8>, rowsAt starts: ArraySlice<Int>) -> CodedTable {
    var tokens: [String: [MatchToken?]] = [:]
    for (key, name) in keys.enumerated() {
      let offset = Self.headLength + key * Self.tokenLength
      var column: [MatchToken?] = []
      column.reserveCapacity(starts.count)
      for start in starts { column.append(Self.token(bytes, start + offset)) }
      tokens[name] = column
    }
    var offset = Self.headLength + keys.count * Self.tokenLength
    var answers: [[Answer]] = []
    for width in widths {
      var column: [Answer] = []
      column.reserveCapacity(starts.count)
      for start in starts { column.append(Self.answer(bytes, start + offset, width)) }
      answers.append(column)
      offset += width
    }
    var cases: [Int32] = []
    cases.reserveCapacity(starts.count)
    for start in starts { cases.append(Int32(bitPattern: UInt32(Self.number(bytes, start, 4)))) }
    return CodedTable(source: source.name, caseNumbers: cases, tokens: tokens, answers: answers)
  }

  private static func answer(_ bytes: Span<UInt8>, _ at: Int, _ width: Int) -> Answer {
    Answer(raw: Int32(bitPattern: UInt32(number(bytes, at, width))) &- shift)
  }

  private static func token(_ bytes: Span<UInt8>, _ at: Int) -> MatchToken? {
    bytes[at] == 0 ? nil : MatchToken(high: number(bytes, at + 1, 8), low: number(bytes, at + 9, 8))
  }

  private static func append(_ number: UInt64, _ width: Int, to bytes: inout [UInt8]) {
    for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }

  private static func number(_ bytes: Span<UInt8>, _ at: Int, _ width: Int) -> UInt64 {
    var number: UInt64 = 0
    for place in 0..<width { number |= UInt64(bytes[at + place]) << UInt64(8 * place) }
    return number
  }
}
