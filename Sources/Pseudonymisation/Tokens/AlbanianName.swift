import Extracts

/// A participant's name as match keys see it: normaliser `albanian-1` (`Normaliser`).
///
/// The last word is the surname, the first the given name; words between (a father's name, a second name) are not used.
/// A comma puts the surname first. Each part is folded so that usual spellings of one name fall together. The room is
/// used again for the next name.
struct AlbanianName: Withheld {
  enum Reading: Withheld {
    case name
    /// Empty, a placeholder, or a single word: nothing to match by.
    case missing
    case notLatin
  }

  private(set) var reading = Reading.missing
  private(set) var given = 0..<0
  private(set) var surname = 0..<0
  private(set) var phoneticGiven = 0..<0
  private(set) var phoneticSurname = 0..<0
  /// All four behind each other, with spare bytes at the end.
  private(set) var text: [UInt8] = []
  /// Plain words with a space behind each.
  private var words: [UInt8] = []

  static func read(_ cell: ArraySlice<UInt8>) -> Reading {
    var name = AlbanianName()
    name.read(cell.span)
    return name.reading
  }

  mutating func read(_ cell: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    reading = .missing
    // Out of the name while its bytes are lent.
    var words: [UInt8] = []
    swap(&words, &self.words)
    defer { swap(&words, &self.words) }
    words.removeAll(keepingCapacity: true)
    guard Self.plainWords(of: cell, into: &words) else {
      reading = .notLatin
      return
    }
    guard let (first, last) = Self.outerWords(of: words.span) else { return }
    if let full = Nicknames.full(of: words.span.extracting(first)) {
      given = Sounds.fold(full.span, into: &text)
    } else {
      given = Sounds.fold(words.span.extracting(first), into: &text)
    }
    surname = Sounds.fold(words.span.extracting(last), into: &text)
    phoneticGiven = Sounds.soundOut(given, of: &text)
    phoneticSurname = Sounds.soundOut(surname, of: &text)
    for _ in 0..<MatchKey.spare { text.append(0) }
    reading = .name
  }

  /// Text before a comma moves behind.
  private static func plainWords(of cell: Span<UInt8>, into words: inout [UInt8]) -> Bool {
    var end = cell.count
    for place in stride(from: cell.count - 1, through: 0, by: -1) where cell[place] == UInt8(ascii: ",") {
      guard LatinLetters.append(cell.extracting((place + 1)..<end), to: &words) else { return false }
      end = place
    }
    return LatinLetters.append(cell.extracting(0..<end), to: &words)
  }

  /// The first word that is no title, and the last.
  private static func outerWords(of words: Span<UInt8>) -> (first: Range<Int>, last: Range<Int>)? {
    var count = 0
    for place in words.indices where words[place] == space { count += 1 }
    var first = 0..<end(ofWordAt: 0, of: words)
    while count > 2, NameWords.isTitle(words.extracting(first)) {
      first = (first.upperBound + 1)..<end(ofWordAt: first.upperBound + 1, of: words)
      count -= 1
    }
    guard count >= 2 else { return nil }
    var start = words.count - 1
    while words[start - 1] != space { start -= 1 }
    let last = start..<words.count - 1
    if NameWords.isPlaceholder(words.extracting(first)) || NameWords.isPlaceholder(words.extracting(last)) {
      return nil
    }
    return (first, last)
  }

  private static let space = UInt8(ascii: " ")

  private static func end(ofWordAt start: Int, of words: Span<UInt8>) -> Int {
    var end = start
    while end < words.count, words[end] != space { end += 1 }
    return end
  }
}
