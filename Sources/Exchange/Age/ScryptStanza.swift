internal import Sodium

/// The file key wrapped under a passphrase: `-> scrypt SALT LOGN`; always the only stanza.
enum ScryptStanza {
  static let type = "scrypt"
  /// Largest cost that is accepted: 4 GiB of memory. The age command has the same limit.
  private static let mostCost = 22
  private static let label = Array("age-encryption.org/v1/scrypt".utf8)
  private static let nonce = [UInt8](repeating: 0, count: 12)

  static func wrap(
    _ fileKey: borrowing SecretBytes, under passphrase: borrowing SecretBytes, logN: Int, file: String
  ) throws(ExchangeError) -> AgeStanza {
    let salt = randomBytes(16)
    guard let key = PasswordHash.scrypt(passphrase, salt: label + salt, logN: logN, length: 32) else {
      throw .badKey(file: file, .memoryNeeded)
    }
    return AgeStanza(
      type: type, arguments: [Base64.unpadded.encode(salt), String(logN)],
      body: ChaChaPoly.seal(fileKey, nonce: nonce, under: key))
  }

  /// - Returns: The file key, or `nil` when the passphrase is another.
  /// - Throws: ``ExchangeError/ageHeader(file:what:)`` for a stanza that breaks the rules.
  static func unwrap(
    _ stanza: AgeStanza, with passphrase: borrowing SecretBytes, file: String
  ) throws(ExchangeError) -> SecretBytes? {
    guard stanza.arguments.count == 2, let salt = Base64.unpadded.decode(stanza.arguments[0]), salt.count == 16 else {
      throw .ageHeader(file: file, what: "scrypt salt")
    }
    guard let logN = cost(stanza.arguments[1]) else { throw .ageHeader(file: file, what: "scrypt work factor") }
    guard stanza.body.count == FileKey.length + ChaChaPoly.tagLength else {
      throw .ageHeader(file: file, what: "scrypt file key length")
    }
    guard let key = PasswordHash.scrypt(passphrase, salt: label + salt, logN: logN, length: 32) else {
      throw .badKey(file: file, .memoryNeeded)
    }
    return ChaChaPoly.openSecret(stanza.body, nonce: nonce, under: key)
  }

  /// A decimal without sign or leading zero, from 1 to the limit.
  private static func cost(_ text: String) -> Int? {
    guard let number = Int(text), String(number) == text, (1...mostCost).contains(number) else { return nil }
    return number
  }
}
