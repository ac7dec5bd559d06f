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

  /// - Parameter participants: Cases of the person source; `nil` while that source itself is checked.
  /// - Returns: Number of rows, and all tokens one after another, a line break between them.
  func read(_ bytes: [UInt8], participants: Int?) throws(GateRefusal) -> (rows: Int, tokens: [UInt8]) {
    let lineFeed = UInt8(ascii: "\n")
    guard let end = bytes.firstIndex(of: lineFeed), bytes[..<end].elementsEqual(header) else {
      throw .header(file: file)
    }
    var row = 1
    var start = end + 1
    var tokens: [UInt8] = []
    while start < bytes.count {
      row += 1
      guard let end = bytes[start...].firstIndex(of: lineFeed) else { throw .unfinishedRow(file: file, row: row) }
      try check(bytes[start..<end], row: row, participants: participants, tokens: &tokens)
      start = end + 1
    }
    return (row - 1, tokens)
  }

  private func check(
    _ line: ArraySlice<UInt8>, row: Int, participants: Int?, tokens: inout [UInt8]
  ) throws(GateRefusal) {
    var number = 0
    var start = line.startIndex
    while true {
      let end = line[start...].firstIndex(of: UInt8(ascii: ",")) ?? line.endIndex
      guard number < rules.count else { throw .cellCount(file: file, row: row) }
      try check(line[start..<end], column: number, row: row, participants: participants, tokens: &tokens)
      number += 1
      if end == line.endIndex { break }
      start = end + 1
    }
    guard number == rules.count else { throw .cellCount(file: file, row: row) }
  }

  private func check(
    _ cell: ArraySlice<UInt8>, column: Int, row: Int, participants: Int?, tokens: inout [UInt8]
  ) throws(GateRefusal) {
    switch rules[column] {
    case .token:
      if cell.isEmpty { return }
      guard cell.count == 32, cell.allSatisfy(\.isHexDigit) else {
        throw .notAToken(file: file, row: row, column: columns[column])
      }
      tokens += cell
      tokens.append(UInt8(ascii: "\n"))
    case .answer(let bounds):
      guard let value = Self.number(cell) else { throw .notANumber(file: file, row: row, column: columns[column]) }
      guard bounds.admit(value) else { throw .outsideForm(file: file, row: row, column: columns[column]) }
    case .caseNumber:
      guard let value = Self.number(cell), isCase(Int(value), row: row, participants: participants) else {
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
  private static func number(_ cell: ArraySlice<UInt8>) -> Int32? {
    let isNegative = cell.first == UInt8(ascii: "-")
    let digits = isNegative ? cell.dropFirst() : cell
    guard (1...10).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    var number = 0
    for byte in digits {
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
