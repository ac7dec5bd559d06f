import Extracts

/// A telephone number as match keys see it: country and number, digits only (`Normaliser`).
///
/// `+355 69 123 4567`, `00355691234567`, `069 123 4567` and `691234567` are one number. The room is used again for the
/// next one.
struct PhoneNumber: Withheld {
  enum Reading: Withheld {
    case number
    case missing
    case placeholder
  }

  private(set) var reading = Reading.missing
  /// Digits of the number within ``text``.
  private(set) var range = 0..<0
  /// Albania's code, the cell's digits as they stand, and spare bytes: the code is moved where it belongs.
  private(set) var text: [UInt8] = []

  private static let zero = UInt8(ascii: "0")
  private static let albania = Array("355".utf8)

  init() {}

  init(_ cell: ArraySlice<UInt8>) { read(cell.span) }

  var digits: ArraySlice<UInt8> { text[range] }

  mutating func read(_ cell: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    text += Self.albania
    range = 0..<0
    reading = .missing
    guard let isPlus = collectDigits(of: cell), text.count > 3 else { return }
    if isRepeated(from: 3) {
      reading = .placeholder
    } else {
      findNumber(isInternational: isPlus)
    }
    for _ in 0..<MatchKey.spare { text.append(0) }
  }

  /// Of the first number in the cell.
  ///
  /// - Returns: Whether it begins with a plus; `nil` when there is none, or something else than a number.
  private mutating func collectDigits(of cell: Span<UInt8>) -> Bool? {
    var isPlus: Bool?
    var isBegun = false
    for place in cell.indices {
      let byte = cell[place]
      switch byte {
      case 48...57:
        text.append(byte)
        isPlus = isPlus ?? false
      case UInt8(ascii: "+"): isPlus = isPlus ?? true
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "\t"): isPlus = isPlus ?? false
      case UInt8(ascii: " "), UInt8(ascii: "("): break
      case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"):
        if isBegun { return isPlus ?? false }
        continue
      default: return nil
      }
      isBegun = true
    }
    return isBegun ? isPlus ?? false : nil
  }

  private mutating func findNumber(isInternational: Bool) {
    var start = 3
    var isInternational = isInternational
    if !isInternational, text.count >= 5, text[3] == Self.zero, text[4] == Self.zero {
      start = 5
      isInternational = true
    }
    let count = text.count - start
    let isAlbanian = count >= 11 && isAlbania(at: start)
    if isInternational, !isAlbanian {
      if (8...15).contains(count) { check(start..<text.count, national: start) }
      return
    }
    // `+355 (0)69 …` and `069 …`: the zero is the trunk prefix.
    var national = isAlbanian ? start + 3 : start
    while national < text.count, text[national] == Self.zero { national += 1 }
    let length = text.count - national
    guard (8...9).contains(length) else {
      if length < 5 { reading = .placeholder }
      return
    }
    for place in 0..<Self.albania.count { text[national - 3 + place] = Self.albania[place] }
    check((national - 3)..<text.count, national: national)
  }

  private func isAlbania(at start: Int) -> Bool {
    for place in 0..<Self.albania.count where text[start + place] != Self.albania[place] { return false }
    return true
  }

  private mutating func check(_ digits: Range<Int>, national: Int) {
    if isRepeated(from: national + 2) || isCounting(from: national) {
      reading = .placeholder
    } else {
      (reading, range) = (.number, digits)
    }
  }

  private func isRepeated(from start: Int) -> Bool {
    for place in start..<text.count where text[place] != text[start] { return false }
    return true
  }

  private func isCounting(from start: Int) -> Bool {
    for place in start + 1..<text.count
    where text[place] != text[place - 1] + 1 && !(text[place - 1] == 57 && text[place] == 48) { return false }
    return true
  }
}
