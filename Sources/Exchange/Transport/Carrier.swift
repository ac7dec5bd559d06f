public import Sodium

/// A way by which bundles leave a hub. A folder is the only one so far; a connection to the centre is another.
public protocol Carrier: Sendable {
  /// Where bundles go: what people read, and what the hub remembers of each copy.
  var target: String { get }

  /// Carries one bundle; when this returns, it is there whole and was read back.
  ///
  /// - Throws: ``ExchangeError``, ``ExchangeError/isPassing`` when the same can succeed later; nothing half is there then.
  func carry(_ name: ParcelName, from outbox: Outbox) throws(ExchangeError)

  /// Takes a copy away again, where nobody has fetched it yet.
  ///
  /// - Returns: Whether it was there.
  func takeBack(_ name: ParcelName, digest: Digest) throws(ExchangeError) -> Bool
}

/// Copies bundles into a folder: a stick, a synchronised folder, a share. The folder is never made: a stick that is not
/// plugged in must not become a folder on the disk.
public struct FolderCarrier: Carrier {
  public let target: String
  private let mounts: [String]

  public init(folder: String) { self.init(folder: folder, mounts: ["/media", "/run/media"]) }

  /// - Parameter mounts: Folders below which sticks are plugged in. What lies there on the same disk as the folder itself
  ///   is only a place for one.
  package init(folder: String, mounts: [String]) {
    target = folder
    self.mounts = mounts
  }

  public func carry(_ name: ParcelName, from outbox: Outbox) throws(ExchangeError) {
    try requireFolder()
    UnfinishedFiles.remove(from: target, named: name.hub + "-")
    try outbox.ship(name, to: target)
  }

  public func takeBack(_ name: ParcelName, digest: Digest) throws(ExchangeError) -> Bool {
    let copy = "\(target)/\(name.bundleFile)"
    guard FilePath.exists(copy) else { return false }
    guard try Outbox.digestOnDisk(copy) == digest else { return false }
    try PosixFile.removeForGood(copy)
    try FilePath.syncFolder(target)
    return true
  }

  private func requireFolder() throws(ExchangeError) {
    guard FilePath.exists(target), try PosixFile(reading: target).status.isFolder else {
      throw .cannotWrite(file: target, reason: "the folder is not there")
    }
    for mount in mounts where target.hasPrefix(mount + "/") {
      guard try PosixFile(reading: target).status.disk != PosixFile(reading: mount).status.disk else {
        throw .cannotWrite(file: target, reason: "no disk is plugged in there")
      }
    }
  }
}

extension ExchangeError {
  /// Whether the same command can succeed later without anybody changing what it is given.
  public var isPassing: Bool {
    switch self {
    case .cannotRead, .cannotWrite: true
    default: false
    }
  }
}
