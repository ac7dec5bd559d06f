import Extracts

/// A participant's name as match keys see it: normaliser `albanian-1` (`Normaliser`).
///
/// The last word is the surname, the first the given name; words between (a father's name, a second name) are not used.
/// A comma puts the surname first. Each part is folded so that usual spellings of one name fall together.
struct AlbanianName: Withheld {
  /// Goes into every token's key: a change of the rules below is a new version, and all tokens change with it.
  static let normaliser = "albanian-1"

  let given: [UInt8]
  let surname: [UInt8]
  let phoneticGiven: [UInt8]
  let phoneticSurname: [UInt8]

  enum Reading: Withheld {
    case name(AlbanianName)
    /// Empty, a placeholder, or a single word: nothing to match by.
    case missing
    case notLatin
  }

  static func read(_ text: ArraySlice<UInt8>) -> Reading {
    var words: [[UInt8]] = []
    for part in text.split(separator: UInt8(ascii: ",")) {
      guard let found = LatinLetters.words(of: part) else { return .notLatin }
      words = found + words
    }
    while words.count > 2, titles.contains(words[0]) { words.removeFirst() }
    guard words.count >= 2, let given = words.first, let surname = words.last, !isPlaceholder(given),
      !isPlaceholder(surname)
    else { return .missing }
    return .name(AlbanianName(given: given, surname: surname))
  }

  private init(given: [UInt8], surname: [UInt8]) {
    self.given = Self.folded(Nicknames.full(given))
    self.surname = Self.folded(surname)
    phoneticGiven = Self.phonetic(self.given)
    phoneticSurname = Self.phonetic(self.surname)
  }

  // MARK: Rules of albanian-1

  private static let titles: Set<[UInt8]> = Set(
    ["z", "zj", "znj", "zoti", "zonja", "dr", "mr", "mrs", "ms"].map { Array($0.utf8) })

  private static let placeholders: Set<[UInt8]> = Set(
    [
      "test", "testi", "prove", "emri", "mbiemri", "emer", "mbiemer", "panjohur", "anonim", "anonime", "unknown",
      "anonymous", "name", "surname", "na", "none", "null",
    ].map { Array($0.utf8) })

  /// Words such as `test` and `xxx`, and single letters.
  static func isPlaceholder(_ word: [UInt8]) -> Bool {
    placeholders.contains(word) || word.allSatisfy { $0 == word[0] }
  }

  /// Spellings of one sound, longest first.
  private static let sounds: [(spelling: [UInt8], sound: [UInt8])] = [
    ("xh", "j"), ("gj", "j"), ("zh", "j"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("nj", "n"), ("ph", "f"),
    ("ck", "k"), ("x", "j"), ("q", "c"), ("y", "i"), ("w", "v"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// Definite and dialect endings, longest first; the stem keeps at least three letters.
  private static let endings = ["aj", "ja", "i", "u", "a", "e"].map { Array($0.utf8) }

  static func folded(_ word: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    var at = 0
    while at < word.count {
      let match = sounds.first { word[at...].starts(with: $0.spelling) }
      for byte in match?.sound ?? [word[at]] where byte != folded.last { folded.append(byte) }
      at += match?.spelling.count ?? 1
    }
    for ending in endings where folded.count >= ending.count + 3 && folded.suffix(ending.count).elementsEqual(ending) {
      return folded.dropLast(ending.count)
    }
    return folded
  }

  /// First letter, then consonants only, voiced and voiceless together.
  static func phonetic(_ folded: [UInt8]) -> [UInt8] {
    var code: [UInt8] = []
    for (index, byte) in folded.enumerated() {
      if index > 0, "aeiouh".utf8.contains(byte) { continue }
      let sound: UInt8 =
        switch byte {
        case UInt8(ascii: "z"): UInt8(ascii: "s")
        case UInt8(ascii: "g"), UInt8(ascii: "k"): UInt8(ascii: "c")
        case UInt8(ascii: "d"): UInt8(ascii: "t")
        case UInt8(ascii: "b"): UInt8(ascii: "p")
        case UInt8(ascii: "v"): UInt8(ascii: "f")
        default: byte
        }
      if sound != code.last { code.append(sound) }
    }
    return code
  }
}
