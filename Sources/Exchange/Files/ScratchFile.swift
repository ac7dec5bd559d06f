/// A file for work that memory should not hold. It has no name from its first moment on: whatever ends the process, the
/// system takes it back.
public final class ScratchFile: Sendable {
  private let file: PosixFile

  /// - Parameter folder: Of the disk that has the room.
  /// - Throws: ``ExchangeError/cannotWrite(file:reason:)``.
  public init(in folder: String) throws(ExchangeError) {
    let path = FilePath.unfinished(beside: folder + "/scratch")
    file = try PosixFile(creating: path, permissions: FileAccess.ownerOnly.file, isReadable: true)
    PosixFile.remove(path)
  }

  /// - Returns: Where the bytes begin.
  public func append(_ bytes: [UInt8]) throws(ExchangeError) -> Int {
    let offset = try file.status.size
    try file.write(bytes)
    return offset
  }

  public func read(at offset: Int, count: Int) throws(ExchangeError) -> [UInt8] {
    try file.read(at: offset, count: count)
  }
}
