/// Folders that are there whole or not at all.
public enum WholeFolder {
  /// Writes a folder of files that does not exist yet.
  ///
  /// - Parameters:
  ///   - files: Paths relative to the folder (`tables/published.csv`), none twice, without `..`.
  ///   - path: The folder; the one above it exists.
  /// - Throws: ``ExchangeError/alreadyThere(path:)``, ``ExchangeError/cannotWrite(file:reason:)``; nothing is left then.
  public static func write(
    files: [(path: String, bytes: [UInt8])], to path: String, access: FileAccess
  ) throws(ExchangeError) {
    guard !FilePath.exists(path) else { throw .alreadyThere(path: path) }
    let unfinished = FilePath.unfinished(beside: path)
    do throws(ExchangeError) {
      try PosixFile.makeFolder(unfinished, permissions: access.folder)
      try fill(unfinished, with: files, access: access)
      try PosixFile.rename(unfinished, to: path)
    } catch {
      FilePath.removeTree(unfinished)
      throw error
    }
    try FilePath.syncFolder(FilePath.folder(of: path))
  }

  private static func fill(
    _ folder: String, with files: [(path: String, bytes: [UInt8])], access: FileAccess
  ) throws(ExchangeError) {
    var folders: Set<String> = [folder]
    for file in files {
      let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
        throw .cannotWrite(file: file.path, reason: "it is no path within the folder")
      }
      let target = "\(folder)/\(file.path)"
      try FilePath.makeFolders(FilePath.folder(of: target), permissions: access.folder)
      for depth in 1..<max(1, parts.count) { folders.insert("\(folder)/\(parts[..<depth].joined(separator: "/"))") }
      let written = try PosixFile(creating: target, permissions: access.file)
      try written.write(file.bytes)
      try written.sync()
    }
    for folder in folders { try FilePath.syncFolder(folder) }
  }
}
