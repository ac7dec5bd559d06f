public import Programme
public import Sodium

/// Who takes part: hubs, aggregator, officers and recovery key with their public keys, for a time.
///
/// Canonical JSON, signed by the root keys; see the page RosterFormat.
public struct Roster: Codable, Sendable, Equatable {
  /// The keys that sign rosters, and how many of them must.
  public struct Roots: Codable, Sendable, Equatable {
    public let threshold: Int
    public let keys: [VerifyingKey]

    public init(threshold: Int, keys: [VerifyingKey]) {
      self.threshold = threshold
      self.keys = keys
    }
  }

  /// A hub, the aggregator or an officer.
  public struct Member: Codable, Sendable, Equatable {
    public let id: String
    public let signing: VerifyingKey
    /// Officers have none.
    public let recipient: AgeRecipient?
    /// First and last day on which the keys count.
    public let from: CalendarDate
    public let until: CalendarDate

    public init(
      id: String, signing: VerifyingKey, recipient: AgeRecipient?, from: CalendarDate, until: CalendarDate
    ) {
      self.id = id
      self.signing = signing
      self.recipient = recipient
      self.from = from
      self.until = until
    }

    /// A member as it asked to be enrolled.
    public init(_ request: EnrolmentRequest, from: CalendarDate, until: CalendarDate) {
      self.init(id: request.id, signing: request.signing, recipient: request.recipient, from: from, until: until)
    }

    public func isValid(on date: CalendarDate) -> Bool { from <= date && date <= until }
  }

  static let currentFormat = "besa-roster/1"

  public let format: String
  public let programme: String
  /// From 1, up by exactly one.
  public let version: Int
  /// Digest of the roster file before; none in version 1.
  public let previous: Digest?
  /// Last day on which the roster counts.
  public let expires: CalendarDate
  public let roots: Roots
  public let aggregator: Member
  public let hubs: [Member]
  public let officers: [Member]
  /// A further recipient of every bundle, kept offline.
  public let recovery: AgeRecipient?
  /// Digest of the programme file that counts under this roster; `nil` in rosters that do not say.
  public let pipeline: Digest?

  /// - Throws: What ``check(file:)`` throws.
  public init(
    programme: String, version: Int, previous: Digest?, expires: CalendarDate, roots: Roots, aggregator: Member,
    hubs: [Member], officers: [Member], recovery: AgeRecipient? = nil, pipeline: Digest? = nil
  ) throws(ExchangeError) {
    format = Self.currentFormat
    self.programme = programme
    self.version = version
    self.previous = previous
    self.expires = expires
    self.roots = roots
    self.aggregator = aggregator
    self.hubs = hubs
    self.officers = officers
    self.recovery = recovery
    self.pipeline = pipeline
    try check(file: "roster")
  }

  /// Reads a roster file's bytes. The signature is ``SignedRoster``'s.
  init(bytes: [UInt8], file: String) throws(ExchangeError) {
    self = try CanonicalJSON.decode(Roster.self, from: bytes, file: file)
    try check(file: file)
  }

  /// The file's bytes.
  public var bytes: [UInt8] { CanonicalJSON.encode(self) }
  public var digest: Digest { Digest(of: bytes) }
  public var reference: RosterReference { RosterReference(version: version, digest: digest) }

  /// - Throws: ``ExchangeError/notInRoster(role:id:)``.
  public func hub(_ id: String) throws(ExchangeError) -> Member {
    guard let member = hubs.first(where: { $0.id == id }) else { throw .notInRoster(role: "hub", id: id) }
    return member
  }

  /// - Throws: ``ExchangeError/notInRoster(role:id:)``.
  public func officer(_ id: String) throws(ExchangeError) -> Member {
    guard let member = officers.first(where: { $0.id == id }) else { throw .notInRoster(role: "officer", id: id) }
    return member
  }

  /// Whom every bundle is sealed to: the aggregator, then the recovery key where there is one.
  public var bundleRecipients: [AgeRecipient] {
    (aggregator.recipient.map { [$0] } ?? []) + (recovery.map { [$0] } ?? [])
  }

  public func isValid(on date: CalendarDate) -> Bool { date <= expires }

  /// - Throws: ``ExchangeError/rosterExpired(version:expires:)``.
  public func requireValid(on date: CalendarDate) throws(ExchangeError) {
    guard isValid(on: date) else { throw .rosterExpired(version: version, expires: expires) }
  }
}
