import Testing

@testable import Pseudonymisation

@Suite("Lower case and repair without strings")
struct FoldingTests {
  private static let seed: UInt64 = 20_260_401

  /// Bytes of chance, with more lead and continuation bytes than chance would give.
  private static func noise(_ dice: inout Seeded) -> [UInt8] {
    let mixed: [UInt8] = [0xC3, 0xAB, 0x8B, 0xE2, 0x80, 0x99, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0x90, 0x41, 0x20]
    return (0..<Int.random(in: 0...24, using: &dice)).map { _ in
      Bool.random(using: &dice) ? UInt8.random(in: 0...255, using: &dice) : mixed.randomElement(using: &dice) ?? 0
    }
  }

  @Test("Lower case of any bytes is that of the string that they would be repaired to")
  func lowerCase() {
    var dice = Seeded(state: Self.seed)
    for _ in 0..<50_000 {
      let bytes = Self.noise(&dice)
      let expected = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
      #expect(LowerCase.of(bytes[...]) == expected, "\(bytes), seed \(Self.seed)")
    }
  }

  @Test("Every scalar of Unicode has the lower case that a string gives it")
  func everyScalar() {
    var wrong: [UInt32] = []
    for number in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(number) else { continue }
      let text = String(scalar)
      if LowerCase.of(Array(text.utf8)[...]) != Array(text.lowercased().utf8) { wrong.append(number) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("Scalars of any bytes are those of the repaired string, and together as long as the bytes")
  func scalars() {
    var dice = Seeded(state: Self.seed)
    for _ in 0..<50_000 {
      let bytes = Self.noise(&dice)
      var found: [Unicode.Scalar] = []
      var at = 0
      while at < bytes.count {
        if bytes[at] < 0x80 {
          found.append(Unicode.Scalar(bytes[at]))
          at += 1
        } else {
          let scalar = UTF8Scalar(in: bytes.span, at: at)
          found.append(scalar.value)
          at += scalar.length
        }
      }
      #expect(at == bytes.count && found == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), "\(bytes)")
    }
  }

  @Test("Words end at spaces and bytes that are no text; a letter of another script leaves none")
  func words() {
    func words(_ bytes: [UInt8]) -> [String]? {
      LatinLetters.words(of: bytes[...])?.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(words(Array("  Ëndërr-O’Çela  Straße İ ".utf8)) == ["enderr", "ocela", "strasse", "i"])
    #expect(words(Array("ana".utf8) + [0xFF, 0xFE, 1] + Array("re".utf8)) == ["ana", "re"])
    #expect(words(Array("ana".utf8) + [0xC3]) == ["ana"])
    #expect(words(Array("ana Ирина".utf8)) == nil)
    var text = Array("before ".utf8)
    #expect(!LatinLetters.append(Array("ana Ирина".utf8).span, to: &text) && text == Array("before ".utf8))
  }

  @Test("An index finds exactly the numbers that were added, whatever windows share a slot")
  func index() {
    var dice = Seeded(state: Self.seed)
    var index = NeedleIndex()
    var known: [UInt64: Set<Int>] = [:]
    for number in 0..<20_000 {
      let window = UInt64.random(in: 0...30_000, using: &dice) << (number % 2 == 0 ? 0 : 40)
      index.add(number, at: window)
      known[window, default: []].insert(number)
    }
    for window in (0...31_000).flatMap({ [UInt64($0), UInt64($0) << 40] }) {
      var found: Set<Int> = []
      _ = index.contains(window) {
        found.insert($0)
        return false
      }
      #expect(found == known[window, default: []], "\(window), seed \(Self.seed)")
    }
  }
}
