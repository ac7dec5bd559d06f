/// Which of a token's 16 bytes could be part of a text, a bit for each; the first byte's bit is the highest.
///
/// Letters and signs of ASCII, a byte that begins a letter of UTF-8 and is followed by a byte that goes on with one, and
/// such a byte behind either. A whole letter has no other bytes: what is no run here is no run of whole letters.
struct LetterMask {
  private let bits: UInt16

  init(_ token: TokenBytes) {
    let high = Classes(token.high)
    let low = Classes(token.low)
    let plain = high.plain << 8 | low.plain
    let leads = high.leads << 8 | low.leads
    let follows = high.follows << 8 | low.follows
    bits = plain | leads & follows << 1 | follows & (leads | follows) >> 1
  }

  /// Whether a token may have so many such bytes in a row: `false` for nearly all of those that have not.
  ///
  /// A run of at least ten among sixteen bytes, or fifteen, holds the seventh to the tenth.
  static func mayHaveRun(of length: Int, _ token: TokenBytes) -> Bool {
    guard length >= 10 else { return true }
    // The fifth to the twelfth byte: those next to the four say what the four are.
    let middle = Classes(token.high << 32 | token.low >> 32)
    let known =
      middle.plain | middle.leads & middle.follows << 1
      | middle.follows & (middle.leads | middle.follows) >> 1
    return known & 0b0011_1100 == 0b0011_1100
  }

  /// Whether so many of the first `count` bytes stand in a row.
  func hasRun(of length: Int, within count: Int) -> Bool {
    var ends = bits & ~(UInt16.max >> UInt16(count))
    var reached = 1
    while reached < length, ends != 0 {
      let step = min(reached, length - reached)
      ends &= ends >> UInt16(step)
      reached += step
    }
    return ends != 0
  }

  /// Of eight bytes, a bit each.
  private struct Classes {
    let plain: UInt16
    let leads: UInt16
    let follows: UInt16

    private static let top: UInt64 = 0x8080_8080_8080_8080

    init(_ bytes: UInt64) {
      let sevenBits = bytes & ~Self.top
      let beyond = bytes & Self.top
      let second = bytes << 1 & Self.top
      // The top bit of each byte says whether its lower seven bits reach a number: added to what is missing to 128.
      let text = (sevenBits &+ Self.each(0x80 - 0x20)) & Self.top
      let delete = (sevenBits &+ Self.each(0x80 - 0x7F)) & Self.top
      plain = Self.gathered(text & ~delete & ~beyond)
      follows = Self.gathered(beyond & ~second)
      // C2 to F4.
      let leads = (sevenBits &+ Self.each(0x80 - 0x42)) & ~(sevenBits &+ Self.each(0x80 - 0x75))
      self.leads = Self.gathered(leads & beyond & second)
    }

    private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// The eight top bits beside each other.
    private static func gathered(_ tops: UInt64) -> UInt16 {
      UInt16(truncatingIfNeeded: ((tops >> 7) &* 0x0102_0408_1020_4080) >> 56)
    }
  }
}
