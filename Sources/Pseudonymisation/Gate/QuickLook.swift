import Extracts
import Programme

/// Says at a glance, and without making any text, whether some spelling of a value may occur; nearly all do not.
struct QuickLook {
  private let long: NeedleIndex
  private let short: NeedleIndex

  /// - Parameter index: Complete.
  init(_ index: ReadingIndex) {
    long = index.long
    short = index.short
  }

  /// - Returns: `false` only when no spelling that ``Spellings`` makes of the value is there.
  func mayOccur(_ value: Span<UInt8>, _ kind: RawIdentifiers.Kind) -> Bool {
    if let ending = Ending.plain(value) {
      if long.holds(ending) { return true }
    } else if mayHold(Ending(lowerCaseOf: value)) || mayHold(Ending(foldedOf: value)) {
      return true
    }
    return switch kind {
    case .name: mayHoldWord(of: value)
    // Whole, international and national numbers end alike; a short one may be anything.
    case .phone: mayHoldDigits(of: value)
    case .birthDate: mayHoldDate(value)
    case .code, .text: false
    }
  }

  private func mayHold(_ ending: Ending) -> Bool {
    if ending.count >= SpellingLength.anywhere { return long.holds(ending.bytes) }
    // Letters that are folded in ways of their own: the long look says.
    return ending.isUnknown
      || ending.count >= SpellingLength.shortest && short.holds(ending.bytes & 0xFFFF_FFFF)
  }

  /// Each word by itself, from the last.
  private func mayHoldWord(of value: Span<UInt8>) -> Bool {
    var word = Ending()
    var place = value.count - 1
    while place >= 0 {
      let (letter, length) = FoldedLetter.ending(at: place, of: value)
      switch letter {
      case .plain(let byte): word.add(byte)
      case .nothing: break
      case .gap:
        if mayHold(word) { return true }
        word = Ending()
      case .unknown: return true
      }
      place -= length
    }
    return mayHold(word)
  }

  private func mayHoldDigits(of value: Span<UInt8>) -> Bool {
    var digits = Ending()
    var place = value.count - 1
    while place >= 0, digits.count < SpellingLength.anywhere {
      if (48...57).contains(value[place]) { digits.add(value[place]) }
      place -= 1
    }
    return digits.count < SpellingLength.anywhere || mayHold(digits)
  }

  /// The last eight letters of the five usual forms of a date.
  private func mayHoldDate(_ value: Span<UInt8>) -> Bool {
    guard let date = CalendarDate(cell: value) else { return false }
    func digits(_ number: Int) -> UInt64 {
      UInt64(truncatingIfNeeded: number / 10 + 48) << 8 | UInt64(truncatingIfNeeded: number % 10 + 48)
    }
    let (lastOfYear, month, day) = (digits(date.year % 100), digits(date.month), digits(date.day))
    let year = digits(date.year / 100) << 16 | lastOfYear
    let (dash, dot, slash): (UInt64, UInt64, UInt64) = (45, 46, 47)
    return long.holds(lastOfYear << 48 | dash << 40 | month << 24 | dash << 16 | day)
      || long.holds(year << 32 | month << 16 | day) || long.holds(day << 48 | month << 32 | year)
      || long.holds(dot << 56 | month << 40 | dot << 32 | year)
      || long.holds(slash << 56 | month << 40 | slash << 32 | year)
  }
}

/// The last bytes of a text that is read from its end, eight at most.
private struct Ending {
  /// The last of them lowest.
  private(set) var bytes: UInt64 = 0
  private(set) var count = 0
  /// Whether a letter has a form that only the long look knows.
  private(set) var isUnknown = false

  init() {}

  /// The last eight bytes in lower case, when folding leaves them as they are: letters and digits of ASCII, and single
  /// spaces between them.
  static func plain(_ value: Span<UInt8>) -> UInt64? {
    guard value.count >= 8 else { return nil }
    let each: UInt64 = 0x0101_0101_0101_0101
    let top = each << 7
    // The first of them highest.
    let word = value.word(at: value.count - 8).byteSwapped
    if word & top != 0 { return nil }
    // A top bit for each byte that reaches a number: added to what that is short of 128.
    func from(_ least: UInt64, _ bytes: UInt64) -> UInt64 { bytes &+ each &* (128 - least) }
    let capitals = from(65, word) & ~from(91, word) & top
    let lower = word | capitals >> 2
    let letters = from(97, lower) & ~from(123, lower)
    let digits = from(48, word) & ~from(58, word)
    let spaces = from(32, word) & ~from(33, word) & top
    guard (letters | digits | spaces) & top == top, spaces & (spaces << 8 | 0x80 | 1 << 63) == 0 else { return nil }
    return lower
  }

  init(lowerCaseOf value: Span<UInt8>) {
    var place = value.count - 1
    while place >= 0, count < SpellingLength.anywhere {
      let byte = value[place]
      if byte >= 0x80 {
        guard place > 0, value[place - 1] == 0xC3, FoldedLetter.albanian(byte) != nil else {
          fail()
          return
        }
        add(byte | 0x20)
        add(0xC3)
        place -= 1
      } else {
        add((0x41...0x5A).contains(byte) ? byte + 32 : byte)
      }
      place -= 1
    }
  }

  init(foldedOf value: Span<UInt8>) {
    var place = value.count - 1
    var isGap = false
    while place >= 0, count < SpellingLength.anywhere {
      let (letter, length) = FoldedLetter.ending(at: place, of: value)
      switch letter {
      case .plain(let byte):
        if isGap, count > 0 { add(32) }
        isGap = false
        add(byte)
      case .nothing: break
      case .gap: isGap = true
      case .unknown:
        fail()
        return
      }
      place -= length
    }
  }

  mutating func add(_ byte: UInt8) {
    if count < 8 { bytes |= UInt64(byte) << UInt64(8 * count) }
    count += 1
  }

  private mutating func fail() { (bytes, count, isUnknown) = (0, 0, true) }
}

/// What folding makes of a letter, for a text that is read from its end.
private enum FoldedLetter {
  case plain(UInt8)
  /// Apostrophes.
  case nothing
  case gap
  /// Other letters beyond ASCII than Albanian ones have foldings of their own.
  case unknown

  static func ending(at place: Int, of text: Span<UInt8>) -> (FoldedLetter, length: Int) {
    let byte = text[place]
    switch byte {
    case 97...122, 48...57: return (.plain(byte), 1)
    case 65...90: return (.plain(byte + 32), 1)
    case 0x27, 0x60: return (.nothing, 1)
    case 0..<0x80: return (.gap, 1)
    default:
      guard place > 0, text[place - 1] == 0xC3, let letter = albanian(byte) else { return (.unknown, 1) }
      return (.plain(letter), 2)
    }
  }

  /// Of ë, Ë, ç and Ç by their second byte.
  static func albanian(_ second: UInt8) -> UInt8? {
    switch second | 0x20 {
    case 0xAB: UInt8(ascii: "e")
    case 0xA7: UInt8(ascii: "c")
    default: nil
    }
  }
}
