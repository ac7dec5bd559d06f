internal import Sodium

/// How a bundle's number stands to those that were accepted from its hub.
enum BundleSequence {
  /// Judges by number and bytes, before anything is decrypted.
  ///
  /// - Throws: ``ExchangeError/sequenceReused(file:hub:sequence:)``,
  ///   ``ExchangeError/sequenceOlder(file:hub:sequence:accepted:)``.
  static func standing(
    of label: BundleLabel, digest: Digest, after accepted: [AcceptedBundle], file: String
  ) throws(ExchangeError) -> OpenedBundle.Standing {
    if let same = accepted.first(where: { $0.sequence == label.sequence }) {
      guard same.digest == digest else {
        throw .sequenceReused(file: file, hub: label.hub, sequence: label.sequence)
      }
      return .again
    }
    let last = accepted.map(\.sequence).max() ?? 0
    guard label.sequence > last else {
      throw .sequenceOlder(file: file, hub: label.hub, sequence: label.sequence, accepted: last)
    }
    return label.sequence == last + 1 ? .new : .newAfterGap(missing: last + 1...label.sequence - 1)
  }

  /// Whether the bundle names as its predecessor the one that was accepted; across a gap nobody can say.
  ///
  /// - Throws: ``ExchangeError/chainBroken(file:hub:sequence:)``.
  static func requireChain(
    _ manifest: BundleManifest, after accepted: [AcceptedBundle], file: String
  ) throws(ExchangeError) {
    let before = accepted.first { $0.sequence == manifest.sequence - 1 }
    let namesOne = manifest.previous != nil
    guard namesOne == (manifest.sequence > 1), before == nil || before?.digest == manifest.previous else {
      throw .chainBroken(file: file, hub: manifest.hub, sequence: manifest.sequence)
    }
  }
}
