import Sodium
import TestWorkshop
import Testing

@Suite("minisign keys and signatures")
struct MinisignTests {
  private let message = Array("a promise kept\n".utf8)

  @Test("what a key signs, its public half verifies, whole and in pieces")
  func roundTrip() throws {
    let key = SigningKey()
    let signature = key.sign(message, trustedComment: "besa/1 hub=elbasan")
    #expect(try key.verifying.verify(message, signature: signature) == "besa/1 hub=elbasan")
    var stream = PrehashStream()
    for byte in message { stream.update([byte]) }
    #expect(try key.verifying.verify(stream.finish(), signature: signature) == "besa/1 hub=elbasan")
    #expect(try VerifyingKey(text: key.verifying.text) == key.verifying)
    #expect(try VerifyingKey(text: key.verifying.fileText) == key.verifying)
  }

  @Test("no changed byte of message or signature is accepted")
  func flips() throws {
    let key = SigningKey()
    let signature = key.sign(message, trustedComment: "seq=1")
    for position in message.indices {
      var changed = message
      changed[position] ^= 1
      #expect(throws: SodiumError.badSignature(key: key.verifying.keyID)) {
        try key.verifying.verify(changed, signature: signature)
      }
    }
    let lines = Array(signature.utf8)
    let firstEnd = try #require(lines.firstIndex(of: 10))
    for position in lines.indices.dropFirst(firstEnd + 1) {
      var changed = lines
      changed[position] ^= 1
      #expect(throws: SodiumError.self) {
        try key.verifying.verify(message, signature: String(decoding: changed, as: UTF8.self))
      }
    }
  }

  @Test("another key's signature names that key")
  func otherKey() {
    let ours = SigningKey()
    let theirs = SigningKey()
    let signature = theirs.sign(message, trustedComment: "seq=1")
    #expect(throws: SodiumError.otherKey(expected: ours.verifying.keyID, found: theirs.verifying.keyID)) {
      try ours.verifying.verify(message, signature: signature)
    }
  }

  @Test("a key under the same id is still another key")
  func sameID() {
    let id = randomBytes(8)
    let ours = SigningKey(generating: id)
    let theirs = SigningKey(generating: id)
    let signature = theirs.sign(message, trustedComment: "seq=1")
    #expect(throws: SodiumError.badSignature(key: ours.verifying.keyID)) {
      try ours.verifying.verify(message, signature: signature)
    }
  }

  @Test("a secret key file gives the key back, with and without a password")
  func keyFile() throws {
    let key = SigningKey()
    let again = try SigningKey(file: key.fileForm())
    #expect(again.verifying == key.verifying)
    #expect(again.sign(message, trustedComment: "x") == key.sign(message, trustedComment: "x"))
    let password = SecretBytes(copying: Array("mëngjes".utf8))
    let closed = try key.fileForm(password: password, operations: 32_768, memory: 1 << 24)
    #expect(try SigningKey(file: closed, password: password).verifying == key.verifying)
    #expect(throws: SodiumError.passwordNeeded) { _ = try SigningKey(file: closed) }
    let wrong = SecretBytes(copying: Array("mengjes".utf8))
    #expect(throws: SodiumError.wrongPassword) { _ = try SigningKey(file: closed, password: wrong) }
  }

  @Test("a changed secret key file is refused")
  func brokenKeyFile() throws {
    let bytes = SigningKey().fileForm().exposed()
    for position in stride(from: 40, to: bytes.count - 1, by: 3) {
      var changed = bytes
      changed[position] = changed[position] == 65 ? 66 : 65
      // The bytes of salt and costs carry nothing in an open file; all others do.
      guard !(40 + 8..<40 + 72).contains(position) else { continue }
      #expect(throws: SodiumError.self) { _ = try SigningKey(file: SecretBytes(copying: changed)) }
    }
    #expect(throws: SodiumError.self) { _ = try SigningKey(file: SecretBytes(copying: Array(bytes.prefix(100)))) }
    #expect(throws: SodiumError.self) { _ = try SigningKey(file: SecretBytes(copying: [])) }
  }
}

@Suite("minisign's own files", .enabled(if: Conformance.isThere, "shared vectors are not there"))
struct MinisignVectorTests {
  private let folder = "vectors/minisign/"

