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

  mutating func append(_ byte: UInt8) {
    room[count] = byte
    count += 1
  }

  mutating func append(_ text: [UInt8]) {
    for byte in text { append(byte) }
  }

  /// A decimal number in its shortest writing.
  mutating func append(_ value: Int32) {
    if value >= 0, value < 10 { return append(48 + UInt8(truncatingIfNeeded: value)) }
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var divisor: UInt32 = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(48 + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// 32 lower-case hex digits.
  mutating func append(_ token: MatchToken) {
    let start = count
    var span = room.mutableSpan
    // Unsafe only for elements that not every pattern of bits is one of; bounds are checked.
    var target = unsafe span.mutableBytes
    target.storeBytes(of: Self.digits(of: token.high >> 32), toByteOffset: start, as: UInt64.self)
    target.storeBytes(of: Self.digits(of: token.high & 0xFFFF_FFFF), toByteOffset: start + 8, as: UInt64.self)
    target.storeBytes(of: Self.digits(of: token.low >> 32), toByteOffset: start + 16, as: UInt64.self)
    target.storeBytes(of: Self.digits(of: token.low & 0xFFFF_FFFF), toByteOffset: start + 24, as: UInt64.self)
    count += 32
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
