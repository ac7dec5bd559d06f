/// A text of at most fifteen bytes as two numbers: compared and looked up at once, without touching its bytes again.
package struct ShortText: Hashable, Sendable, Withheld {
  package static let longest = 15
  package static let empty = ShortText(first: 0, rest: 0)

  /// The first eight bytes, the first of them lowest.
  package let first: UInt64
  /// The other bytes in the same way; the length on top.
  package let rest: UInt64

  /// - Returns: `nil` for a longer text.
  package init?(_ text: Span<UInt8>) { self.init(text, 0..<text.count) }

  /// - Parameter range: The text's place among the bytes.
  package init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let count = range.count
    guard count <= Self.longest else { return nil }
    let length = UInt64(count) << 56
    if range.lowerBound + 16 <= bytes.count {
      // What lies behind the text is read with it, and left out.
      first = bytes.word(at: range.lowerBound) & Self.lowest(count)
      rest = bytes.word(at: range.lowerBound + 8) & Self.lowest(count - 8) | length
      return
    }
    var words: (UInt64, UInt64) = (0, 0)
    for place in 0..<count {
      let byte = UInt64(bytes[range.lowerBound + place])
      if place < 8 { words.0 |= byte << UInt64(8 * place) } else { words.1 |= byte << UInt64(8 * place - 64) }
    }
    (first, rest) = (words.0, words.1 | length)
  }

  private init(first: UInt64, rest: UInt64) { (self.first, self.rest) = (first, rest) }

  package var isEmpty: Bool { rest >> 56 == 0 }

  /// With `a` to `z` as `A` to `Z`.
  package var upperCase: ShortText {
    // The length stands above the letters: 15 is none.
    ShortText(first: Self.upperCase(first), rest: Self.upperCase(rest))
  }

  /// A number from 0 to 2^`bits` − 1 that differs for most texts.
  package func place(bits: Int) -> Int {
    // Fibonacci hashing: the upper bits of a product with 2^64 ÷ golden ratio.
    Int(truncatingIfNeeded: ((first ^ rest &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }

  private static func lowest(_ count: Int) -> UInt64 {
    count >= 8 ? .max : count <= 0 ? 0 : (1 << UInt64(8 * count)) - 1
  }

  private static func upperCase(_ word: UInt64) -> UInt64 {
    let sevenBits = word & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = sevenBits &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = sevenBits &+ 0x0505_0505_0505_0505
    return word &- (fromA & ~beyondZ & ~word & 0x8080_8080_8080_8080) >> 2
  }
}
