import Sodium
import Testing

@Suite("Key agreement, sealing and password hashes")
struct CipherTests {
  private func secret(_ hex: String) throws -> [UInt8] { try #require(hexBytes(hex)) }

  @Test("X25519 gives RFC 7748's results")
  func agreement() throws {
    let alice = SecretBytes(copying: try secret("77076d0a7318a57d3c16c17251b26645c6ec3a0d2b26a06bd8b5c2b6b0f2c22a"))
    let bob = SecretBytes(copying: try secret("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"))
    let both = X25519.sharedSecret(of: bob, with: X25519.publicKey(of: alice))?.exposed()
    let same = X25519.sharedSecret(of: alice, with: X25519.publicKey(of: bob))?.exposed()
    #expect(hexText(X25519.publicKey(of: bob)) == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
    #expect(both != nil && both == same)
  }

  @Test("X25519 refuses points of low order and wrong lengths")
  func lowOrder() {
    let key = SecretBytes(random: 32)
    let zero = X25519.sharedSecret(of: key, with: [UInt8](repeating: 0, count: 32))?.exposed()
    let short = X25519.sharedSecret(of: key, with: [UInt8](repeating: 9, count: 31))?.exposed()
    #expect(zero == nil)
    #expect(short == nil)
  }

  @Test("what ChaCha20-Poly1305 seals opens, and no changed byte does")
  func aead() {
    let key = SecretBytes(random: 32)
    let nonce = randomBytes(12)
    for length in [0, 1, 100] {
      let message = randomBytes(length)
      let sealed = ChaChaPoly.seal(message, nonce: nonce, under: key)
      #expect(sealed.count == length + ChaChaPoly.tagLength)
      #expect(ChaChaPoly.open(sealed, nonce: nonce, under: key) == message)
      for position in sealed.indices {
        var changed = sealed
        changed[position] ^= 1
        #expect(ChaChaPoly.open(changed, nonce: nonce, under: key) == nil)
      }
      #expect(ChaChaPoly.open(Array(sealed.dropLast()), nonce: nonce, under: key) == nil)
    }
    #expect(ChaChaPoly.open([], nonce: nonce, under: key) == nil)
  }

  @Test("ChaCha20-Poly1305 opens a message of another implementation")
  func aeadVector() throws {
    // OpenSSL 3.0 by way of Python's cryptography: key 00…1f, nonce 00…0b, message "besa".
    let key = SecretBytes(copying: Array(0..<32))
    let sealed = ChaChaPoly.seal(Array("besa".utf8), nonce: Array(0..<12), under: key)
    #expect(hexText(sealed) == "eb9e7b612b2310fd02ff31fb260098dee5164104")
  }

  @Test("scrypt gives RFC 7914's results")
  func scrypt() throws {
    let empty = PasswordHash.scrypt(SecretBytes(copying: []), salt: [], logN: 4, r: 1, p: 1, length: 64)?.exposed()
    #expect(
      empty.map(hexText)
        == "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
    let password = SecretBytes(copying: Array("pleaseletmein".utf8))
    let key = PasswordHash.scrypt(password, salt: Array("SodiumChloride".utf8), logN: 14, length: 64)?.exposed()
    #expect(
      key.map(hexText)
        == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
  }

  @Test("Argon2id depends on password, salt and cost")
  func argon2id() {
    func key(_ password: String, salt: UInt8, passes: UInt64) -> [UInt8]? {
      PasswordHash.argon2id(
        SecretBytes(copying: Array(password.utf8)), salt: [UInt8](repeating: salt, count: 16), passes: passes,
        memory: 1 << 16, length: 32)?.exposed()
    }
    let base = key("besa", salt: 1, passes: 1)
    #expect(base == key("besa", salt: 1, passes: 1))
    #expect(
      Set([base, key("beza", salt: 1, passes: 1), key("besa", salt: 2, passes: 1), key("besa", salt: 1, passes: 2)])
        .count == 4)
  }

  @Test("base64 is read in its one spelling", arguments: ["", "AA==", "AAE=", "AAEC", "/+8="])
  func base64(text: String) throws {
    let bytes = try #require(Base64.padded.decode(text))
    #expect(Base64.padded.encode(bytes) == text)
    let bare = text.filter { $0 != "=" }
    #expect(Base64.unpadded.encode(bytes) == bare)
    #expect(Base64.unpadded.decode(bare) == bytes)
    #expect(Base64.padded.encode(SecretBytes(copying: bytes)).exposed() == Array(text.utf8))
  }

  @Test(
    "other spellings of base64 are refused",
    arguments: ["AA", "AA=", "AB==", "A", "AA== ", "A A=", "AA==\n", "_-8=", "===="])
  func badBase64(text: String) {
    #expect(Base64.padded.decode(text) == nil)
  }

  @Test("other spellings of unpadded base64 are refused", arguments: ["AA==", "AB", "A", "AA\n", " AA"])
  func badBareBase64(text: String) {
    #expect(Base64.unpadded.decode(text) == nil)
  }
}
