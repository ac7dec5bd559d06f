public import Sodium

/// An opening key: an X25519 secret, `AGE-SECRET-KEY-1…`.
public struct AgeIdentity: ~Copyable, Sendable {
  let secret: SecretBytes
  public let recipient: AgeRecipient

  /// Makes a new key.
  public init() { self.init(secret: SecretBytes(random: 32)) }

  init(secret: consuming SecretBytes) {
    recipient = AgeRecipient(point: X25519.publicKey(of: secret))
    self.secret = secret
  }

  /// Reads a key file as `age-keygen` writes it: comment lines, then one `AGE-SECRET-KEY-1…`.
  ///
  /// - Parameters:
  ///   - file: The whole file.
  ///   - path: Its name, for the message.
  /// - Throws: ``ExchangeError/malformed(file:what:)``.
  public init(file: borrowing SecretBytes, path: String) throws(ExchangeError) {
    let lines = String(decoding: file.exposed(), as: UTF8.self)
      .split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard lines.count == 1, let identity = AgeIdentity(text: String(lines[0])) else {
      throw .malformed(file: path, what: "no age identity")
    }
    self = identity
  }

  /// - Returns: `nil` unless `text` is an upper-case `AGE-SECRET-KEY-1…` with a right check sum.
  init?(text: String) {
    guard text == text.uppercased(),
      let bytes = Bech32.decode(text.lowercased(), prefix: "age-secret-key-"), bytes.count == 32
    else { return nil }
    self.init(secret: SecretBytes(copying: bytes))
  }

  /// The key file, as `age-keygen` writes it. Keep it 0600.
  public borrowing func fileForm() -> SecretBytes {
    let text = Bech32.encode(secret.exposed(), prefix: "age-secret-key-").uppercased()
    return SecretBytes(copying: Array("# public key: \(recipient.text)\n\(text)\n".utf8))
  }
}
