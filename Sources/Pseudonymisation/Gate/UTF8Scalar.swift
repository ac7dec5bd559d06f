/// One scalar of a text in UTF-8, and how many bytes it takes there.
///
/// What is no UTF-8 reads as U+FFFD, byte for byte as `String(decoding:as:)` repairs it.
struct UTF8Scalar {
  let value: Unicode.Scalar
  let length: Int

  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// - Precondition: `at` is within the text, and the byte there is not ASCII.
  init(in text: Span<UInt8>, at: Int) {
    let lead = text[at]
    let needed = Self.continuations(of: lead)
    var value = UInt32(lead) & (0x3F >> UInt32(needed))
    var length = 1
    while length <= needed, at + length < text.count, Self.range(behind: lead, at: length).contains(text[at + length]) {
      value = value << 6 | UInt32(text[at + length] & 0x3F)
      length += 1
    }
    self.value = needed > 0 && length > needed ? Unicode.Scalar(value) ?? Self.replacement : Self.replacement
    self.length = length
  }

  private static func continuations(of lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 1
    case 0xE0...0xEF: 2
    case 0xF0...0xF4: 3
    default: 0
    }
  }

  /// Second bytes that would spell a shorter scalar, a surrogate, or one beyond U+10FFFF are none (Unicode, table 3-7).
  private static func range(behind lead: UInt8, at place: Int) -> ClosedRange<UInt8> {
    guard place == 1 else { return 0x80...0xBF }
    return switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
