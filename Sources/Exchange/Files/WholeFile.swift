internal import Sodium

/// Files that are there whole or not at all, whenever the machine stops.
public enum WholeFile {
  /// Writes a file; a file of that name gives way to it in one step.
  ///
  /// The bytes go to an unfinished file in the same folder that has its final permissions from creation; it is synced,
  /// renamed, and the folder is synced.
  ///
  /// - Throws: ``ExchangeError/cannotWrite(file:reason:)``; nothing is left then.
  public static func write(
    _ bytes: [UInt8], to path: String, access: FileAccess
  ) throws(ExchangeError) {
    let file = try UnfinishedFile(for: path, access: access)
    try file.write(bytes)
    try file.finish(replacing: true)
  }

  /// Reads a file.
  ///
  /// - Parameter limit: Most bytes that the file may have; a longer one is refused unread.
  public static func read(_ path: String, limit: Int) throws(ExchangeError) -> [UInt8] {
    let file = try PosixFile(reading: path)
    let status = try file.status
    guard status.isRegular else { throw .cannotRead(file: path, reason: "it is no regular file") }
    guard status.size <= limit else { throw .tooLarge(file: path, limit: limit) }
    var bytes: [UInt8] = []
    while true {
      let piece = try file.read(atMost: 1 << 16)
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limit else { throw .tooLarge(file: path, limit: limit) }
    }
  }
}

/// A file on its way to being whole; it vanishes unless ``finish(replacing:)`` is reached.
final class UnfinishedFile: ByteOutput {
  let path: String
  private let unfinished: String
  private let file: PosixFile
  private var isFinished = false

  init(for path: String, access: FileAccess) throws(ExchangeError) {
    self.path = path
    unfinished = FilePath.unfinished(beside: path)
    file = try PosixFile(creating: unfinished, permissions: access.file)
  }

  deinit { if !isFinished { PosixFile.remove(unfinished) } }

  func write(_ bytes: [UInt8]) throws(ExchangeError) { try file.write(bytes) }
  func write(_ secret: borrowing SecretBytes) throws(ExchangeError) { try file.write(secret) }

  /// - Parameter check: Looks at the file under the name that it still has; what it throws keeps the file from being there.
  func finish(
    replacing: Bool, once check: (_ path: String) throws(ExchangeError) -> Void = { (_) throws(ExchangeError) in }
  ) throws(ExchangeError) {
    try file.sync()
    try check(unfinished)
    if replacing {
      try PosixFile.rename(unfinished, to: path)
    } else {
      try PosixFile.rename(unfinished, toFree: path)
    }
    isFinished = true
    try FilePath.syncFolder(FilePath.folder(of: path))
  }

  /// Opens what was written so far, to read it again.
  func reopen() throws(ExchangeError) -> PosixFile { try PosixFile(reading: unfinished) }
}
