import Glibc

/// Where the bytes of an export are: on disk, or in memory.
enum ExportBytes: Sendable {
  case file(path: String, mark: FileMark)
  case memory([UInt8])

  /// - Parameter name: The file's name, for messages.
  /// - Throws: ``ExtractError/unreadable(file:)`` unless it is a file that can be opened.
  init(path: String, name: String) throws(ExtractError) {
    self = .file(path: path, mark: try OpenFile(path: path, name: name).mark)
  }

  /// Begins to read from the first byte.
  ///
  /// - Throws: ``ExtractError/changed(file:)`` when somebody has written to the file since it was first looked at: rows
  ///   that were counted before would be others now.
  func open(name: String) throws(ExtractError) -> ByteReader {
    switch self {
    case .memory(let bytes): return ByteReader(bytes)
    case .file(let path, let mark):
      let file = try OpenFile(path: path, name: name)
      guard file.mark == mark else { throw .changed(file: name) }
      return ByteReader(file, name: name)
    }
  }
}

/// What tells one state of a file from another.
struct FileMark: Equatable, Sendable {
  let device: UInt
  let number: UInt
  let size: Int
  /// Of the last change of its bytes, in nanoseconds since 1970.
  let changed: Int
}

/// An open file, by its descriptor.
final class OpenFile {
  let descriptor: Int32
  let mark: FileMark

  init(path: String, name: String) throws(ExtractError) {
    // Not to wait for whoever may write to a pipe.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw .unreadable(file: name) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(file: name)
    }
    mark = FileMark(
      device: UInt(facts.st_dev), number: UInt(facts.st_ino), size: Int(facts.st_size),
      changed: facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec)
  }

  deinit { close(descriptor) }
}
