public import Programme
public import Sodium

/// The centre's door for bundles: what passes it is an ``OpenedBundle``, and nothing else makes one.
///
/// Order: signature, roster and validity, sequence, decryption, bounded decompression, manifest equals trusted comment,
/// coded rows. Each step is refused with its own ``ExchangeError``; nothing of a refused bundle is kept.
public struct BundleDoor: Sendable {
  private let roster: Roster
  private let programme: ProgrammeFile
  private let pipeline: Digest
  private let expectations: BundleExpectations

  /// - Parameters:
  ///   - roster: Verified, and not expired on the day of the expectations.
  ///   - pipeline: Digest of the programme file's bytes.
  /// - Throws: ``ExchangeError/rosterExpired(version:expires:)``.
  public init(
    roster: Roster, programme: ProgrammeFile, pipeline: Digest, expectations: BundleExpectations
  ) throws(ExchangeError) {
    try roster.requireValid(on: expectations.today)
    self.roster = roster
    self.programme = programme
    self.pipeline = pipeline
    self.expectations = expectations
  }

  /// Opens a bundle file into memory.
  ///
  /// - Parameters:
  ///   - path: A `.besa` file; its name is not trusted.
  ///   - identity: The aggregator's opening key.
  ///   - accepted: Hub → every bundle that was accepted from it, as the ledger says.
  /// - Throws: ``ExchangeError``: put the file into quarantine, whole, and go on with the next.
  public func open(
    _ path: String, with identity: borrowing AgeIdentity, after accepted: [String: [AcceptedBundle]]
  ) throws(ExchangeError) -> OpenedBundle {
    let file = try PosixFile(reading: path)
    let signed = try SignedFile(file)
    guard let label = BundleLabel(text: signed.claimedComment) else {
      throw .malformed(file: path, what: "trusted comment")
    }
    guard let hub = try? roster.hub(label.hub) else { throw .unknownHub(file: path, hub: label.hub) }
    try signed.requireSigned(by: hub.signing, signer: "hub \(hub.id)")
    let before = accepted[hub.id] ?? []
    let isKnown = before.contains(AcceptedBundle(sequence: label.sequence, digest: signed.digest))
    try requireAgreement(label, of: hub, isKnown: isKnown, file: path)
    let standing = try BundleSequence.standing(of: label, digest: signed.digest, after: before, file: path)

    try file.rewind(to: signed.bodyStart)
    let body = HashedInput(file)
    let age = try AgeReader(BufferedInput(body), identity: identity)
    let tar = TarReader(CompressedInput(age, limit: expectations.contentLimit))
    let manifest = try readManifest(tar, label: label, file: path)
    try BundleSequence.requireChain(manifest, after: before, file: path)
    let tables = try BundleTables(manifest: manifest, programme: programme, file: path).read(from: tar)
    // The file was read twice; what was opened must be what was signed.
    guard body.finish() == signed.prehash else { throw .malformed(file: path, what: "it changed while it was read") }
    return OpenedBundle(
      hub: hub.id, sequence: manifest.sequence, manifest: manifest, tables: tables, digest: signed.digest,
      standing: standing)
  }

  /// Roster and validity, and all else that the signed label says.
  ///
  /// - Parameter isKnown: The same bytes were accepted before: validity and roster were judged then, and a bundle that
  ///   has its receipt is not refused because time went on.
  private func requireAgreement(
    _ label: BundleLabel, of hub: Roster.Member, isKnown: Bool, file: String
  ) throws(ExchangeError) {
    guard isKnown || hub.isValid(on: expectations.today) else {
      throw .hubNotValid(file: file, hub: hub.id, on: expectations.today)
    }
    guard label.programme == programme.id, label.programme == roster.programme else {
      throw .otherProgramme(file: file, hub: hub.id)
    }
    // A hub may not have the newest roster yet; the one before it is the oldest that still counts.
    let isPrevious = label.roster.version == roster.version - 1 && label.roster.digest == roster.previous
    guard isKnown || label.roster == roster.reference || isPrevious else {
      throw .otherRoster(file: file, hub: hub.id, version: label.roster.version)
    }
    guard label.pipeline == pipeline else { throw .otherPipeline(file: file, hub: hub.id) }
    guard label.epoch == expectations.epoch else { throw .otherEpoch(file: file, hub: hub.id) }
    guard label.recipients == roster.bundleRecipients else { throw .otherRecipients(file: file, hub: hub.id) }
  }

  private func readManifest(
    _ tar: TarReader, label: BundleLabel, file: String
  ) throws(ExchangeError) -> BundleManifest {
    guard let header = try tar.begin(), header.name == BundleManifest.fileName else {
      throw .archive(file: file, what: "manifest.json does not come first")
    }
    guard header.size <= BundleManifest.mostBytes else { throw .tooLarge(file: file, limit: BundleManifest.mostBytes) }
    let manifest = try CanonicalJSON.decode(
      BundleManifest.self, from: try tar.readFully(header.size), file: "\(file), \(BundleManifest.fileName)")
    try manifest.check(file: file)
    guard BundleLabel(manifest) == label else {
      throw .manifestMismatch(file: file, hub: label.hub, what: "programme, hub, number, epoch, keys or digests")
    }
    guard manifest.period == programme.period.id else { throw .otherPeriod(file: file, hub: label.hub) }
    guard manifest.normaliser == expectations.normaliser, manifest.tokenMode == expectations.tokenMode else {
      throw .otherTokens(file: file, hub: label.hub)
    }
    return manifest
  }
}
