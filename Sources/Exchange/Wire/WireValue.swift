internal import Programme

/// The bytes of one value of a wire CSV as they come by: a whole number or a token, in its only spelling.
struct WireValue {
  private static let longestNumber = 11
  private static let tokenLength = 32

  private var count = 0
  private var isNegative = false
  private var magnitude: Int64 = 0
  private var isNumber = true
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  var isEmpty: Bool { count == 0 }

  /// - Returns: `false` for a byte that no value holds there.
  mutating func append(_ byte: UInt8) -> Bool {
    guard count < Self.tokenLength else { return false }
    defer { count += 1 }
    if byte == UInt8(ascii: "-") {
      isNegative = true
      return count == 0
    }
    guard let digit = Self.digit(byte) else { return false }
    // A leading zero is a spelling of another number, except for zero itself.
    if digit > 9 || count >= Self.longestNumber || (magnitude == 0 && count > 0 && !(isNegative && count == 1)) {
      isNumber = false
    }
    if count < Self.longestNumber { magnitude = magnitude * 10 + Int64(digit) }
    high = high << 4 | low >> 60
    low = low << 4 | UInt64(digit)
    return true
  }

  /// A decimal integer of 32 bits without sign before zero, without leading zeros.
  var number: Int32? {
    guard isNumber, count > (isNegative ? 1 : 0), !(isNegative && magnitude == 0) else { return nil }
    return Int32(exactly: isNegative ? -magnitude : magnitude)
  }

  /// 32 lower-case hex digits.
  var token: MatchToken? {
    count == Self.tokenLength && !isNegative ? MatchToken(high: high, low: low) : nil
  }

  mutating func clear() { self = WireValue() }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 97...102: byte - 87
    default: nil
    }
  }
}
