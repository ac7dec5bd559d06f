/// A plain log that never grows beyond twice its limit: when it is full it becomes `NAME.1`, and the one before is gone.
///
/// 0600 from its first moment. Nothing in it is ever needed again: it may be deleted at any time.
public struct RotatingLog: Sendable {
  /// Longest line, in bytes; the rest of a longer one is left out.
  private static let longestLine = 2_000

  public let path: String
  private let limit: Int

  /// - Parameter limit: Bytes of the file in use; some years of nights, unless given.
  public init(at path: String, limit: Int = 1 << 18) {
    self.path = path
    self.limit = limit
  }

  /// Adds lines. Control characters become blanks: a line stays one line.
  ///
  /// - Throws: ``ExchangeError/cannotWrite(file:reason:)``.
  public func append(_ lines: [String]) throws(ExchangeError) {
    let bytes = lines.flatMap { Self.bytes(of: $0) }
    var file = try open()
    if try file.status.size + bytes.count > limit, try file.status.size > 0 {
      try PosixFile.rename(path, to: path + ".1")
      file = try open()
    }
    try file.write(bytes)
  }

  private func open() throws(ExchangeError) -> PosixFile {
    let file = try PosixFile(appendingTo: path, permissions: FileAccess.ownerOnly.file)
    try file.waitForLock()
    return file
  }

  private static func bytes(of line: String) -> [UInt8] {
    let plain = line.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : String($0) }.joined()
    return Array(plain.utf8.prefix(longestLine)) + [10]
  }
}
