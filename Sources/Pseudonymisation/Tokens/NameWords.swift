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

  private static func packed(_ words: [String]) -> [PackedWord] { words.compactMap { PackedWord(Array($0.utf8).span) } }

  private static func isOne(of words: [PackedWord], _ word: Span<UInt8>) -> Bool {
    guard let packed = PackedWord(word) else { return false }
    return words.contains(packed)
  }
}

/// A word of at most sixteen letters as two numbers: compared at once.
struct PackedWord: Hashable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// - Returns: `nil` for a longer word.
  init?(_ word: Span<UInt8>) {
    guard word.count <= 16 else { return nil }
    for place in word.indices {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(word[place])
    }
  }
}
