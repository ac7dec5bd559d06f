public import Programme
public import Sodium

/// What a bundle says of itself, inside the seal: the first file of its tar, `manifest.json`.
///
/// Canonical JSON; see the page BundleFormat.
public struct BundleManifest: Codable, Sendable, Equatable {
  /// One CSV of the bundle.
  public struct File: Codable, Sendable, Equatable {
    /// `<source>.csv`.
    public let name: String
    public let source: String
    /// BLAKE2b-512: the tables are the most that a night hashes, and it takes a third of the time that SHA-256 does.
    public let digest: Prehash
    /// Rows after the header.
    public let rows: Int
    public let bytes: Int
  }

  /// How match tokens are made.
  public enum TokenMode: String, Codable, Sendable {
    /// A keyed hash under the epoch's linkage key.
    case keyedHash = "keyed-hash"
    /// RFC 9497 VOPRF with stewards; kept free for later.
    case voprf
  }

  static let currentFormat = "besa/1"

  public let format: String
  public let programme: String
  public let hub: String
  public let sequence: Int
  /// Digest of the hub's bundle before this one (the whole `.besa` file); none in the first.
  public let previous: Digest?
  public let recipients: [AgeRecipient]
  /// Digest of the programme file's bytes.
  public let pipeline: Digest
  public let roster: RosterReference
  public let epoch: String
  public let normaliser: String
  public let tokenMode: TokenMode
  public let created: CalendarDate
  public let period: String
  /// Filled in when the contents are put together.
  public internal(set) var files: [File]
  /// Participants whose rows stayed at the hub because they did not consent to reporting.
  public let withoutConsent: Int
  /// Data-quality counts by name, each 0 or more.
  public let dataQuality: [String: Int]

  /// A manifest whose files are still to be added by ``BundleContents``.
  public init(
    programme: String, hub: String, sequence: Int, previous: Digest?, recipients: [AgeRecipient], pipeline: Digest,
    roster: RosterReference, epoch: String, normaliser: String, tokenMode: TokenMode, created: CalendarDate,
    period: String, withoutConsent: Int, dataQuality: [String: Int]
  ) {
    format = Self.currentFormat
    self.programme = programme
    self.hub = hub
    self.sequence = sequence
    self.previous = previous
    self.recipients = recipients
    self.pipeline = pipeline
    self.roster = roster
    self.epoch = epoch
    self.normaliser = normaliser
    self.tokenMode = tokenMode
    self.created = created
    self.period = period
    files = []
    self.withoutConsent = withoutConsent
    self.dataQuality = dataQuality
  }

  enum CodingKeys: String, CodingKey {
    case format, programme, hub, previous, recipients, pipeline, roster, epoch, normaliser, created, period, files
    case sequence = "seq"
    case tokenMode = "token_mode"
    case withoutConsent = "without_consent"
    case dataQuality = "data_quality"
  }
}

/// A roster by version and digest of its file.
public struct RosterReference: Codable, Sendable, Hashable {
  public let version: Int
  public let digest: Digest

  public init(version: Int, digest: Digest) {
    self.version = version
    self.digest = digest
  }
}
