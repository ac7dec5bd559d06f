public import Sodium

/// The last bundle of a hub that the centre accepted.
public struct LedgerBundle: Sendable, Hashable {
  public let hub: String
  public let sequence: Int
  public let digest: Digest

  public init(hub: String, sequence: Int, digest: Digest) {
    self.hub = hub
    self.sequence = sequence
    self.digest = digest
  }
}

extension Ledger {
  /// Hub → its accepted bundle of highest sequence number.
  public func latestBundles() throws(ReportingError) -> [String: LedgerBundle] {
    var latest: [String: LedgerBundle] = [:]
    for entry in try entries() {
      guard case .bundleAccepted(let hub, let sequence, _, let digest) = entry.event else { continue }
      if let known = latest[hub], known.sequence >= sequence { continue }
      latest[hub] = LedgerBundle(hub: hub, sequence: sequence, digest: digest)
    }
    return latest
  }

  /// Every release, oldest first.
  public func releases() throws(ReportingError) -> [ReleaseRecord] {
    try entries().compactMap { entry in
      if case .released(let release) = entry.event { release } else { nil }
    }
  }

  /// The number that the next draft bears: one more than the highest so far.
  public func nextDraftNumber() throws(ReportingError) -> Int {
    var highest = 0
    for entry in try entries() {
      if case .drafted(let draft) = entry.event { highest = max(highest, draft.number) }
    }
    return highest + 1
  }
}
