internal import Glibc
internal import Sodium

/// An open file, by its descriptor: reading, writing, syncing and asking who may read it.
///
/// The room's calls of the operating system are all here.
final class PosixFile: Sendable {
  struct Status {
    let size: Int
    let permissions: UInt32
    let owner: UInt32
    let isRegular: Bool
    let isFolder: Bool
    /// Number of the disk that it is on.
    let disk: UInt64
  }

  let path: String
  private let descriptor: Int32

  /// - Parameter followsLinks: Whether the last part of the path may be a symbolic link.
  init(reading path: String, followsLinks: Bool = true) throws(ExchangeError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW))
    if descriptor < 0 { throw .cannotRead(file: path, reason: Self.reason()) }
  }

  /// Creates a file that must not exist yet, with these permissions from its first moment.
  ///
  /// - Parameter isReadable: Whether it can be read too.
  init(creating path: String, permissions: UInt32, isReadable: Bool = false) throws(ExchangeError) {
    self.path = path
    descriptor = unsafe open(
      path, (isReadable ? O_RDWR : O_WRONLY) | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
    if descriptor < 0 { throw .cannotWrite(file: path, reason: Self.reason()) }
    // The process's mask may have taken permissions away; it cannot have added any.
    guard fchmod(descriptor, permissions) == 0 else { throw .cannotWrite(file: path, reason: Self.reason()) }
  }

  /// Opens a file, made where it is missing, so that every write goes behind its last byte.
  init(appendingTo path: String, permissions: UInt32) throws(ExchangeError) {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, permissions)
    if descriptor < 0 { throw .cannotWrite(file: path, reason: Self.reason()) }
  }

  deinit { close(descriptor) }

  var status: Status {
    get throws(ExchangeError) {
      var facts = stat()
      guard unsafe fstat(descriptor, &facts) == 0 else { throw .cannotRead(file: path, reason: Self.reason()) }
      return Status(
        size: Int(facts.st_size), permissions: facts.st_mode & 0o7777, owner: facts.st_uid,
        isRegular: facts.st_mode & S_IFMT == S_IFREG, isFolder: facts.st_mode & S_IFMT == S_IFDIR,
        disk: UInt64(facts.st_dev))
    }
  }

  /// - Returns: Up to `count` bytes; none only at the end of the file.
  func read(atMost count: Int) throws(ExchangeError) -> [UInt8] {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
      filled = max(0, result)
    }
    if result < 0 { throw .cannotRead(file: path, reason: Self.reason()) }
    return bytes
  }

  /// Bytes from a place on, wherever reading stands.
  func read(at offset: Int, count: Int) throws(ExchangeError) -> [UInt8] {
    var filled = 0
    var isBroken = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while filled < count {
        let read = unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled, off_t(offset + filled))
        if read <= 0 {
          isBroken = true
          break
        }
        filled += read
      }
      initialized = filled
    }
    if isBroken { throw .cannotRead(file: path, reason: "it ends early") }
    return bytes
  }

  /// The whole file into guarded memory.
  func readSecret(size: Int) throws(ExchangeError) -> SecretBytes {
    try SecretBytes(count: size) { (span: inout MutableRawSpan) throws(ExchangeError) in
      var position = 0
      while position < size {
        let count = unsafe span.withUnsafeMutableBytes { buffer in
          unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + position }, size - position)
        }
        if count <= 0 { throw .cannotRead(file: path, reason: count < 0 ? Self.reason() : "it ends early") }
        position += count
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(ExchangeError) in
      try unsafe write(UnsafeRawBufferPointer(buffer))
    }
  }

  func write(_ secret: borrowing SecretBytes) throws(ExchangeError) {
    try secret.withBytes { (span) throws(ExchangeError) in
      try unsafe span.withUnsafeBytes { (buffer) throws(ExchangeError) in try unsafe write(buffer) }
    }
  }

  private func write(_ buffer: UnsafeRawBufferPointer) throws(ExchangeError) {
    var position = 0
    while position < buffer.count {
      let count = unsafe Glibc.write(
        descriptor, buffer.baseAddress.map { unsafe $0 + position }, buffer.count - position)
      if count < 0 { throw .cannotWrite(file: path, reason: Self.reason()) }
      position += count
    }
  }

  /// Takes the file, or folder, for this process, until it is closed.
  ///
  /// - Returns: `false` when another process has it.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Takes the file once no other process has it.
  func waitForLock() throws(ExchangeError) {
    guard flock(descriptor, LOCK_EX) == 0 else { throw .cannotWrite(file: path, reason: Self.reason()) }
  }

  /// Back to the first byte.
  func rewind(to offset: Int = 0) throws(ExchangeError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) == offset else {
      throw .cannotRead(file: path, reason: Self.reason())
    }
  }

  /// Cuts the file to its first bytes.
  func cut(to size: Int) throws(ExchangeError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw .cannotWrite(file: path, reason: Self.reason()) }
  }

  /// Waits until the disk holds what was written (for a folder: its entries).
  func sync() throws(ExchangeError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(file: path, reason: Self.reason()) }
  }

  /// A file or folder of the new name gives way where the system lets it.
  static func rename(_ old: String, to new: String) throws(ExchangeError) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw .cannotWrite(file: new, reason: reason()) }
  }

  /// Gives a file a name that nothing has yet, in one step; on file systems without a second name for a file (those of
  /// most sticks) in two.
  static func rename(_ old: String, toFree new: String) throws(ExchangeError) {
    if unsafe link(old, new) == 0 { return remove(old) }
    switch errno {
    case EEXIST: throw .alreadyThere(path: new)
    case EPERM, ENOTSUP, ENOSYS, EMLINK:
      guard unsafe access(new, F_OK) != 0 else { throw .alreadyThere(path: new) }
      try rename(old, to: new)
    default: throw .cannotWrite(file: new, reason: reason())
    }
  }

  static func makeFolder(_ path: String, permissions: UInt32) throws(ExchangeError) {
    guard unsafe mkdir(path, permissions) == 0, unsafe chmod(path, permissions) == 0 else {
      throw .cannotWrite(file: path, reason: reason())
    }
  }

  static func remove(_ path: String) { unsafe _ = unlink(path) }

  /// - Throws: ``ExchangeError/cannotWrite(file:reason:)`` when it is still there afterwards.
  static func removeForGood(_ path: String) throws(ExchangeError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(file: path, reason: reason()) }
  }

  /// Asks the system to forget what it holds of the file in memory, so that reading it again reads the disk.
  func forget() { _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }

  static var user: UInt32 { geteuid() }

  private static func reason() -> String {
    guard let text = unsafe strerror(errno) else { return "error \(errno)" }
    return unsafe String(cString: text)
  }
}
