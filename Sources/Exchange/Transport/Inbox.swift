internal import Sodium

/// The centre's folder where bundles arrive, and the one where refused bundles stay for people to look at.
public struct Inbox: Sendable {
  /// A file that arrived.
  public struct Arrival: Hashable, Sendable {
    public let path: String
    /// What the file is called; only its signature says what it is.
    public let name: ParcelName
  }

  public let folder: String
  public let quarantineFolder: String

  /// - Parameters: Folders, made 0700 where they are missing; on one file system.
  public init(folder: String, quarantine: String) throws(ExchangeError) {
    try FilePath.makeFolders(folder, permissions: 0o700)
    try FilePath.makeFolders(quarantine, permissions: 0o700)
    self.folder = folder
    quarantineFolder = quarantine
  }

  /// Files called `HUB-SEQ.besa`, by hub and number; other names are left alone.
  public func arrivals() throws(ExchangeError) -> [Arrival] {
    try FilePath.names(in: folder).compactMap { file in
      ParcelName(bundleFile: file).map { Arrival(path: "\(folder)/\(file)", name: $0) }
    }.sorted { ($0.name.hub, $0.name.sequence) < ($1.name.hub, $1.name.sequence) }
  }

  /// Paths of files that end like bundles and do not have a bundle's name, such as copies `shkoder-1 (2).besa`.
  public func strangers() throws(ExchangeError) -> [String] {
    try FilePath.names(in: folder).filter {
      $0.hasSuffix(".besa") && !$0.hasPrefix(".") && ParcelName(bundleFile: $0) == nil
    }.map { "\(folder)/\($0)" }
  }

  /// Moves a refused file, whole, out of the inbox.
  ///
  /// - Returns: Where it is now.
  public func quarantine(_ arrival: Arrival) throws(ExchangeError) -> String {
    let mark = hexText(randomBytes(4))
    let target = "\(quarantineFolder)/\(arrival.name.hub)-\(arrival.name.sequence).\(mark).besa"
    try PosixFile.rename(arrival.path, toFree: target)
    try FilePath.syncFolder(quarantineFolder)
    try FilePath.syncFolder(folder)
    return target
  }

  /// Deletes a bundle's file; it is gone when this returns.
  public func delete(_ arrival: Arrival) throws(ExchangeError) {
    try PosixFile.removeForGood(arrival.path)
    try FilePath.syncFolder(folder)
  }

  public func receiptPath(_ name: ParcelName) -> String { "\(folder)/\(name.receiptFile)" }

  /// Writes a receipt beside its bundle, unless there is one: a bundle has one receipt for ever.
  ///
  /// - Returns: The receipt file's bytes.
  public func keepReceipt(_ bytes: [UInt8], for name: ParcelName) throws(ExchangeError) -> [UInt8] {
    let path = receiptPath(name)
    if FilePath.exists(path) { return try WholeFile.read(path, limit: Receipt.mostBytes) }
    try WholeFile.write(bytes, to: path, access: .everyone)
    return bytes
  }
}
