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
    let line = bytes.span
    var start = 0
    var at = 0
    while at < line.count {
      guard line[at] == UInt8(ascii: "\n") else {
        at += 1
        continue
      }
      row += 1
      if row == 1 {
        guard bytes[start..<at].elementsEqual(header) else { throw .header(file: file) }
      } else {
        try check(line, start..<at, participants: participants, &watch)
      }
      at += 1
      start = at
    }
    unfinished = start < bytes.count ? Array(bytes[start...]) : []
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
      watch.take(bytes, at: cell.lowerBound)
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
