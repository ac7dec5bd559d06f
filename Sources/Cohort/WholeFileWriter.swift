internal import Foundation

/// A file that is written in parts and gets its name only when it is whole; until then it is `.NAME.partial` beside it.
///
/// Only the owner can read it, from the first byte on. Without ``finish()`` nothing stays.
final class WholeFileWriter {
  private let path: String
  private let partial: String
  private let handle: FileHandle
  private var isFinished = false

  init(path: String) throws(CohortError) {
    self.path = path
    let url = URL(filePath: path)
    partial = url.deletingLastPathComponent().appending(path: "." + url.lastPathComponent + ".partial").path
    do {
      try? FileManager.default.removeItem(atPath: partial)
      guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      handle = try FileHandle(forWritingTo: URL(filePath: partial))
    } catch {
      throw .cannotWrite(path: path, reason: "the file cannot be made")
    }
  }

  func append(_ bytes: [UInt8]) throws(CohortError) {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw .cannotWrite(path: path, reason: "the disk does not take it all")
    }
  }

  func finish() throws(CohortError) {
    do {
      try handle.synchronize()
      try handle.close()
      // Foundation on Linux renames only to a free name: for a moment there is no file, never half of one.
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: partial, toPath: path)
      isFinished = true
    } catch {
      throw .cannotWrite(path: path, reason: "the finished file cannot take its name")
    }
  }

  deinit {
    guard !isFinished else { return }
    try? handle.close()
    try? FileManager.default.removeItem(atPath: partial)
  }
}
