/// Keeps two commands from working in one folder at once; the system lets go of it however the command ends.
public final class FolderLock: Sendable {
  private let folder: PosixFile

  /// - Returns: `nil` when another process has the folder.
  /// - Throws: ``ExchangeError/cannotRead(file:reason:)``.
  public init?(_ path: String) throws(ExchangeError) {
    folder = try PosixFile(reading: path)
    guard folder.lock() else { return nil }
  }
}
