public import Sodium

/// The secret under which hubs hash match keys: 32 bytes, one per epoch, the same at all hubs, never at the centre.
public struct LinkageKey: ~Copyable, Sendable {
  static let length = 32
  private static let format = "besa-linkage/1"

  public let programme: String
  public let epoch: String
  public let secret: SecretBytes

  /// The custodian makes a new key for an epoch.
  ///
  /// - Throws: ``ExchangeError/badName(what:)``.
  public init(programme: String, epoch: String) throws(ExchangeError) {
    try PlainName.require(programme, "programme of the linkage key")
    try PlainName.require(epoch, "epoch of the linkage key")
    self.programme = programme
    self.epoch = epoch
    secret = SecretBytes(random: Self.length)
  }

  private init(programme: String, epoch: String, secret: consuming SecretBytes) {
    self.programme = programme
    self.epoch = epoch
    self.secret = secret
  }

  /// Reads the custodian's own copy, which seals the key to hubs that join later.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)``, also when it is of another programme or epoch.
  public init(
    file: borrowing SecretBytes, programme: String, epoch: String, path: String
  ) throws(ExchangeError) {
    let head = SecretBytes(copying: Array(Self.fileHead(programme: programme, epoch: epoch).utf8))
    guard file.count == head.count + Self.length, file.part(from: 0, length: head.count) == head else {
      throw .malformed(file: path, what: "no linkage key of this programme and epoch")
    }
    self.init(programme: programme, epoch: epoch, secret: file.part(from: head.count, length: Self.length))
  }

  /// The custodian's own copy: a line, then the 32 bytes. Keep it 0600.
  public borrowing func fileForm() -> SecretBytes {
    SecretBytes(copying: Array(Self.fileHead(programme: programme, epoch: epoch).utf8)).appending(secret)
  }

  /// Seals the key to one hub and signs the result as the custodian: without the signature anybody who knows the hub's
  /// public key could give it a linkage key of their own.
  ///
  /// - Returns: Bytes of a file: four signature lines, then an age file.
  public borrowing func sealed(to hub: EnrolmentRequest, signedBy root: borrowing SigningKey) throws(ExchangeError)
    -> [UInt8]
  {
    guard hub.role == .hub, let recipient = hub.recipient else { throw .notInRoster(role: "hub", id: hub.id) }
    let output = ArrayOutput(path: "linkage key for \(hub.id)")
    let age = try AgeWriter(to: output, recipients: [recipient])
    try age.write(secret.exposed())
    try age.finish()
    let comment = Self.comment(programme: programme, epoch: epoch, to: recipient)
    return SignedFile.bytes(output.bytes, trustedComment: comment, signedBy: root)
  }

  /// Opens a sealed linkage key at its hub.
  ///
  /// - Parameters:
  ///   - path: The file that the custodian sent.
  ///   - identity: The hub's opening key.
  ///   - roots: The roster's root keys; any one of them may have signed.
  /// - Throws: ``ExchangeError/badSignature(file:signer:_:)``, ``ExchangeError/otherProgramme(file:hub:)``,
  ///   ``ExchangeError/ageNoMatch(file:)``, ``ExchangeError/malformed(file:what:)``.
  public static func open(
    _ path: String, with identity: borrowing AgeIdentity, programme: String, roots: [VerifyingKey]
  ) throws(ExchangeError) -> LinkageKey {
    let bytes = try WholeFile.read(path, limit: 1 << 16)
    let signed = try SignedFile(ArrayInput(bytes, path: path))
    try requireSigned(signed, byOneOf: roots)
    let words = signed.claimedComment.split(separator: " ")
    guard words.count == 4, words[2].hasPrefix("epoch=") else { throw .malformed(file: path, what: "trusted comment") }
    let epoch = String(words[2].dropFirst("epoch=".count))
    guard signed.claimedComment == comment(programme: programme, epoch: epoch, to: identity.recipient) else {
      throw .malformed(file: path, what: "it is for another programme or hub")
    }
    let age = try AgeReader(
      BufferedInput(ArrayInput(Array(bytes[signed.bodyStart...]), path: path)), identity: identity)
    let secret = try age.readFully(length + 1)
    guard secret.count == length else { throw .malformed(file: path, what: "linkage key length") }
    return LinkageKey(programme: programme, epoch: epoch, secret: SecretBytes(copying: secret))
  }

  private static func requireSigned(_ file: SignedFile, byOneOf roots: [VerifyingKey]) throws(ExchangeError) {
    var refusal = ExchangeError.malformed(file: file.path, what: "the roster has no root key")
    for root in roots {
      do {
        try file.requireSigned(by: root, signer: "custodian")
        return
      } catch {
        // A signature that names this key and does not fit says more than one that names another.
        if case .badSignature(_, _, .otherKey) = error, case .badSignature = refusal { continue }
        refusal = error
      }
    }
    throw refusal
  }

  private static func fileHead(programme: String, epoch: String) -> String {
    "besa-linkage-key/1 programme=\(programme) epoch=\(epoch)\n"
  }

  private static func comment(programme: String, epoch: String, to recipient: AgeRecipient) -> String {
    "\(format) programme=\(programme) epoch=\(epoch) to=\(recipient.text)"
  }
}
