import FoundationEssentials

/// Folders as people write them.
enum Folder {
  /// A path without control characters: those could not be written back, nor shown on a terminal.
  static func isPossible(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
  }

  /// The folder that a text means: `~/` is the user's home, a path without `/` in front lies in `base`.
  static func path(_ text: String, in base: String) -> String {
    if text == "~" || text.hasPrefix("~/") { return home + text.dropFirst() }
    return text.hasPrefix("/") ? text : base + "/" + text
  }

  /// As people write it: their own folder is `~`.
  static func short(_ path: String, home: String = home) -> String {
    path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// The same place, whatever folder a later command starts in.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  static func isThere(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// Makes a folder and those above it, for the user alone, where they are missing.
  ///
  /// - Returns: Whether it is there now.
  static func make(_ path: String) -> Bool {
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return isThere(path)
  }

  /// Whether a path lies where disks that come and go are shown.
  static func isOnStick(_ path: String) -> Bool {
    ["/media/", "/run/media/", "/mnt/"].contains { path.hasPrefix($0) }
  }

  static var home: String { environment("HOME") ?? "/" }

  /// A value of the environment that is an absolute path, as the XDG Base Directory Specification asks.
  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}
