public import Sodium

/// A hub's folder of sealed bundles and the receipts that came back for them.
///
/// Shipping is copying: by stick, by a synchronised folder, by any means that carries files.
public struct Outbox: Sendable {
  public let folder: String

  /// - Parameter folder: Made, 0700, where it is missing.
  public init(folder: String) throws(ExchangeError) {
    try FilePath.makeFolders(folder, permissions: 0o700)
    self.folder = folder
  }

  /// Where a bundle is sealed to.
  public func bundlePath(_ name: ParcelName) -> String { "\(folder)/\(name.bundleFile)" }
  public func receiptPath(_ name: ParcelName) -> String { "\(folder)/\(name.receiptFile)" }

  /// The bundles of a hub, ascending.
  public func bundles(of hub: String) throws(ExchangeError) -> [ParcelName] {
    try FilePath.names(in: folder).compactMap(ParcelName.init(bundleFile:)).filter { $0.hub == hub }
      .sorted { $0.sequence < $1.sequence }
  }

  /// Number and digest of the last bundle that was sealed: what the next one continues.
  public func last(of hub: String) throws(ExchangeError) -> AcceptedBundle? {
    guard let name = try bundles(of: hub).last else { return nil }
    let signed = try SignedFile(try PosixFile(reading: bundlePath(name)))
    return AcceptedBundle(sequence: name.sequence, digest: signed.digest)
  }

  /// Digest of a bundle's whole file.
  public func digest(of name: ParcelName) throws(ExchangeError) -> Digest {
    try SignedFile(try PosixFile(reading: bundlePath(name))).digest
  }

  /// Removes a bundle for good.
  public func remove(_ name: ParcelName) throws(ExchangeError) {
    try PosixFile.removeForGood(bundlePath(name))
    try FilePath.syncFolder(folder)
  }

  /// Copies a bundle, whole or not at all, to where it is taken from, and reads it back; the same bytes there already
  /// are left alone.
  ///
  /// - Throws: ``ExchangeError/alreadyThere(path:)`` when other bytes are there under the name.
  public func ship(_ name: ParcelName, to target: String) throws(ExchangeError) {
    let copy = "\(target)/\(name.bundleFile)"
    if FilePath.exists(copy) {
      guard try digest(of: name) == Self.digestOnDisk(copy) else { throw .alreadyThere(path: copy) }
      return
    }
    let source = try PosixFile(reading: bundlePath(name))
    var digest = DigestStream()
    let file = try UnfinishedFile(for: copy, access: .ownerOnly)
    while true {
      let piece = try source.read(atMost: 1 << 16)
      if piece.isEmpty { break }
      digest.update(piece)
      try file.write(piece)
    }
    try file.finish(replacing: false) { (path) throws(ExchangeError) in
      guard try Self.digestOnDisk(path) == digest.finish() else {
        throw .cannotWrite(file: copy, reason: "other bytes come back than were written")
      }
    }
  }

  /// Of any file, read from the disk as far as the system lets go of what it has in memory.
  static func digestOnDisk(_ path: String) throws(ExchangeError) -> Digest {
    let file = try PosixFile(reading: path)
    file.forget()
    var digest = DigestStream()
    while true {
      let piece = try file.read(atMost: 1 << 16)
      if piece.isEmpty { return digest.finish() }
      digest.update(piece)
    }
  }

  /// Reads the receipt of a bundle, where it has come back, and checks that it is for these bytes.
  ///
  /// - Parameter digest: The bundle's, where somebody remembers it; else it is read here.
  /// - Returns: `nil` when there is no receipt yet.
  public func receipt(
    for name: ParcelName, programme: String, aggregator: VerifyingKey, digest known: Digest? = nil
  ) throws(ExchangeError) -> Receipt? {
    guard FilePath.exists(receiptPath(name)) else { return nil }
    let receipt = try Receipt.read(receiptPath(name), from: aggregator)
    let digest = if let known { known } else { try digest(of: name) }
    try receipt.requireFor(
      SealedBundle(path: receiptPath(name), hub: name.hub, sequence: name.sequence, digest: digest, bytes: 0),
      programme: programme)
    return receipt
  }
}
