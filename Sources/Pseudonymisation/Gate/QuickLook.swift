import Extracts
import Programme

/// Says at a glance, and without making any text, whether some spelling of a value may occur; nearly all do not.
struct QuickLook {
  private let long: WindowMarks
  private let short: WindowMarks

  /// - Parameter index: Complete.
  init(_ index: ReadingIndex) {
    long = index.longMarks
    short = index.shortMarks
  }

  /// - Returns: `false` only when no spelling that ``Spellings`` makes of the value is there.
  func mayOccur(_ value: Span<UInt8>, _ kind: RawIdentifiers.Kind) -> Bool {
    var lower = Rolling()
    var folded = Rolling()
    var word = Rolling()
    var digits = Rolling()
    var isGap = false
    var place = 0
    while place < value.count {
      let byte = value[place]
      place += 1
      var plain = (0x41...0x5A).contains(byte) ? byte + 32 : byte
      if byte >= 0x80 {
        // The two letters of Albanian beyond ASCII; others have foldings of their own.
        guard byte == 0xC3, place < value.count, let letter = Self.albanian(value[place]) else { return true }
        lower.add(0xC3)
        lower.add(value[place] | 0x20)
        place += 1
        plain = letter
      } else {
        lower.add(plain)
      }
      if (97...122).contains(plain) || (48...57).contains(plain) {
        if isGap, folded.count > 0 {
          if kind == .name, mayHold(word) { return true }
          folded.add(32)
          word = Rolling()
        }
        isGap = false
        folded.add(plain)
        word.add(plain)
        if plain < 58 { digits.add(plain) }
      } else if byte != 0x27, byte != 0x60 {
        isGap = true
      }
    }
    if mayHold(lower) || mayHold(folded) { return true }
    return switch kind {
    case .name: mayHold(word)
    // Whole, international and national numbers end alike; a short one may be anything.
    case .phone: digits.count < 8 || mayHold(digits)
    case .birthDate: mayHoldDate(value)
    case .code, .text: false
    }
  }

  /// Folded, by the second byte of ë, Ë, ç and Ç.
  private static func albanian(_ second: UInt8) -> UInt8? {
    switch second | 0x20 {
    case 0xAB: UInt8(ascii: "e")
    case 0xA7: UInt8(ascii: "c")
    default: nil
    }
  }

  private func mayHold(_ text: Rolling) -> Bool {
    if text.count >= SpellingLength.anywhere { return long.mayHold(text.last) }
    return text.count >= SpellingLength.shortest && short.mayHold(text.last & 0xFFFF_FFFF)
  }

  /// The five usual forms of a date.
  private func mayHoldDate(_ value: Span<UInt8>) -> Bool {
    guard let date = CalendarDate(cell: value) else { return false }
    let year = [date.year / 1_000, date.year / 100 % 10, date.year / 10 % 10, date.year % 10]
    let month = [date.month / 10, date.month % 10]
    let day = [date.day / 10, date.day % 10]
    func holds(_ parts: [[Int]], _ separator: Int?) -> Bool {
      var text = Rolling()
      for (number, part) in parts.enumerated() {
        if number > 0, let separator { text.add(UInt8(separator)) }
        for digit in part { text.add(UInt8(48 + digit)) }
      }
      return mayHold(text)
    }
    return holds([year, month, day], 45) || holds([year, month, day], nil) || holds([day, month, year], nil)
      || holds([day, month, year], 46) || holds([day, month, year], 47)
  }

  /// The last eight bytes of a text that grows.
  private struct Rolling {
    var last: UInt64 = 0
    var count = 0

    mutating func add(_ byte: UInt8) {
      last = last << 8 | UInt64(byte)
      count += 1
    }
  }
}
