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

  /// Of a byte that stands for eight bits of chance: small and capital letters are one letter to a search.
  static let bitsOfLetter = 7
  /// Of an own hex digit.
  static let bitsOfHexDigit = 4

  /// One text in a million may be refused by chance: positions × spellings ÷ 2^(bits × length). A hub's tokens are the
  /// same every night, so what chance put there once stays there.
  ///
  /// - Parameters:
  ///   - positions: Bytes of the whole text.
  ///   - randomBits: Bits of chance in one byte of the text as it is searched; `nil` for words.
  init(positions: Int, spellings: Int, randomBits: Int?) {
    func least(bits: Int) -> Int {
      var chances = Double(positions) * Double(spellings) * 1_000_000
      var length = 0
      while chances > 1 {
        chances /= Double(1 << bits)
        length += 1
      }
      return max(Self.shortest, length)
    }
    hexDigits = least(bits: randomBits ?? Self.bitsOfHexDigit)
    other = randomBits.map(least(bits:)) ?? Self.shortest
    isProse = randomBits == nil
  }

  func of(_ spelling: [UInt8]) -> Int { spelling.allSatisfy(\.isHexDigit) ? hexDigits : other }
}
