import Extracts
import Programme

/// Looks for every identifier of an extract in the texts of a payload.
struct IdentifierSearch: Withheld {
  let index: ReadingIndex
  /// Words that every bundle holds, in lower case: a spelling that is part of one proves nothing.
  private let constants: [UInt8]
  private let constantWindows: Set<UInt64>
  /// Spellings of hex digits only, long enough to mean something in a token: they are sought in all tokens together.
  private(set) var longDigits = Needles()
  private let leastDigits: Int

  /// - Parameter leastDigits: From this length on spellings of hex digits go to ``longDigits``; `nil`: none do.
  init(_ index: ReadingIndex, constants: [String], leastDigits: Int?) {
    self.index = index
    let constants = Array(constants.joined(separator: "\n").lowercased().utf8)
    self.constants = constants
    constantWindows = Set(
      stride(from: SpellingLength.shortest, through: constants.count, by: 1).map {
        TextWindow.short(endingAt: $0, in: constants.span)
      })
    self.leastDigits = leastDigits ?? .max
  }

  /// - Throws: ``GateRefusal/identifier(file:reading:)``.
  mutating func look(for value: ArraySlice<UInt8>, _ kind: RawIdentifiers.Kind) throws(GateRefusal) {
    let isWanted = value.count >= leastDigits && value.allSatisfy { $0.isHexDigit || (65...70).contains($0) }
    guard isWanted || QuickLook(index).mayOccur(value.span, kind) else { return }
    for spelling in Spellings.all(of: value, kind) {
      if spelling.count >= leastDigits, spelling.allSatisfy(\.isHexDigit) { longDigits.add(spelling) }
      if let place = index.place(of: spelling), !isConstant(spelling) {
        throw .identifier(file: place.file, reading: place.reading)
      }
    }
  }

  private func isConstant(_ spelling: [UInt8]) -> Bool {
    guard spelling.count >= SpellingLength.shortest,
      constantWindows.contains(TextWindow.short(endingAt: SpellingLength.shortest, in: spelling.span))
    else { return false }
    return constants.indices.contains { constants[$0...].starts(with: spelling) }
  }
}

/// Says at a glance, and without making any text, whether some spelling of a value may occur; nearly all do not.
struct QuickLook {
  private let index: ReadingIndex

  init(_ index: ReadingIndex) { self.index = index }

  /// - Returns: `false` only when no spelling that ``Spellings`` makes of the value is there.
  func mayOccur(_ value: Span<UInt8>, _ kind: RawIdentifiers.Kind) -> Bool {
    var lower = Rolling()
    var folded = Rolling()
    var word = Rolling()
    var digits = Rolling()
    var isGap = false
    for place in value.indices {
      let byte = value[place]
      // Letters beyond ASCII have foldings of their own.
      if byte >= 0x80 { return true }
      let plain = (0x41...0x5A).contains(byte) ? byte + 32 : byte
      lower.add(plain)
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

  private func mayHold(_ text: Rolling) -> Bool {
    if text.count >= SpellingLength.anywhere { return index.mayHold(long: text.last) }
    return text.count >= SpellingLength.shortest && index.mayHold(short: text.last)
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
