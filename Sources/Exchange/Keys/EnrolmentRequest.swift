public import Sodium

/// What a hub, the aggregator or an officer hands to the custodian to be put into the roster: public material only.
///
/// Canonical JSON. The custodian compares ``fingerprint`` with the sender by phone before signing a roster that holds it.
public struct EnrolmentRequest: Codable, Sendable, Equatable {
  public enum Role: String, Codable, Sendable {
    case hub, aggregator, officer
  }

  static let currentFormat = "besa-enrolment/1"

  public let format: String
  public let role: Role
  /// A hub's id is the one of the programme file.
  public let id: String
  public let signing: VerifyingKey
  /// A hub's for the linkage key, the aggregator's for bundles; officers have none.
  public let recipient: AgeRecipient?

  /// - Throws: ``ExchangeError/badName(what:)``, ``ExchangeError/malformed(file:what:)`` when a role that opens files
  ///   has no recipient.
  public init(
    role: Role, id: String, signing: VerifyingKey, recipient: AgeRecipient?
  ) throws(ExchangeError) {
    format = Self.currentFormat
    self.role = role
    self.id = id
    self.signing = signing
    self.recipient = recipient
    try check(file: "enrolment request")
  }

  /// Reads a request file.
  ///
  /// - Throws: As ``init(bytes:file:)``, and ``ExchangeError/cannotRead(file:reason:)``.
  public init(contentsOf path: String) throws(ExchangeError) {
    try self.init(bytes: WholeFile.read(path, limit: 1 << 14), file: path)
  }

  /// Reads a request file's bytes.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)``, ``ExchangeError/badName(what:)``.
  public init(bytes: [UInt8], file: String) throws(ExchangeError) {
    self = try CanonicalJSON.decode(EnrolmentRequest.self, from: bytes, file: file)
    try check(file: file)
  }

  /// The file's bytes.
  public var bytes: [UInt8] { CanonicalJSON.encode(self) }

  /// Eight groups of four hex digits to read out by phone: half of the file's SHA-256.
  public var fingerprint: String {
    let digits = Array(Digest(of: bytes).hex.prefix(32))
    return stride(from: 0, to: 32, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
  }

  private func check(file: String) throws(ExchangeError) {
    try PlainName.require(id, "\(role.rawValue) id in \(file)")
    guard format == Self.currentFormat else {
      throw .malformed(file: file, what: "format is not \(Self.currentFormat)")
    }
    guard (recipient == nil) == (role == .officer) else {
      throw .malformed(file: file, what: "hubs and the aggregator have a recipient, officers have none")
    }
  }
}
