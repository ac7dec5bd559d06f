/// Words of a name in plain letters `a` to `z` and digits: case, accents, apostrophes and marks are gone.
///
/// Composed (NFC) and decomposed (NFD) spellings give the same words.
enum LatinLetters {
  /// - Returns: `nil` when a letter is not of the Latin script.
  static func words(of text: ArraySlice<UInt8>) -> [[UInt8]]? {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch letters(of: scalar) {
      case .letters(let plain): word += plain
      case .nothing: break
      case .gap:
        if !word.isEmpty { words.append(word) }
        word = []
      case .foreign: return nil
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private enum Folded {
    case letters([UInt8])
    /// Accents and apostrophes: they part no words.
    case nothing
    case gap
    case foreign
  }

  private static func letters(of scalar: Unicode.Scalar) -> Folded {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: return .letters([UInt8(scalar.value)])
    case 0x41...0x5A: return .letters([UInt8(scalar.value) + 32])
    case 0xEB, 0xCB: return .letters([UInt8(ascii: "e")])
    case 0xE7, 0xC7: return .letters([UInt8(ascii: "c")])
    case 0x27, 0x60, 0xB4, 0x2BC, 0x2018, 0x2019, 0x300...0x36F: return .nothing
    case 0...0x7F: return .gap
    default: break
    }
    guard scalar.properties.isAlphabetic else { return .gap }
    return named(scalar).map(Folded.letters) ?? .foreign
  }

  /// The plain letter in a character's Unicode name: `LATIN SMALL LETTER A WITH GRAVE` gives `a`.
  ///
  /// Names of characters never change (Unicode Character Encoding Stability Policies).
  private static func named(_ scalar: Unicode.Scalar) -> [UInt8]? {
    guard let name = scalar.properties.name, name.hasPrefix("LATIN "),
      let letter = name.split(separator: " WITH ").first?.split(separator: " ").last
    else { return nil }
    if letter == "S", name.contains("SHARP") { return Array("ss".utf8) }
    return letter.utf8.map { $0 | 0x20 }
  }
}
