/// Folding of `albanian-1`: spellings of one sound, endings, and the phonetic form (`Normaliser`, "Names", 6 to 8).
enum Sounds {
  /// Appends a word as match keys see it.
  ///
  /// - Parameters:
  ///   - word: Plain letters and digits.
  /// - Returns: Where it stands.
  static func fold(_ word: Span<UInt8>, into text: inout [UInt8]) -> Range<Int> {
    let start = text.count
    var at = 0
    var last: UInt8 = 0
    while at < word.count {
      let (sound, length) = sound(of: word[at], before: at + 1 < word.count ? word[at + 1] : 0)
      if sound != last { text.append(sound) }
      last = sound
      at += length
    }
    text.removeLast(endingLength(of: text[start...]))
    return start..<text.count
  }

  /// Spellings of two letters come before those of one.
  private static func sound(of letter: UInt8, before next: UInt8) -> (UInt8, length: Int) {
    let h = UInt8(ascii: "h")
    let j = UInt8(ascii: "j")
    switch letter {
    case UInt8(ascii: "x"): return (j, next == h ? 2 : 1)
    case UInt8(ascii: "g"): return next == j ? (j, 2) : (letter, 1)
    case UInt8(ascii: "z"): return next == h ? (j, 2) : (letter, 1)
    case UInt8(ascii: "d"), UInt8(ascii: "t"), UInt8(ascii: "s"): return (letter, next == h ? 2 : 1)
    case UInt8(ascii: "n"): return (letter, next == j ? 2 : 1)
    case UInt8(ascii: "p"): return next == h ? (UInt8(ascii: "f"), 2) : (letter, 1)
    case UInt8(ascii: "c"): return next == UInt8(ascii: "k") ? (next, 2) : (letter, 1)
    case UInt8(ascii: "q"): return (UInt8(ascii: "c"), 1)
    case UInt8(ascii: "y"): return (UInt8(ascii: "i"), 1)
    case UInt8(ascii: "w"): return (UInt8(ascii: "v"), 1)
    default: return (letter, 1)
    }
  }

  /// Definite and dialect endings (`aj ja i u a e`), longest first; the stem keeps at least three letters.
  private static func endingLength(of word: ArraySlice<UInt8>) -> Int {
    guard word.count >= 4, let last = word.last else { return 0 }
    if word.count >= 5 {
      let isTwo = (word[word.endIndex - 2], last)
      if isTwo == (UInt8(ascii: "a"), UInt8(ascii: "j")) || isTwo == (UInt8(ascii: "j"), UInt8(ascii: "a")) { return 2 }
    }
    switch last {
    case UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "a"), UInt8(ascii: "e"): return 1
    default: return 0
    }
  }

  /// Appends the phonetic form of a folded word: its first letter, then consonants only, voiced and voiceless together.
  static func soundOut(_ word: Range<Int>, of text: inout [UInt8]) -> Range<Int> {
    let start = text.count
    var last: UInt8 = 0
    for place in word {
      let letter = text[place]
      if place > word.lowerBound, isSilent(letter) { continue }
      let sound = voiceless(letter)
      if sound != last { text.append(sound) }
      last = sound
    }
    return start..<text.count
  }

  private static func isSilent(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "h"):
      true
    default: false
    }
  }

  private static func voiceless(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "z"): UInt8(ascii: "s")
    case UInt8(ascii: "g"), UInt8(ascii: "k"): UInt8(ascii: "c")
    case UInt8(ascii: "d"): UInt8(ascii: "t")
    case UInt8(ascii: "b"): UInt8(ascii: "p")
    case UInt8(ascii: "v"): UInt8(ascii: "f")
    default: letter
    }
  }
}
