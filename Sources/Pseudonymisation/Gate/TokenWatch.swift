/// Watches all tokens of a payload for bytes that could be text, which random bytes seldom are.
///
/// A token that an identifier was put into holds a run of whole letters of that identifier's length; of random tokens one
/// in some hundred does. Only those runs are kept to be searched.
struct TokenWatch {
  /// Below this length spellings of digits are searched in every token; there are few then.
  static let mostDigitsKept = 12

  let decoded: SpellingLength
  let digits: SpellingLength
  /// Runs of letters that tokens hold, a line each.
  private(set) var runs: [UInt8] = []
  /// Digits of all tokens, a line each, while there are few.
  private(set) var all: [UInt8] = []

  /// - Parameter tokens: How many there can be.
  init(tokens: Int, spellings: Int) {
    // Both alignments of the digits.
    decoded = SpellingLength(
      positions: 2 * 16 * tokens, spellings: spellings, randomBits: SpellingLength.bitsOfLetter)
    digits = SpellingLength(
      positions: 33 * tokens, spellings: spellings, randomBits: SpellingLength.bitsOfHexDigit)
  }

  var keepsAll: Bool { digits.other <= Self.mostDigitsKept }

  /// - Parameters:
  ///   - start: Of the token's digits in the line.
  mutating func take(_ token: TokenBytes, digitsAt start: Int, of line: Span<UInt8>) {
    if keepsAll {
      for place in start..<start + 32 { all.append(line[place]) }
      all.append(Self.lineFeed)
    }
    keepRuns(of: token, count: 16)
    keepRuns(of: token.shifted, count: 15)
  }

  private static let lineFeed = UInt8(ascii: "\n")

  /// Keeps every run of whole letters that is long enough to mean something.
  private mutating func keepRuns(of token: TokenBytes, count: Int) {
    guard LetterMask.mayHaveRun(of: decoded.other, token), LetterMask(token).hasRun(of: decoded.other, within: count)
    else { return }
    var start = 0
    var place = 0
    while place < count {
      let length = Self.letter(of: token, at: place, count)
      if length == 0 {
        keep(token, start..<place)
        start = place + 1
      }
      place += max(1, length)
    }
    keep(token, start..<place)
  }

  private mutating func keep(_ token: TokenBytes, _ run: Range<Int>) {
    guard run.count >= decoded.other else { return }
    for place in run { runs.append(token.byte(place)) }
    runs.append(Self.lineFeed)
  }

  /// - Returns: Bytes of the whole letter or sign at the place; 0 when there is none.
  private static func letter(of token: TokenBytes, at place: Int, _ count: Int) -> Int {
    let lead = token.byte(place)
    if lead < 0x80 { return lead >= 0x20 && lead != 0x7F ? 1 : 0 }
    let needed = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard needed > 0, place + needed <= count else { return 0 }
    return (1..<needed).allSatisfy { token.byte(place + $0) & 0xC0 == 0x80 } ? needed : 0
  }
}
