import Extracts
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

  /// - Parameters:
  ///   - order: Where the row stands among rows of the same case.
  ///   - bytes: ``length`` of them; all are written.
  func write(
    caseNumber: Int32, order: UInt32, tokens: [MatchToken?], answers: [Answer], to bytes: inout [UInt8]
  ) {
    var at = 0
    var rows = bytes.mutableSpan
    // Unsafe only for elements that not every pattern of bits is one of; bounds are checked.
    var row = unsafe rows.mutableBytes
    row.storeBytes(of: caseNumber.littleEndian, toByteOffset: at, as: Int32.self)
    row.storeBytes(of: order.littleEndian, toByteOffset: at + 4, as: UInt32.self)
    at += Self.headLength
    for place in tokens.indices {
      let token = tokens[place]
      row.storeBytes(of: token == nil ? 0 : 1, toByteOffset: at, as: UInt8.self)
      row.storeBytes(of: (token?.high ?? 0).littleEndian, toByteOffset: at + 1, as: UInt64.self)
      row.storeBytes(of: (token?.low ?? 0).littleEndian, toByteOffset: at + 9, as: UInt64.self)
      at += Self.tokenLength
    }
    for place in widths.indices {
      let number = UInt32(bitPattern: answers[place].raw &+ Self.shift)
      switch widths[place] {
      case 1: row.storeBytes(of: UInt8(truncatingIfNeeded: number), toByteOffset: at, as: UInt8.self)
      case 2: row.storeBytes(of: UInt16(truncatingIfNeeded: number).littleEndian, toByteOffset: at, as: UInt16.self)
      default: row.storeBytes(of: number.littleEndian, toByteOffset: at, as: UInt32.self)
      }
      at += widths[place]
    }
  }

  /// Where the rows of a group begin, in the bundle's order.
  ///
  /// - Parameter firstCase: Of the group; it has at most ``CodedStore/casesPerGroup``.
  func order(of bytes: Span<UInt8>, firstCase: Int) -> [Int] {
    if let order = orderByCase(bytes, firstCase) { return order }
    var ranked: [(rank: UInt64, start: Int)] = []
    ranked.reserveCapacity(bytes.count / length)
    for start in stride(from: 0, to: bytes.count, by: length) { ranked.append((rank(bytes, at: start), start)) }
    ranked.sort { ($0.rank, $0.start) < ($1.rank, $1.start) }
    return ranked.map(\.start)
  }

  /// - Returns: `nil` unless every row is of a case of its own.
  private func orderByCase(_ bytes: Span<UInt8>, _ firstCase: Int) -> [Int]? {
    var starts = [Int32](repeating: -1, count: CodedStore.casesPerGroup)
    for start in stride(from: 0, to: bytes.count, by: length) {
      let place = Int(Int32(truncatingIfNeeded: Self.number(bytes, start, 4))) - firstCase
      guard starts.indices.contains(place), starts[place] < 0 else { return nil }
      starts[place] = Int32(start)
    }
    var order: [Int] = []
    order.reserveCapacity(bytes.count / length)
    for start in starts where start >= 0 { order.append(Int(start)) }
    return order
  }

  /// What rows are sorted by.
  private func rank(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
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

  /// The rows that begin at these places, in that order.
  ///
  /// - Parameter wanted: Positions of the tokens that each row shall have, in ``keys``.
  func piece(_ bytes: Span<UInt8>, rowsAt starts: ArraySlice<Int>, keys wanted: [Int]) -> CodedPiece {
    let fields = widths.count
    var cases = [Int32](repeating: 0, count: starts.count)
    var tokens = [MatchToken?](repeating: nil, count: starts.count * wanted.count)
    var answers = [Answer](repeating: .notAnswered, count: starts.count * fields)
    for row in 0..<starts.count {
      let start = starts[starts.startIndex + row]
      cases[row] = Int32(truncatingIfNeeded: Self.number(bytes, start, 4))
      for place in 0..<wanted.count {
        tokens[row * wanted.count + place] = Self.token(
          bytes, start + Self.headLength + wanted[place] * Self.tokenLength)
      }
      var at = start + Self.headLength + keys.count * Self.tokenLength
      for field in 0..<fields {
        answers[row * fields + field] = Self.answer(bytes, at, widths[field])
        at += widths[field]
      }
    }
    return CodedPiece(caseNumbers: cases, tokens: tokens, answers: answers)
  }

  private static func answer(_ bytes: Span<UInt8>, _ at: Int, _ width: Int) -> Answer {
    Answer(raw: Int32(bitPattern: UInt32(number(bytes, at, width))) &- shift)
  }

  private static func token(_ bytes: Span<UInt8>, _ at: Int) -> MatchToken? {
    bytes[at] == 0 ? nil : MatchToken(high: bytes.word(at: at + 1), low: bytes.word(at: at + 9))
  }

  private static func number(_ bytes: Span<UInt8>, _ at: Int, _ width: Int) -> UInt64 {
    var number: UInt64 = 0
    for place in 0..<width { number |= UInt64(bytes[at + place]) << UInt64(8 * place) }
    return number
  }
}
