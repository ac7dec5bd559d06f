import Programme

/// Re-reads one CSV of the payload as a stranger would: header, every number inside its form, every token a token.
struct TableCheck {
  /// Holds no reference: a rule is looked up for every cell.
  private enum CellRule {
    case caseNumber
    case token
    case answer(AnswerBounds)
  }

  let file: String
  private let columns: [String]
  private let header: [UInt8]
  private let rules: [CellRule]
  private let rows: Source.Rows
  private let isPersonSource: Bool

  init(_ source: Source, of programme: ProgrammeFile) {
    file = source.name + ".csv"
    rows = source.rows
    isPersonSource = source.name == programme.personSource?.name
    let keys = isPersonSource ? programme.linkage.keys.map(\.name) : []
    rules =
      [.caseNumber] + keys.map { _ in .token } + source.fields.map { .answer(AnswerBounds(of: $0.form)) }
    columns = ["case"] + keys.map { "key:" + $0 } + source.fields.map(\.name)
    header = Array(columns.joined(separator: ",").utf8)
  }

  /// Rows so far, the header among them.
  private var row = 0
  /// The beginning of a row that the next piece goes on with.
  private var unfinished: [UInt8] = []

  /// Reads on.
  ///
  /// - Parameter participants: Cases of the person source; `nil` while that source itself is checked.
  mutating func read(_ piece: [UInt8], participants: Int?, _ watch: inout TokenWatch) throws(GateRefusal) {
    let bytes = unfinished.isEmpty ? piece : unfinished + piece
    let text = bytes.span
    var start = 0
    while let next = try readRow(text, from: start, participants: participants, &watch) { start = next }
    unfinished = start < bytes.count ? Array(bytes[start...]) : []
  }

  /// - Returns: Where the next row begins; `nil` when the bytes end before the row does.
  private mutating func readRow(
    _ text: Span<UInt8>, from start: Int, participants: Int?, _ watch: inout TokenWatch
  ) throws(GateRefusal) -> Int? {
    if row > 0, let next = plainRow(text, from: start, participants: participants, &watch) {
      row += 1
      return next
    }
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    guard end < text.count else { return nil }
    row += 1
    if row == 1 {
      guard text.extracting(start..<end).elements(equal: header) else { throw .header(file: file) }
    } else {
      try check(text, start..<end, participants: participants, &watch)
    }
    return end + 1
  }

  /// A row in which nothing is wrong, read once from its first byte to its last.
  ///
  /// - Returns: Where the next row begins; `nil` when something is wrong or missing: then ``check(_:_:participants:_:)``
  ///   says what.
  private func plainRow(
    _ text: Span<UInt8>, from start: Int, participants: Int?, _ watch: inout TokenWatch
  ) -> Int? {
    var at = start
    for number in 0..<rules.count {
      switch rules[number] {
      case .token:
        guard at < text.count else { return nil }
        if text[at] == Self.comma { break }
        guard let token = TokenBytes(text, at: at) else { return nil }
        watch.take(token, digitsAt: at, of: text)
        at += 32
      case .answer(let bounds):
        guard let value = Self.number(text, at: &at), bounds.admit(value) else { return nil }
      case .caseNumber:
        guard let value = Self.number(text, at: &at), isCase(Int(value), row: row + 1, participants: participants)
        else { return nil }
      }
      guard at < text.count, text[at] == (number + 1 < rules.count ? Self.comma : Self.lineFeed) else { return nil }
      at += 1
    }
    return at
  }

  /// - Returns: Number of rows behind the header.
  func end() throws(GateRefusal) -> Int {
    guard row > 0 else { throw .header(file: file) }
    guard unfinished.isEmpty else { throw .unfinishedRow(file: file, row: row + 1) }
    return row - 1
  }

  private func check(
    _ bytes: Span<UInt8>, _ line: Range<Int>, participants: Int?, _ watch: inout TokenWatch
  ) throws(GateRefusal) {
    var number = 0
    var start = line.lowerBound
    while true {
      var end = start
      while end < line.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
      guard number < rules.count else { throw .cellCount(file: file, row: row) }
      try check(bytes, start..<end, column: number, participants: participants, &watch)
      number += 1
      if end == line.upperBound { break }
      start = end + 1
    }
    guard number == rules.count else { throw .cellCount(file: file, row: row) }
  }

  private func check(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, column: Int, participants: Int?, _ watch: inout TokenWatch
  ) throws(GateRefusal) {
    switch rules[column] {
    case .token:
      if cell.isEmpty { return }
      guard cell.count == 32, cell.allSatisfy({ bytes[$0].isHexDigit }) else {
        throw .notAToken(file: file, row: row, column: columns[column])
      }
      if let token = TokenBytes(bytes, at: cell.lowerBound) { watch.take(token, digitsAt: cell.lowerBound, of: bytes) }
    case .answer(let bounds):
      guard let value = Self.number(bytes, cell) else {
        throw .notANumber(file: file, row: row, column: columns[column])
      }
      guard bounds.admit(value) else { throw .outsideForm(file: file, row: row, column: columns[column]) }
    case .caseNumber:
      guard let value = Self.number(bytes, cell), isCase(Int(value), row: row, participants: participants) else {
        throw .caseNumber(file: file, row: row)
      }
    }
  }

  private func isCase(_ number: Int, row: Int, participants: Int?) -> Bool {
    if rows == .aggregate { return number == -1 }
    // The person source numbers its rows from 0 on; other sources refer to them.
    return isPersonSource ? number == row - 2 : (0..<(participants ?? 0)).contains(number)
  }

  /// A decimal number in its shortest writing, in 32 bits, that begins at a place; the place moves behind it.
  private static func number(_ text: Span<UInt8>, at place: inout Int) -> Int32? {
    let start = place
    // Nearly all are one digit, or a state without an answer.
    if start + 1 < text.count, text[start + 1] == comma || text[start + 1] == lineFeed {
      let digit = text[start] &- 48
      place += 1
      return digit < 10 ? Int32(digit) : nil
    }
    while place < text.count, text[place] != comma, text[place] != lineFeed { place += 1 }
    return number(text, start..<place)
  }

  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")

  /// A decimal number in its shortest writing, in 32 bits.
  private static func number(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Int32? {
    guard !cell.isEmpty else { return nil }
    let isNegative = bytes[cell.lowerBound] == UInt8(ascii: "-")
    let first = cell.lowerBound + (isNegative ? 1 : 0)
    let count = cell.upperBound - first
    guard (1...10).contains(count), count == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
    var number = 0
    for place in first..<cell.upperBound {
      let byte = bytes[place]
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    if isNegative, number == 0 { return nil }
    return Int32(exactly: isNegative ? -number : number)
  }
}

extension UInt8 {
  /// `0` to `9`, `a` to `f`.
  var isHexDigit: Bool { (48...57).contains(self) || (97...102).contains(self) }
}

extension Span<UInt8> {
  fileprivate func elements(equal other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for place in indices where self[place] != other[place] { return false }
    return true
  }
}
