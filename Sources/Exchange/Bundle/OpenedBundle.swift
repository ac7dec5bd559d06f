public import Programme
public import Sodium

/// A bundle that passed every check of ``BundleDoor``: coded rows in memory, and what the hub says of them.
public struct OpenedBundle: Sendable {
  /// How the bundle stands to those accepted before.
  public enum Standing: Sendable, Equatable {
    /// The next number.
    case new
    /// Numbers between the last accepted one and this are missing; every bundle is a full snapshot, so no row is lost.
    case newAfterGap(missing: ClosedRange<Int>)
    /// The same bytes were accepted before: the same receipt is due.
    case again
  }

  public let hub: String
  public let sequence: Int
  public let manifest: BundleManifest
  /// By source name; one for every source of the programme.
  public let tables: [String: CodedTable]
  /// Of the whole `.besa` file: what the receipt confirms and the hub's next bundle calls `previous`.
  public let digest: Digest
  public let standing: Standing

  package init(
    hub: String, sequence: Int, manifest: BundleManifest, tables: [String: CodedTable], digest: Digest,
    standing: Standing = .new
  ) {
    self.hub = hub
    self.sequence = sequence
    self.manifest = manifest
    self.tables = tables
    self.digest = digest
    self.standing = standing
  }
}
