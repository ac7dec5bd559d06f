import Extracts

/// Identifiers' spellings that are searched in a text, found by their last bytes.
///
/// For the few that are looked for in all tokens; the usual search goes the other way (``ReadingIndex``).
struct Needles: Withheld {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var index = NeedleIndex()

  var isEmpty: Bool { ends.isEmpty }

  /// - Parameter spelling: At least ``SpellingLength/anywhere`` bytes.
  mutating func add(_ spelling: [UInt8]) {
    let window = TextWindow.long(endingAt: spelling.count, in: spelling.span)
    if index.contains(window, where: { needle($0).elementsEqual(spelling) }) { return }
    bytes += spelling
    ends.append(bytes.count)
    index.add(ends.count - 1, at: window)
  }

  /// Whether any of them occurs anywhere in the text.
  func occur(in text: [UInt8]) -> Bool {
    var window: UInt64 = 0
    for end in stride(from: 1, through: text.count, by: 1) {
      window = window << 8 | UInt64(text[end - 1])
      guard end >= SpellingLength.anywhere else { continue }
      let isFound = index.contains(window) { number in
        let needle = needle(number)
        return needle.count <= end && text[(end - needle.count)..<end].elementsEqual(needle)
      }
      if isFound { return true }
    }
    return false
  }

  private func needle(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }
}

/// The last bytes of a spelling, as one number.
enum TextWindow {
  static func long(endingAt end: Int, in text: Span<UInt8>) -> UInt64 { window(end, text, SpellingLength.anywhere) }
  static func short(endingAt end: Int, in text: Span<UInt8>) -> UInt64 { window(end, text, SpellingLength.shortest) }

  private static func window(_ end: Int, _ text: Span<UInt8>, _ length: Int) -> UInt64 {
    var window: UInt64 = 0
    for at in end - length..<end { window = window << 8 | UInt64(text[at]) }
    return window
  }
}
