/// A file as a value: nothing of this room touches a disk but the ledger.
public struct OutputFile: Sendable, Hashable {
  /// Relative, `/` between parts, no `.` or `..`.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  func inFolder(_ folder: String) -> OutputFile { OutputFile(path: folder + "/" + path, bytes: bytes) }
}

/// A file may hold true counts: it describes itself by name and length only.
extension OutputFile: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(path) (\(bytes.count) bytes)" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension [OutputFile] {
  /// The form in which folders are written.
  public var pairs: [(path: String, bytes: [UInt8])] { map { ($0.path, $0.bytes) } }

  func file(_ path: String) -> OutputFile? { first { $0.path == path } }
}
