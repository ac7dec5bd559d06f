public import Sodium

/// One party's own keys in a folder of its own: 0600 files in a 0700 folder.
///
/// | file | what |
/// |---|---|
/// | `signing.key`, `signing.pub` | minisign's secret and public key files |
/// | `opening.key` | an age identity; officers and roots have none |
/// | `ID.enrolment.json` | the request for the custodian; roots have none |
public struct KeyFolder: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  public var signingKeyPath: String { "\(path)/signing.key" }
  public var verifyingKeyPath: String { "\(path)/signing.pub" }
  public var openingKeyPath: String { "\(path)/opening.key" }
  public func requestPath(_ id: String) -> String { "\(path)/\(id).enrolment.json" }

  /// Makes new keys for a hub, the aggregator or an officer, and the request that goes to the custodian.
  ///
  /// - Throws: ``ExchangeError/alreadyThere(path:)`` when there are keys: they are never replaced.
  public func make(_ role: EnrolmentRequest.Role, id: String) throws(ExchangeError) -> EnrolmentRequest {
    try PlainName.require(id, "\(role.rawValue) id")
    let signing = try makeSigningKey()
    var recipient: AgeRecipient?
    if role != .officer {
      let opening = AgeIdentity()
      try SecretFile.write(opening.fileForm(), to: openingKeyPath)
      recipient = opening.recipient
    }
    let request = try EnrolmentRequest(role: role, id: id, signing: signing, recipient: recipient)
    try WholeFile.write(request.bytes, to: requestPath(id), access: .everyone)
    return request
  }

  /// Makes a root key for the custodian.
  ///
  /// - Throws: ``ExchangeError/alreadyThere(path:)``.
  public func makeRoot() throws(ExchangeError) -> VerifyingKey { try makeSigningKey() }

  /// Makes a recovery key, which stays offline.
  ///
  /// - Throws: ``ExchangeError/alreadyThere(path:)``.
  public func makeRecovery() throws(ExchangeError) -> AgeRecipient {
    let opening = AgeIdentity()
    try SecretFile.write(opening.fileForm(), to: openingKeyPath)
    return opening.recipient
  }

  /// - Throws: ``ExchangeError/notPrivate(file:)``, ``ExchangeError/badKey(file:_:)``,
  ///   ``ExchangeError/cannotRead(file:reason:)``.
  public func signingKey() throws(ExchangeError) -> SigningKey {
    let file = try SecretFile.read(signingKeyPath)
    do {
      return try SigningKey(file: file)
    } catch {
      throw .badKey(file: signingKeyPath, error)
    }
  }

  /// - Throws: ``ExchangeError/notPrivate(file:)``, ``ExchangeError/malformed(file:what:)``,
  ///   ``ExchangeError/cannotRead(file:reason:)``.
  public func openingKey() throws(ExchangeError) -> AgeIdentity {
    try AgeIdentity(file: SecretFile.read(openingKeyPath), path: openingKeyPath)
  }

  /// The public half, which is no secret.
  ///
  /// - Parameter file: A `.pub` file.
  public static func verifyingKey(at file: String) throws(ExchangeError) -> VerifyingKey {
    let bytes = try WholeFile.read(file, limit: 1 << 12)
    do {
      return try VerifyingKey(text: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .badKey(file: file, error)
    }
  }

  private func makeSigningKey() throws(ExchangeError) -> VerifyingKey {
    let key = SigningKey()
    try SecretFile.write(key.fileForm(), to: signingKeyPath)
    try WholeFile.write(Array(key.verifying.fileText.utf8), to: verifyingKeyPath, access: .everyone)
    return key.verifying
  }
}
