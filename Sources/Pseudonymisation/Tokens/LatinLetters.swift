/// Words of a name in plain letters `a` to `z` and digits: case, accents, apostrophes and marks are gone.
///
/// Composed (NFC) and decomposed (NFD) spellings give the same words.
enum LatinLetters {
  /// - Returns: `nil` when a letter is not of the Latin script.
  static func words(of text: ArraySlice<UInt8>) -> [[UInt8]]? {
    var words: [UInt8] = []
    return append(text.span, to: &words) ? words.split(separator: space).map(Array.init) : nil
  }

  /// Appends the words of a text with a space behind each.
  ///
  /// - Returns: `false`, and nothing appended, when a letter is not of the Latin script.
  static func append(_ text: Span<UInt8>, to words: inout [UInt8]) -> Bool {
    let start = words.count
    var at = 0
    var isWord = false
    func endWord() {
      if isWord { words.append(space) }
      isWord = false
    }
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        // Digits have the bit that makes letters small.
        let small = byte | 0x20
        if (97...122).contains(small) || (48...57).contains(byte) {
          words.append(small)
          isWord = true
          at += 1
          continue
        }
      }
      let scalar = byte < 0x80 ? nil : UTF8Scalar(in: text, at: at)
      switch scalar.map({ folded($0.value) }) ?? folded(Unicode.Scalar(byte)) {
      case .letters(let plain):
        words += plain
        isWord = isWord || !plain.isEmpty
      case .nothing: break
      case .gap: endWord()
      case .foreign:
        words.removeSubrange(start...)
        return false
      }
      at += scalar?.length ?? 1
    }
    endWord()
    return true
  }

  private static let space = UInt8(ascii: " ")

  /// Of the frequent scalars: looked up once.
  private static let twoBytes = (0..<0x800).map { Unicode.Scalar($0).map(letters) ?? .gap }

  private static func folded(_ scalar: Unicode.Scalar) -> Folded {
    if scalar.value < 0x800 { return twoBytes[Int(scalar.value)] }
    return scalar == UTF8Scalar.replacement ? .gap : letters(of: scalar)
  }

  private enum Folded: Sendable {
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
