internal import Programme

/// Text of a wire CSV as it grows, a piece at a time.
struct WireText {
  /// Room that one value takes at most, with the separator before it.
  static let longestValue = 33

  /// As long as a piece can become; what is behind ``count`` is of no meaning.
  private var room: [UInt8]
  private(set) var count = 0

  init(capacity: Int) { room = [UInt8](repeating: 0, count: capacity) }

  /// What was written; a new piece begins.
  mutating func taken() -> [UInt8] {
    defer { count = 0 }
    return Array(room[..<count])
  }

  mutating func append(_ text: [UInt8]) {
    for byte in text {
      room[count] = byte
      count += 1
    }
  }

  /// A row: case number, tokens, answers, line end.
  ///
  /// - Parameters:
  ///   - keys: Tokens of each row.
  ///   - fields: Answers of each row.
  mutating func append(_ row: Int, of piece: CodedPiece, keys: Int, fields: Int) {
    var at = count
    var span = room.mutableSpan
    // Unsafe only for elements that not every pattern of bits is one of; bounds are checked.
    var target = unsafe span.mutableBytes
    Self.write(piece.caseNumbers[row], to: &target, &at)
    for key in row * keys..<(row + 1) * keys {
      Self.write(byte: UInt8(ascii: ","), to: &target, &at)
      if let token = piece.tokens[key] { Self.write(token, to: &target, &at) }
    }
    for field in row * fields..<(row + 1) * fields {
      Self.write(byte: UInt8(ascii: ","), to: &target, &at)
      Self.write(piece.answers[field].raw, to: &target, &at)
    }
    Self.write(byte: UInt8(ascii: "\n"), to: &target, &at)
    count = at
  }

  private static func write(byte: UInt8, to target: inout MutableRawSpan, _ at: inout Int) {
    target.storeBytes(of: byte, toByteOffset: at, as: UInt8.self)
    at += 1
  }

  /// A decimal number in its shortest writing.
  private static func write(_ value: Int32, to target: inout MutableRawSpan, _ at: inout Int) {
    if value >= 0, value < 10 { return write(byte: 48 + UInt8(truncatingIfNeeded: value), to: &target, &at) }
    if value < 0 { write(byte: UInt8(ascii: "-"), to: &target, &at) }
    var rest = value.magnitude
    var divisor: UInt32 = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      write(byte: 48 + UInt8(truncatingIfNeeded: rest / divisor), to: &target, &at)
      rest %= divisor
      divisor /= 10
    }
  }

  /// 32 lower-case hex digits.
  private static func write(_ token: MatchToken, to target: inout MutableRawSpan, _ at: inout Int) {
    target.storeBytes(of: digits(of: token.high >> 32), toByteOffset: at, as: UInt64.self)
    target.storeBytes(of: digits(of: token.high & 0xFFFF_FFFF), toByteOffset: at + 8, as: UInt64.self)
    target.storeBytes(of: digits(of: token.low >> 32), toByteOffset: at + 16, as: UInt64.self)
    target.storeBytes(of: digits(of: token.low & 0xFFFF_FFFF), toByteOffset: at + 24, as: UInt64.self)
    at += 32
  }

  /// The eight hex digits of a number of 32 bits, as they lie in memory: all at once instead of one by one.
  private static func digits(of number: UInt64) -> UInt64 {
    var spread = (number | number << 16) & 0x0000_FFFF_0000_FFFF
    spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
    spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
    // One in every byte whose digit is a letter: 10 and more reach the next four bits once 6 is added.
    let letters = (spread &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return (spread &+ 0x3030_3030_3030_3030 &+ letters &* 0x27).bigEndian
  }
}
