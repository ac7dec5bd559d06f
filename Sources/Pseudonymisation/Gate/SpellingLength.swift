/// From which length on a spelling in a text means something: a shorter one can be there by chance.
struct SpellingLength {
  /// Bytes; nothing shorter is searched, because three bytes occur in any text.
  static let shortest = 4
  /// From this length on a spelling counts wherever it stands in words; a shorter one only as a word of its own.
  static let anywhere = 8

  /// For a spelling that a run of random hex digits can hold.
  let hexDigits: Int
  let other: Int
  /// Whether the text is words, which are not there by chance.
  let isProse: Bool

  /// One run in 100,000 may be refused by chance: positions × spellings ÷ 2^(bits × length).
  ///
  /// - Parameters:
  ///   - positions: Bytes of the whole text.
  ///   - randomBits: Bits of chance in one byte; `nil` for words.
  init(positions: Int, spellings: Int, randomBits: Int?) {
    func least(bits: Int) -> Int {
      var chances = Double(positions) * Double(spellings) * 100_000
      var length = 0
      while chances > 1 {
        chances /= Double(1 << bits)
        length += 1
      }
      return max(Self.shortest, length)
    }
    hexDigits = least(bits: randomBits ?? 4)
    other = randomBits.map(least(bits:)) ?? Self.shortest
    isProse = randomBits == nil
  }

  func of(_ spelling: [UInt8]) -> Int { spelling.allSatisfy(\.isHexDigit) ? hexDigits : other }
}
