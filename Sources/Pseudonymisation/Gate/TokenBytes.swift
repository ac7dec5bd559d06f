import Extracts

/// The 16 bytes that 32 lower-case hex digits stand for.
struct TokenBytes {
  /// The first eight bytes, the first of them highest.
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// - Returns: `nil` unless 32 such digits begin at the place.
  init?(_ text: Span<UInt8>, at start: Int) {
    guard start + 32 <= text.count, let first = Self.number(text.word(at: start)),
      let second = Self.number(text.word(at: start + 8)), let third = Self.number(text.word(at: start + 16)),
      let fourth = Self.number(text.word(at: start + 24))
    else { return nil }
    high = first << 32 | second
    low = third << 32 | fourth
  }

  /// Without the first four bits: what the digits stand for when they are read from the second one on.
  var shifted: TokenBytes { TokenBytes(high: high << 4 | low >> 60, low: low << 4) }

  func byte(_ place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: place < 8 ? high >> UInt64(56 - 8 * place) : low >> UInt64(120 - 8 * place))
  }

  /// The number that eight digits are, all at once.
  private static func number(_ digits: UInt64) -> UInt64? {
    // `a` to `f` have the bit of 64; their lower four bits are 1 to 6.
    let values = (digits & 0x0F0F_0F0F_0F0F_0F0F) &+ (digits >> 6 & 0x0101_0101_0101_0101) &* 9
    let letters = (values &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    guard values & 0xF0F0_F0F0_F0F0_F0F0 == 0, values &+ 0x3030_3030_3030_3030 &+ letters &* 0x27 == digits else {
      return nil
    }
    var number = (values << 4 | values >> 8) & 0x00FF_00FF_00FF_00FF
    number = (number | number >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt64(UInt32(truncatingIfNeeded: number | number >> 16).byteSwapped)
  }
}
