import Extracts

/// The texts that a payload can be read as: itself, and what its runs of hex, base64 and percent signs stand for.
///
/// Searching decoded texts for plain identifiers finds every alignment of every encoding at once.
struct PayloadReadings: Withheld {
  struct Reading: Withheld {
    let name: String
    let text: [UInt8]
    /// Bits of chance in one byte of the text, as it is searched; `nil` for words, which are not there by chance.
    let randomBits: Int?
  }

  let readings: [Reading]

  /// Readings of prose: lower case and folded, each plain and decoded.
  init(note bytes: [UInt8]) {
    var readings = Self.spelled("plain", bytes, randomBits: nil)
    readings += Self.spelled("URL-encoded", Self.percentDecoded(bytes), randomBits: nil)
    let bits = SpellingLength.bitsOfLetter
    for shift in 0..<2 { readings += Self.spelled("hex", Self.hexDecoded(bytes, shift: shift), randomBits: bits) }
    for shift in 0..<4 { readings += Self.spelled("base64", Self.base64Decoded(bytes, shift: shift), randomBits: bits) }
    self.readings = readings
  }

  /// Readings of the letters that tokens' digits stand for (``TokenWatch/runs``), a run a line.
  init(runs: [UInt8]) { readings = Self.spelled("hex", runs, randomBits: SpellingLength.bitsOfLetter) }

  private static func spelled(_ name: String, _ bytes: [UInt8], randomBits: Int?) -> [Reading] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for part in bytes.split(separator: lineFeed) { _ = LatinLetters.append(part.span, to: &folded) }
    return [
      Reading(name: name, text: LowerCase.of(bytes[...]), randomBits: randomBits),
      Reading(name: name, text: folded, randomBits: randomBits),
    ]
  }

  private static let lineFeed = UInt8(ascii: "\n")

  /// What pairs of hex digits stand for; a line break where a run ends.
  static func hexDecoded(_ bytes: [UInt8], shift: Int) -> [UInt8] {
    decoded(bytes, bits: 4, group: 2, shift: shift, digit: hexValue)
  }

  static func base64Decoded(_ bytes: [UInt8], shift: Int) -> [UInt8] {
    decoded(bytes, bits: 6, group: 4, shift: shift, digit: base64Value)
  }

  /// Decodes every run of digits in groups, the first `shift` digits of each run left out. A group cut short by the
  /// end of a run counts its missing digits as 0, so that the last whole bytes are not lost.
  private static func decoded(
    _ bytes: [UInt8], bits: Int, group: Int, shift: Int, digit: (UInt8) -> UInt8?
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * bits / 8 + bytes.count / 32)
    var value: UInt32 = 0
    var count = 0
    var skipped = 0
    func endGroup() {
      for place in stride(from: bits * group - 8, through: 0, by: -8) {
        text.append(UInt8(truncatingIfNeeded: value >> UInt32(place)))
      }
      value = 0
      count = 0
    }
    func endRun() {
      if count > 1 {
        value <<= UInt32(bits * (group - count))
        endGroup()
      }
      if text.last != lineFeed { text.append(lineFeed) }
      value = 0
      count = 0
      skipped = 0
    }
    for byte in bytes {
      guard let found = digit(byte) else {
        endRun()
        continue
      }
      if skipped < shift {
        skipped += 1
        continue
      }
      value = value << UInt32(bits) | UInt32(found)
      count += 1
      if count == group { endGroup() }
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
