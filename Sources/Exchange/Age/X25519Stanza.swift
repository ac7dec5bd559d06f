internal import Sodium

/// The file key wrapped for one X25519 recipient: `-> X25519 SHARE`.
enum X25519Stanza {
  static let type = "X25519"
  private static let info = Array("age-encryption.org/v1/X25519".utf8)
  /// Each wrapping key is used once.
  private static let nonce = [UInt8](repeating: 0, count: 12)

  static func wrap(_ fileKey: borrowing SecretBytes, for recipient: AgeRecipient, file: String) throws(ExchangeError)
    -> AgeStanza
  {
    let ephemeral = SecretBytes(random: 32)
    let share = X25519.publicKey(of: ephemeral)
    guard let shared = X25519.sharedSecret(of: ephemeral, with: recipient.point) else {
      throw .ageHeader(file: file, what: "recipient of low order")
    }
    let key = hkdfSHA256(from: shared, salt: share + recipient.point, info: info, length: 32)
    return AgeStanza(
      type: type, arguments: [Base64.unpadded.encode(share)], body: ChaChaPoly.seal(fileKey, nonce: nonce, under: key))
  }

  /// - Returns: The file key, or `nil` when the stanza is for somebody else.
  /// - Throws: ``ExchangeError/ageHeader(file:what:)`` for a stanza that breaks the rules.
  static func unwrap(
    _ stanza: AgeStanza, with identity: borrowing AgeIdentity, file: String
  ) throws(ExchangeError) -> SecretBytes? {
    guard stanza.arguments.count == 1, let share = Base64.unpadded.decode(stanza.arguments[0]), share.count == 32 else {
      throw .ageHeader(file: file, what: "X25519 share")
    }
    guard stanza.body.count == FileKey.length + ChaChaPoly.tagLength else {
      throw .ageHeader(file: file, what: "X25519 file key length")
    }
    guard let shared = X25519.sharedSecret(of: identity.secret, with: share) else {
      throw .ageHeader(file: file, what: "X25519 share of low order")
    }
    let key = hkdfSHA256(from: shared, salt: share + identity.recipient.point, info: info, length: 32)
    return ChaChaPoly.openSecret(stanza.body, nonce: nonce, under: key)
  }
}

/// The key of one age file: 16 bytes, wrapped for every recipient.
enum FileKey {
  static let length = 16
}
