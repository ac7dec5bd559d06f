public import Sodium

/// A bundle on disk, ready to ship.
public struct SealedBundle: Sendable, Equatable {
  public let path: String
  public let hub: String
  public let sequence: Int
  /// Of the whole file: what the receipt will confirm, and what the next bundle calls `previous`.
  public let digest: Digest
  public let bytes: Int
  /// What compressing and encrypting took.
  public internal(set) var compressing = Duration.zero
  public internal(set) var encrypting = Duration.zero
}

extension BundleContents {
  /// Seals the contents to the manifest's recipients and signs the result, as streams: memory does not grow with them.
  ///
  /// - Parameters:
  ///   - path: The file; one that is there already is never replaced.
  ///   - key: The hub's signing key.
  /// - Throws: ``ExchangeError/alreadyThere(path:)``, ``ExchangeError/cannotWrite(file:reason:)``; nothing is left then.
  public func seal(to path: String, signedBy key: borrowing SigningKey) throws(ExchangeError) -> SealedBundle {
    // The signature comes first in the file and needs the hash of all that follows it: so the body goes to an
    // unfinished file of its own, which vanishes with `body`.
    let body = HashedOutput(try UnfinishedFile(for: path, access: .ownerOnly))
    let age = try AgeWriter(to: body, recipients: manifest.recipients)
    let compressed = CompressedOutput(to: age)
    try writeArchive(to: compressed)
    try compressed.finish()
    try age.finish()
    let prehash = body.finish()
    let signature = key.sign(prehash, trustedComment: BundleLabel(manifest).text)
    return try join(
      Array(signature.utf8), body: body.file.reopen(), into: path, compressing: compressed.time.total,
      encrypting: age.time.total)
  }

  private func writeArchive(to output: any ByteOutput) throws(ExchangeError) {
    let tar = TarWriter(to: output)
    let text = CanonicalJSON.encode(manifest)
    try tar.begin(BundleManifest.fileName, size: text.count)
    try tar.write(text)
    for (text, file) in zip(texts, manifest.files) {
      try tar.begin(file.name, size: file.bytes)
      try text.forEachPiece { (piece) throws(ExchangeError) in try tar.write(piece) }
    }
    try tar.finish()
  }

  private func join(
    _ signature: [UInt8], body: PosixFile, into path: String, compressing: Duration, encrypting: Duration
  ) throws(ExchangeError) -> SealedBundle {
    let whole = try UnfinishedFile(for: path, access: .ownerOnly)
    var digest = DigestStream()
    var length = 0
    var piece = signature
    while !piece.isEmpty {
      try whole.write(piece)
      digest.update(piece)
      length += piece.count
      piece = try body.read(atMost: 1 << 16)
    }
    try whole.finish(replacing: false)
    return SealedBundle(
      path: path, hub: manifest.hub, sequence: manifest.sequence, digest: digest.finish(), bytes: length,
      compressing: compressing, encrypting: encrypting)
  }
}