  private func verify(_ signature: String, with keyFile: String = "test.pub") throws -> String {
    let key = try VerifyingKey(text: Conformance.text(folder + keyFile))
    return try key.verify(Conformance.bytes(folder + "msg.txt"), signature: Conformance.text(folder + signature))
  }

  @Test("good signatures are accepted and give their trusted comment")
  func good() throws {
    let comment = "hub=HUB01 seq=42 epoch=2026Q1 ts=2026-01-01T00:00:00Z"
    #expect(try verify("msg.txt.ED.minisig") == comment)
    #expect(try verify("ok.untrusted-comment-changed.minisig") == comment)
    #expect(try verify("msg.txt.Ed-legacy.minisig") == "legacy non-prehashed")
  }

  @Test("a changed trusted comment is refused as such")
  func badComment() throws {
    let key = try VerifyingKey(text: Conformance.text(folder + "test.pub"))
    #expect(throws: SodiumError.badTrustedComment(key: key.keyID)) { try verify("neg.trusted-comment-changed.minisig") }
  }

  @Test("a legacy signature does not pass for a file hashed in pieces")
  func legacyStream() throws {
    let key = try VerifyingKey(text: Conformance.text(folder + "test.pub"))
    let prehash = Prehash(of: try Conformance.bytes(folder + "msg.txt"))
    let signature = try Conformance.text(folder + "msg.txt.Ed-legacy.minisig")
    #expect(throws: SodiumError.malformedSignature(what: "not prehashed")) {
      try key.verify(prehash, signature: signature)
    }
  }

  @Test("signify's signature, which has no trusted comment, is refused")
  func signify() {
    #expect(throws: SodiumError.malformedSignature(what: "number of lines")) {
      try verify("msg.txt.sig", with: "sig.pub")
    }
  }

  @Test("the open secret key file of minisign is read")
  func secretKey() throws {
    let file = SecretBytes(copying: try Conformance.bytes(folder + "test.key"))
    let key = try SigningKey(file: file)
    #expect(key.verifying.fileText == (try Conformance.text(folder + "test.pub")))
  }
}

@Suite("Debian's minisign", .enabled(if: isInstalled("minisign"), "minisign is not installed"))
struct MinisignToolTests {
  @Test("accepts our signature and our key, and we accept its")
  func bothWays() throws {
    let shop = try Workshop()
    let key = SigningKey()
    let message = Array("a promise kept\n".utf8)
    try shop.write(message, to: "m")
    try shop.write(key.sign(message, trustedComment: "besa/1 seq=1"), to: "m.minisig")
    #expect(try shop.run("minisign -Vm m -P \(key.verifying.text)") == 0)
    try shop.write(key.sign(message + [1], trustedComment: "besa/1 seq=1"), to: "m.minisig")
    #expect(try shop.run("minisign -Vm m -P \(key.verifying.text)") != 0)

    try shop.write(key.fileForm().exposed(), to: "key")
    #expect(try shop.run("minisign -S -W -s key -m m -x theirs -t 'by the tool'") == 0)
    #expect(try key.verifying.verify(message, signature: shop.read("theirs")) == "by the tool")

    #expect(try shop.run("minisign -G -W -p new.pub -s new.key") == 0)
    let theirs = try SigningKey(file: SecretBytes(copying: Array(shop.read("new.key").utf8)))
    #expect(theirs.verifying == (try VerifyingKey(text: shop.read("new.pub"))))
  }

  @Test("opens a secret key that we closed with a password, and we open its")
  func passwords() throws {
    let shop = try Workshop()
    let key = SigningKey()
    let password = SecretBytes(copying: Array("besa besë".utf8))
    try shop.write("m", to: "m")
    try shop.write(key.fileForm(password: password).exposed(), to: "key")
    #expect(try shop.run("minisign -S -s key -m m -x m.minisig -t ours", input: "besa besë\n") == 0)
    #expect(try key.verifying.verify(Array("m".utf8), signature: shop.read("m.minisig")) == "ours")
    #expect(try shop.run("minisign -G -p new.pub -s new.key", input: "besa besë\nbesa besë\n") == 0)
    let theirs = try SigningKey(file: SecretBytes(copying: Array(shop.read("new.key").utf8)), password: password)
    #expect(theirs.verifying == (try VerifyingKey(text: shop.read("new.pub"))))
  }
}
