internal import FoundationEssentials
internal import Sodium

/// Paths and folders, by name.
enum FilePath {
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// A name beside `path` that nothing else uses; it begins with a dot, so that nobody takes it for a finished file.
  static func unfinished(beside path: String) -> String {
    "\(folder(of: path))/.\(name(of: path)).\(hexText(randomBytes(8)))\(unfinishedSuffix)"
  }

  static let unfinishedSuffix = ".unfinished"

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Names in a folder, sorted.
  static func names(in folder: String) throws(ExchangeError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw .cannotRead(file: folder, reason: "the folder cannot be listed")
    }
  }

  static func removeTree(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a folder and those above it, where they are missing.
  static func makeFolders(_ path: String, permissions: UInt32) throws(ExchangeError) {
    if path.isEmpty { return }
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder else { throw .cannotWrite(file: path, reason: "a file is there, and a folder is needed") }
      return
    }
    // People type a folder with a slash behind it; the folder above it is still another one.
    if path.hasSuffix("/") { return try makeFolders(String(path.dropLast()), permissions: permissions) }
    try makeFolders(folder(of: path), permissions: permissions)
    try PosixFile.makeFolder(path, permissions: permissions)
  }

  static func syncFolder(_ path: String) throws(ExchangeError) {
    try PosixFile(reading: path).sync()
  }
}
