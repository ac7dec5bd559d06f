import Programme
import Sodium
import Testing

@testable import Pseudonymisation

@Suite("Tokens, rule by rule")
struct TokenRuleTests {
  private static let seed: UInt64 = 20_260_512

  private static let keys: [LinkageRule.MatchKey] = [
    [.phoneticGivenName, .surname, .birthDate], [.givenName, .surname, .birthDate], [.givenName, .birthYear, .phone],
    [.phone, .birthDate], [.surname, .birthDate], [.phoneticGivenName, .birthDate], [.surname, .phone], [.phone],
  ].enumerated().map { LinkageRule.MatchKey(name: "key\($0)", parts: $1, weight: 1) }

  /// Names as people write them, and as they should not.
  private static func name(_ dice: inout Seeded) -> String {
    let pieces = [
      "xh", "gj", "zh", "dh", "th", "sh", "nj", "ph", "ck", "x", "q", "y", "w", "ll", "rr", "ë", "Ç", "a", "e", "i",
      "o",
      "u", "aj", "ja", "h", "k", "z", "b", "v", "m", "t", "s", "'", "É",
    ]
    let whole = ["test", "xxx", "Znj.", "Dr", "Beni", "Mondi", "anonymous", "Ирина", "Lumturije-Shpresa", "12", ""]
    func word() -> String {
      if Int.random(in: 0..<12, using: &dice) == 0 { return whole.randomElement(using: &dice) ?? "" }
      return (0..<Int.random(in: 1...6, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
    }
    return (0..<Int.random(in: 1...4, using: &dice)).map { _ in word() }
      .joined(separator: [" ", " ", " ", "  ", ", ", "-"].randomElement(using: &dice) ?? " ")
  }

  private static func phone(_ dice: inout Seeded) -> String {
    let begins = ["0", "+355 ", "00355", "355", "+39 ", "0039", "", "(0", "+355 (0)", "a", " +", "/", "00"]
    let digits = (0..<Int.random(in: 0...11, using: &dice)).map { _ in
      String(Int.random(in: 0...9, using: &dice)) + (["", "", "", " ", "-", "."].randomElement(using: &dice) ?? "")
    }
    let end = ["", "", "", " / 0682222333", ";", ",0"].randomElement(using: &dice) ?? ""
    let fixed = ["0691234567", "0000000000", "069 111 1111", "+355 69 123 4568"]
    if Int.random(in: 0..<6, using: &dice) == 0 { return fixed.randomElement(using: &dice) ?? "" }
    return (begins.randomElement(using: &dice) ?? "") + digits.joined() + end
  }

  @Test("Whatever is written, tokens are those of the normaliser's page")
  func samePage() throws {
    var dice = Seeded(state: Self.seed)
    let linkageKey = SecretBytes(copying: Array(0..<32))
    let keys = try Self.keys.map { try TokenKey($0, under: linkageKey) }
    var identifiers = Identifiers()
    var room = MatchKey()
    var made = 0
    for _ in 0..<4_000 {
      let name = Self.name(&dice)
      let phone = Self.phone(&dice)
      let born = CalendarDate(
        year: Int.random(in: 1..<2_020, using: &dice), month: Int.random(in: 1...2, using: &dice),
        day: Int.random(in: 1...4, using: &dice))
      identifiers.read(name: Array(name.utf8).span)
      identifiers.read(birthDate: born)
      identifiers.read(phone: Array(phone.utf8).span)
      for (key, rule) in zip(keys, Self.keys) {
        let expected = PlainNormaliser.token(
          of: rule.parts, key: rule.name, under: linkageKey, name: name, born: born, phone: phone)
        #expect(key.token(for: identifiers, in: &room) == expected, "\(name) | \(phone), seed \(Self.seed)")
        if expected != nil { made += 1 }
      }
    }
    #expect(made > 4_000)
  }

  @Test("Names longer than a block of the hash have tokens too")
  func longNames() throws {
    let linkageKey = SecretBytes(copying: Array(0..<32))
    let born = CalendarDate(year: 1990, month: 5, day: 17)
    var room = MatchKey()
    for length in [100, 120, 127, 128, 129, 300, 1_000] {
      let name = "Arta " + String(repeating: "mol", count: length / 3)
      let found = try TokenKey(Self.keys[0], under: linkageKey).token(
        for: Identifiers(name: Array(name.utf8)[...], birthDate: born, phone: []), in: &room)
      let expected = PlainNormaliser.token(
        of: Self.keys[0].parts, key: "key0", under: linkageKey, name: name, born: born, phone: "")
      #expect(found == expected && found != nil, "\(length)")
    }
  }

  @Test("No run of letters in a token escapes the quick look, and digits read back as their bytes")
  func letterRuns() {
    var dice = Seeded(state: Self.seed)
    for _ in 0..<20_000 {
      let planted = Array("Ëndërrimi Çela".utf8)
      var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &dice) }
      let length = Int.random(in: 0...14, using: &dice)
      let start = Int.random(in: 0...16 - length, using: &dice)
      bytes.replaceSubrange(start..<start + length, with: planted[..<length])
      let digits = Self.digits(of: bytes)
      guard let token = TokenBytes(digits.span, at: 0) else {
        Issue.record("no token: \(digits)")
        continue
      }
      #expect((0..<16).map(token.byte) == bytes)
      let longest = Self.longestLetters(bytes)
      for wanted in 4...16 where longest >= wanted {
        #expect(LetterMask(token).hasRun(of: wanted, within: 16), "\(bytes), \(wanted)")
      }
    }
  }

  private static func digits(of bytes: [UInt8]) -> [UInt8] {
    let hex = Array("0123456789abcdef".utf8)
    var digits: [UInt8] = []
    for byte in bytes { digits += [hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
    return digits
  }

  /// Of whole letters and signs, in bytes.
  private static func longestLetters(_ bytes: [UInt8]) -> Int {
    var longest = 0
    for start in bytes.indices {
      for end in stride(from: bytes.count, to: start, by: -1) where end - start > longest {
        let text = String(validating: bytes[start..<end], as: UTF8.self)
        if let text, text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) { longest = end - start }
      }
    }
    return longest
  }

  @Test("Anything but 32 lower-case hex digits is no token")
  func noToken() {
    let digits = Array("0123456789abcdef0123456789abcdef".utf8)
    #expect(TokenBytes(digits.span, at: 0) != nil)
    #expect(TokenBytes(digits.span, at: 1) == nil)
    for place in digits.indices {
      for byte in UInt8(0)...255 where !byte.isHexDigit {
        var spoiled = digits
        spoiled[place] = byte
        #expect(TokenBytes(spoiled.span, at: 0) == nil, "\(byte) at \(place)")
      }
    }
  }
}
