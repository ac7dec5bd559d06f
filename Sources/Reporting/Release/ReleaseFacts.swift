public import Programme
public import Sodium

/// What a release says about itself besides its numbers.
public struct ReleaseFacts: Sendable, Hashable {
  /// What one hub brought to this release.
  public struct HubRun: Sendable, Hashable {
    /// Id in the programme file.
    public let hub: String
    /// Sequence number and digest of the accepted bundle; `nil` when none was.
    public let bundle: LedgerBundle?
    /// Rows per source name; stays inside.
    public let rows: [String: Int]
    /// Named data-quality counts of the hub's run; stay inside.
    public let quality: [String: Int]
    public let withoutConsent: Int

    public init(
      hub: String, bundle: LedgerBundle?, rows: [String: Int], quality: [String: Int], withoutConsent: Int
    ) {
      self.hub = hub
      self.bundle = bundle
      self.rows = rows
      self.quality = quality
      self.withoutConsent = withoutConsent
    }
  }

  public let draft: Int
  /// From 1; one more than the last release.
  public let number: Int
  public let created: CalendarDate
  public let author: Author
  /// SHA-256 of the programme file's bytes.
  public let programmeDigest: Digest
  public let rosterVersion: Int
  public let rosterDigest: Digest
  /// One per hub of the programme file, in its order.
  public let hubs: [HubRun]
  /// Consenting registrations of all hubs.
  public let registrations: Int
  public let persons: Int
  /// Persons registered at more than one hub.
  public let overlap: Int
  /// Pairs of registrations in the grey zone, not merged; stays inside.
  public let forReview: Int
  public let previous: ReleaseRecord?
  /// What a reader must know before the first number, for example that the data are invented; one sentence each.
  public let notices: [String]

  public init(
    draft: Int, number: Int, created: CalendarDate, author: Author, programmeDigest: Digest, rosterVersion: Int,
    rosterDigest: Digest, hubs: [HubRun], registrations: Int, persons: Int, overlap: Int, forReview: Int,
    previous: ReleaseRecord?, notices: [String] = []
  ) {
    self.draft = draft
    self.number = number
    self.created = created
    self.author = author
    self.programmeDigest = programmeDigest
    self.rosterVersion = rosterVersion
    self.rosterDigest = rosterDigest
    self.hubs = hubs
    self.registrations = registrations
    self.persons = persons
    self.overlap = overlap
    self.forReview = forReview
    self.previous = previous
    self.notices = notices
  }

  public var hubsReported: Int { hubs.count { $0.bundle != nil } }
  public var withoutConsent: Int { hubs.reduce(0) { $0 + $1.withoutConsent } }
}
