internal import CSodium

/// A secret signing key in minisign's form: an id of 8 bytes and an Ed25519 key pair.
public struct SigningKey: ~Copyable, Sendable {
  /// Seed and public point, 64 bytes, as Ed25519 implementations keep them.
  let secret: SecretBytes
  public let verifying: VerifyingKey

  /// Makes a new key pair.
  ///
  /// - Parameter id: 8 bytes; random unless a test needs a known one.
  public init(generating id: [UInt8] = randomBytes(8)) {
    precondition(id.count == 8, "a minisign key id has 8 bytes")
    var point = [UInt8](repeating: 0, count: 32)
    secret = unsafe SecretBytes(count: 64) { unsafe _ = crypto_sign_keypair(&point, $0) }
    verifying = VerifyingKey(id: id, point: point)
  }

  /// - Throws: ``SodiumError/malformedKey(what:)`` when the public half does not belong to the seed.
  init(id: [UInt8], secret: consuming SecretBytes) throws(SodiumError) {
    guard secret.count == 64 else { throw .malformedKey(what: "secret key length") }
    var point = [UInt8](repeating: 0, count: 32)
    let seed = secret.part(from: 0, length: 32)
    let rebuilt = unsafe SecretBytes(count: 64) { unsafe _ = crypto_sign_seed_keypair(&point, $0, seed.start) }
    guard rebuilt == secret else { throw .malformedKey(what: "secret key halves") }
    self.secret = secret
    verifying = VerifyingKey(id: id, point: point)
  }

  /// Signs a whole message, prehashed.
  ///
  /// - Parameter trustedComment: One line of at most 8,000 bytes, covered by the global signature.
  /// - Returns: The four lines of a `.minisig` file.
  public borrowing func sign(_ message: [UInt8], trustedComment: String) -> String {
    sign(Prehash(of: message), trustedComment: trustedComment)
  }

  /// Signs a file that was hashed in pieces.
  public borrowing func sign(_ prehash: Prehash, trustedComment: String) -> String {
    precondition(
      trustedComment.utf8.count <= 8_000 && trustedComment.utf8.allSatisfy { $0 >= 32 && $0 != 127 },
      "a trusted comment is one line of at most 8,000 bytes")
    let signature = detached(prehash.bytes)
    let global = detached(signature + Array(trustedComment.utf8))
    let parts = SignatureText(
      form: .prehashed, keyID: verifying.id, signature: signature, trustedComment: trustedComment,
      globalSignature: global)
    return parts.text(untrustedComment: "signature by key \(verifying.keyID)")
  }

  private borrowing func detached(_ message: [UInt8]) -> [UInt8] {
    unsafe [UInt8](capacity: 64) { output in
      unsafe crypto_sign_detached(output, nil, message, UInt64(message.count), secret.start)
      return 64
    }
  }
}
