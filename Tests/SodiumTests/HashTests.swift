import Sodium
import Testing

@Suite("Digests, keyed hashes and derived keys")
struct HashTests {
  @Test("a digest is SHA-256, in one piece or many")
  func digest() {
    // FIPS 180-4 examples.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest(of: Array("abc".utf8)).hex == abc)
    #expect(Digest(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    var stream = DigestStream()
    for byte in "abc".utf8 { stream.update([byte]) }
    #expect(stream.finish().hex == abc)
    #expect(Digest(hex: abc)?.hex == abc)
  }

  @Test(
    "a digest's hex is 64 lower-case digits or nothing",
    arguments: ["", "ba78", "BA", String(repeating: "g", count: 64)])
  func badHex(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test("a keyed hash is BLAKE2b under the key")
  func keyed() throws {
    // blake2b-kat.txt, keyed, inputs of 0 and 3 bytes.
    let key = SecretBytes(copying: Array(0..<64))
    let empty =
      "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786"
      + "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568"
    #expect(hexText(keyedHash([], under: key, length: 64)) == empty)
    let three =
      "33d0825dddf7ada99b0e7e307104ad07ca9cfd9692214f1561356315e784f3e5"
      + "a17e364ae9dbb14cb2036df932b77f4b292761365fb328de7afdc6d8998f5fc1"
    #expect(hexText(keyedHash([0, 1, 2], under: key, length: 64)) == three)
    #expect(keyedHash([0, 1, 2], under: key, length: 16).count == 16)
    #expect(
      keyedHash([0, 1, 2], under: key, length: 16) != Array(keyedHash([0, 1, 2], under: key, length: 64).prefix(16)))
  }

  @Test("HMAC-SHA-256 gives RFC 4231's results")
  func hmac() {
    let first = hmacSHA256(Array("Hi There".utf8), under: SecretBytes(copying: [UInt8](repeating: 0x0b, count: 20)))
    #expect(hexText(first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let second = hmacSHA256(
      Array("what do ya want for nothing?".utf8), under: SecretBytes(copying: Array("Jefe".utf8)))
    #expect(hexText(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let longKey = SecretBytes(copying: [UInt8](repeating: 0xaa, count: 131))
    let third = hmacSHA256(Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), under: longKey)
    #expect(hexText(third) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test("HKDF-SHA-256 gives RFC 5869's results")
  func hkdf() throws {
    for vector in HkdfVector.all {
      let key = hkdfSHA256(
        from: SecretBytes(copying: try #require(hexBytes(vector.secret))), salt: try #require(hexBytes(vector.salt)),
        info: try #require(hexBytes(vector.info)), length: vector.output.utf8.count / 2)
      #expect(hexText(key.exposed()) == vector.output)
    }
  }
}

/// RFC 5869, appendix A.1 to A.3.
private struct HkdfVector {
  let secret: String
  let salt: String
  let info: String
  let output: String

  static let all = [
    HkdfVector(
      secret: String(repeating: "0b", count: 22), salt: "000102030405060708090a0b0c", info: "f0f1f2f3f4f5f6f7f8f9",
      output: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
    HkdfVector(
      secret: run(0x00, 80), salt: run(0x60, 80), info: run(0xb0, 80),
      output: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        + "cc30c58179ec3e87c14c01d5c1f3434f1d87"),
    HkdfVector(
      secret: String(repeating: "0b", count: 22), salt: "", info: "",
      output: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
  ]

  private static func run(_ first: Int, _ count: Int) -> String {
    hexText((first..<first + count).map { UInt8($0) })
  }
}
