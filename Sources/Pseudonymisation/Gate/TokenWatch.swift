/// Watches all tokens of a payload for bytes that could be text, which random bytes seldom are.
///
/// A token that an identifier was put into holds a run of text of that identifier's length; of random tokens one in
/// some hundred does. Only those are kept to be searched.
struct TokenWatch {
  /// Below this length spellings of digits are searched in every token; there are few then.
  static let mostDigitsKept = 12

  let decoded: SpellingLength
  let digits: SpellingLength
  /// Digits of tokens that may hold text, a line each.
  private(set) var suspicious: [UInt8] = []
  /// Digits of all tokens, a line each, while there are few.
  private(set) var all: [UInt8] = []

  /// - Parameter tokens: How many there can be.
  init(tokens: Int, spellings: Int) {
    decoded = SpellingLength(positions: 17 * tokens, spellings: spellings, randomBits: 8)
    digits = SpellingLength(positions: 33 * tokens, spellings: spellings, randomBits: 4)
  }

  var keepsAll: Bool { digits.other <= Self.mostDigitsKept }

  /// - Parameter token: 32 lower-case hex digits at `start`.
  mutating func take(_ line: Span<UInt8>, at start: Int) {
    if keepsAll { Self.append(line, start, to: &all) }
    if Self.mayHoldText(line, start, 16, decoded.other) || Self.mayHoldText(line, start + 1, 15, decoded.other) {
      Self.append(line, start, to: &suspicious)
    }
  }

  private static func append(_ line: Span<UInt8>, _ start: Int, to text: inout [UInt8]) {
    for place in start..<start + 32 { text.append(line[place]) }
    text.append(UInt8(ascii: "\n"))
  }

  /// Whether the bytes that the digits stand for have a run of text of at least this length.
  private static func mayHoldText(_ line: Span<UInt8>, _ start: Int, _ count: Int, _ length: Int) -> Bool {
    func byte(_ place: Int) -> UInt8 {
      value(line[start + 2 * place]) << 4 | value(line[start + 2 * place + 1])
    }
    // Any run of the length covers one of these places.
    var place = length - 1
    while place < count {
      var first = place
      while first >= 0, isText(byte(first)) { first -= 1 }
      if first == place {
        place += length
        continue
      }
      var last = place + 1
      while last < count, isText(byte(last)) { last += 1 }
      if last - first - 1 >= length, isLetters(first + 1, last, byte, length) { return true }
      place += length
    }
    return false
  }

  /// Whether some part of the run of at least this length is whole letters: bytes beyond ASCII must belong together.
  private static func isLetters(_ start: Int, _ end: Int, _ byte: (Int) -> UInt8, _ length: Int) -> Bool {
    var run = 0
    var place = start
    while place < end {
      let lead = byte(place)
      let needed = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
      let isWhole =
        needed > 0 && place + needed <= end && (1..<max(1, needed)).allSatisfy { byte(place + $0) & 0xC0 == 0x80 }
      // The first and last letters of a spelling may have lost a byte to the token's ends.
      run = isWhole ? run + needed : 0
      place += isWhole ? needed : 1
      if run >= length { return true }
    }
    return false
  }

  private static func isText(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }

  private static func value(_ digit: UInt8) -> UInt8 { digit < 58 ? digit &- 48 : digit &- 87 }
}
