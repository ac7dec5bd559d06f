import Extracts

/// The texts that a payload can be read as: itself, and what its runs of hex, base64 and percent signs stand for.
///
/// Searching decoded texts for plain identifiers finds every alignment of every encoding at once.
struct PayloadReadings: Withheld {
  struct Reading: Withheld {
    let name: String
    let text: [UInt8]
    /// Bits of chance in one byte of the text; `nil` for words, which are not there by chance.
    let randomBits: Int?
  }

  let readings: [Reading]

  /// Readings of prose: lower case and folded, each plain and decoded.
  init(note bytes: [UInt8]) {
    var readings = Self.spelled("plain", bytes, randomBits: nil)
    readings += Self.spelled("URL-encoded", Self.percentDecoded(bytes), randomBits: nil)
    for shift in 0..<2 { readings += Self.spelled("hex", Self.hexDecoded(bytes, shift: shift), randomBits: 8) }
    for shift in 0..<4 { readings += Self.spelled("base64", Self.base64Decoded(bytes, shift: shift), randomBits: 8) }
    self.readings = readings
  }

  /// Readings of tokens: their digits, and the bytes that the digits stand for.
  init(tokens: [UInt8]) {
    var readings = [Reading(name: "plain", text: tokens, randomBits: 4)]
    for shift in 0..<2 { readings += Self.spelled("hex", Self.hexDecoded(tokens, shift: shift), randomBits: 8) }
    self.readings = readings
  }

  private static func spelled(_ name: String, _ bytes: [UInt8], randomBits: Int?) -> [Reading] {
    let text = String(decoding: bytes, as: UTF8.self)
    var folded: [UInt8] = []
    for part in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") }) {
      for word in LatinLetters.words(of: part) ?? [] { folded += word + [UInt8(ascii: " ")] }
    }
    return [
      Reading(name: name, text: Array(text.lowercased().utf8), randomBits: randomBits),
      Reading(name: name, text: folded, randomBits: randomBits),
    ]
  }

  /// What pairs of hex digits stand for; a line break where a run ends.
  static func hexDecoded(_ bytes: [UInt8], shift: Int) -> [UInt8] {
    decoded(bytes, group: 2, shift: shift, digit: hexValue) { [UInt8($0[0] << 4 | $0[1])] }
  }

  static func base64Decoded(_ bytes: [UInt8], shift: Int) -> [UInt8] {
    decoded(bytes, group: 4, shift: shift, digit: base64Value) { digits in
      let bits = UInt32(digits[0]) << 18 | UInt32(digits[1]) << 12 | UInt32(digits[2]) << 6 | UInt32(digits[3])
      return [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
    }
  }

  /// Decodes every run of digits in groups, the first `shift` digits of each run left out. A group cut short by the
  /// end of a run counts its missing digits as 0, so that the last whole bytes are not lost.
  private static func decoded(
    _ bytes: [UInt8], group: Int, shift: Int, digit: (UInt8) -> UInt8?, _ join: ([UInt8]) -> [UInt8]
  ) -> [UInt8] {
    var text: [UInt8] = []
    var digits: [UInt8] = []
    var skipped = 0
    func endRun() {
      if digits.count > 1 { text += join(digits + Array(repeating: 0, count: group - digits.count)) }
      if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
      digits.removeAll(keepingCapacity: true)
      skipped = 0
    }
    for byte in bytes {
      guard let value = digit(byte) else {
        endRun()
        continue
      }
      if skipped < shift {
        skipped += 1
        continue
      }
      digits.append(value)
      if digits.count == group {
        text += join(digits)
        digits.removeAll(keepingCapacity: true)
      }
    }
    endRun()
    return text
  }

  private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = hexValue(bytes[at + 1]),
        let low = hexValue(bytes[at + 2])
      {
        text.append(high << 4 | low)
        at += 3
      } else {
        text.append(bytes[at] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[at])
        at += 1
      }
    }
    return text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// Both alphabets of RFC 4648.
  private static func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 65...90: byte - 65
    case 97...122: byte - 71
    case 48...57: byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
