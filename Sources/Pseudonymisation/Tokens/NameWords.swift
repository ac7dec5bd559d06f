import Extracts

/// Words in a name's cell that are no name.
enum NameWords {
  static func isTitle(_ word: Span<UInt8>) -> Bool { isOne(of: titles, word) }

  /// Words such as `test` and `xxx`, and single letters.
  static func isPlaceholder(_ word: Span<UInt8>) -> Bool {
    var isRepeated = true
    for place in word.indices where word[place] != word[0] { isRepeated = false }
    return isRepeated || isOne(of: placeholders, word)
  }

  private static let titles = packed(["z", "zj", "znj", "zoti", "zonja", "dr", "mr", "mrs", "ms"])

  private static let placeholders = packed([
    "test", "testi", "prove", "emri", "mbiemri", "emer", "mbiemer", "panjohur", "anonim", "anonime", "unknown",
    "anonymous", "name", "surname", "na", "none", "null",
  ])

  private static func packed(_ words: [String]) -> [ShortText] { words.compactMap { ShortText(Array($0.utf8).span) } }

  private static func isOne(of words: [ShortText], _ word: Span<UInt8>) -> Bool {
    guard let packed = ShortText(word) else { return false }
    return words.contains(packed)
  }
}
