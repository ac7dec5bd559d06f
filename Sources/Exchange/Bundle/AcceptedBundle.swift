public import Sodium

/// The last bundle of a hub that the centre accepted, as its ledger remembers it.
public struct AcceptedBundle: Sendable, Equatable {
  public let sequence: Int
  public let digest: Digest

  public init(sequence: Int, digest: Digest) {
    self.sequence = sequence
    self.digest = digest
  }
}
