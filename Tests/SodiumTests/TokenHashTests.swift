import Testing

@testable import Sodium

@Suite("The hash of tokens")
struct TokenHashTests {
  @Test("Every length of message and key has the bytes that libsodium gives", arguments: [16, 32, 33, 64])
  func sameBytes(keyLength: Int) {
    let key = SecretBytes(copying: (0..<keyLength).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) })
    let hash = TokenHash(under: key.duplicate())
    for length in 0...300 {
      let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 13 + length) }
      let found = hash(message.span)
      let bytes = [found.high, found.low].flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
      }
      #expect(bytes == keyedHash(message, under: key, length: 16), "\(length) bytes")
    }
  }
}
