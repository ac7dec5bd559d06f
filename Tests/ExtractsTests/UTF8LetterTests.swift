import Testing

@testable import Extracts

@Suite("Letters of UTF-8, beside the standard library")
struct UTF8LetterTests {
  @Test("Bytes are letters and nothing else exactly when the standard library says so and none is zero")
  func fill() {
    let seed: UInt64 = 20_260_711
    var dice = Seeded(state: seed)
    let pieces: [[UInt8]] = [
      Array("Shkodër".utf8), Array("plain text of many letters".utf8), [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x99, 0x82],
      Array("ç".utf8), Array("a".utf8), [0x7F], [0x01],
    ]
    let broken: [[UInt8]] = [
      [0], [0x80], [0xC3], [0xE2, 0x82], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
      [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF5, 0x80, 0x80, 0x80],
    ]
    var whole = 0
    for _ in 0..<4_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<9, using: &dice) {
        let isBroken = Int.random(in: 0..<12, using: &dice) == 0
        bytes += (isBroken ? broken : pieces).randomElement(using: &dice) ?? []
      }
      let expected = (try? UTF8Span(validating: bytes.span)) != nil && !bytes.contains(0)
      if expected { whole += 1 }
      #expect(UTF8Letter.fill(bytes.span) == expected, "\(bytes), seed \(seed)")
    }
    #expect((1_000..<3_900).contains(whole))
  }
}
