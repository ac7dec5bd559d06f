public import Sodium

/// Secrets on disk: 0600 in a 0700 folder, owned by the user.
public enum SecretFile {
  /// Longest secret file that is read; key files have under 1 KiB.
  private static let limit = 1 << 16

  /// Writes a secret that is not there yet; a secret is never replaced.
  ///
  /// - Parameter path: Its folder is made, 0700, where it is missing.
  /// - Throws: ``ExchangeError/alreadyThere(path:)``, ``ExchangeError/notPrivate(file:)`` for a folder that others may
  ///   enter, ``ExchangeError/cannotWrite(file:reason:)``.
  public static func write(_ secret: borrowing SecretBytes, to path: String) throws(ExchangeError) {
    try FilePath.makeFolders(FilePath.folder(of: path), permissions: 0o700)
    let folder = try PosixFile(reading: FilePath.folder(of: path)).status
    guard folder.owner == PosixFile.user, folder.permissions & 0o077 == 0 else {
      throw .notPrivate(file: FilePath.folder(of: path))
    }
    let file = try UnfinishedFile(for: path, access: .ownerOnly)
    try file.write(secret)
    try file.finish(replacing: false)
  }

  /// Reads a secret that only the user can read, and that nobody else can replace.
  ///
  /// - Throws: ``ExchangeError/notPrivate(file:)``, ``ExchangeError/cannotRead(file:reason:)``,
  ///   ``ExchangeError/tooLarge(file:limit:)``.
  public static func read(_ path: String) throws(ExchangeError) -> SecretBytes {
    let folder = try PosixFile(reading: FilePath.folder(of: path)).status
    let file = try PosixFile(reading: path, followsLinks: false)
    let status = try file.status
    guard status.isRegular, status.owner == PosixFile.user, status.permissions & 0o077 == 0 else {
      throw .notPrivate(file: path)
    }
    guard folder.owner == PosixFile.user, folder.permissions & 0o022 == 0 else {
      throw .notPrivate(file: FilePath.folder(of: path))
    }
    guard status.size <= limit else { throw .tooLarge(file: path, limit: limit) }
    return try file.readSecret(size: status.size)
  }
}
