internal import CSodium

/// Secret bytes in libsodium's guarded memory: locked, between guard pages, read-only once set, wiped at the end.
///
/// The type cannot be copied, printed, encoded or collected. Unchecked only because it holds a pointer: it is the one owner
/// of that memory, which nothing writes after `init`, so several threads may read it.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
  private let memory: UnsafeMutablePointer<UInt8>
  public let count: Int

  /// Makes secret bytes by letting `fill` write them in place.
  ///
  /// - Parameter count: 0 or more; the bytes are zero when `fill` begins.
  /// - Throws: What `fill` throws; the memory is wiped then.
  public init<E: Error>(count: Int, fill: (inout MutableRawSpan) throws(E) -> Void) throws(E) {
    let memory = unsafe Self.allocate(count)
    do {
      var span = unsafe UnsafeMutableRawBufferPointer(start: memory, count: count).mutableBytes
      try fill(&span)
    } catch {
      unsafe sodium_free(memory)
      throw error
    }
    unsafe self.init(sealing: memory, count: count)
  }

  /// Draws bytes from the system's random generator.
  public init(random count: Int) {
    unsafe self.init(count: count) { start in unsafe randombytes_buf(start, count) }
  }

  /// Copies bytes that are in ordinary memory; the caller's array is not wiped.
  public init(copying bytes: [UInt8]) {
    unsafe self.init(count: bytes.count) { start in unsafe start.update(from: bytes, count: bytes.count) }
  }

  /// Lets a C call of this room write `count` bytes at `start`.
  @unsafe
  init(count: Int, write: (_ start: UnsafeMutablePointer<UInt8>) -> Void) {
    let memory = unsafe Self.allocate(count)
    unsafe write(memory)
    unsafe self.init(sealing: memory, count: count)
  }

  private init(sealing memory: UnsafeMutablePointer<UInt8>, count: Int) {
    unsafe self.memory = memory
    self.count = count
    unsafe sodium_mprotect_readonly(memory)
  }

  deinit { unsafe sodium_free(memory) }

  /// Lends the bytes for the length of a call.
  public borrowing func withBytes<R: ~Copyable, E: Error>(_ body: (RawSpan) throws(E) -> R) throws(E) -> R {
    try unsafe body(UnsafeRawBufferPointer(start: memory, count: count).bytes)
  }

  /// A copy in ordinary memory that nobody wipes: only where a key's text form must be read or written.
  public borrowing func exposed() -> [UInt8] {
    withBytes { span in (0..<span.byteCount).map { span.byte(at: $0) } }
  }

  /// A further secret of the same bytes, where two owners must each hold one.
  public borrowing func duplicate() -> SecretBytes { part(from: 0, length: count) }

  /// The bytes from `offset` on, as a secret of their own.
  ///
  /// - Precondition: `offset` and `offset + length` lie within the secret.
  public borrowing func part(from offset: Int, length: Int) -> SecretBytes {
    precondition(offset >= 0 && length >= 0 && offset + length <= count, "part outside the secret")
    let source = unsafe start + offset
    return unsafe SecretBytes(count: length) { start in unsafe start.update(from: source, count: length) }
  }

  /// These bytes, then those of `other`.
  public borrowing func appending(_ other: borrowing SecretBytes) -> SecretBytes {
    let (first, second, length) = unsafe (start, other.start, count)
    let otherLength = other.count
    return unsafe SecretBytes(count: length + otherLength) { output in
      unsafe output.update(from: first, count: length)
      unsafe (output + length).update(from: second, count: otherLength)
    }
  }

  /// Joins two secrets of equal length byte by byte.
  init(joining left: borrowing SecretBytes, _ right: borrowing SecretBytes, with join: (UInt8, UInt8) -> UInt8) {
    precondition(left.count == right.count, "secrets of unequal length")
    let (first, second, length) = unsafe (left.start, right.start, left.count)
    unsafe self.init(count: length) { output in
      for position in 0..<length { unsafe output[position] = join(first[position], second[position]) }
    }
  }

  /// Compares in constant time; secrets of unequal length are unequal.
  public static func == (left: borrowing SecretBytes, right: borrowing SecretBytes) -> Bool {
    unsafe left.count == right.count && sodium_memcmp(left.memory, right.memory, left.count) == 0
  }

  /// Start of the bytes, for a C call of this room.
  var start: UnsafePointer<UInt8> { unsafe UnsafePointer(memory) }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    Readiness.require()
    precondition(count >= 0, "a secret of negative length")
    // A secret outside guarded memory is not an alternative.
    guard let memory = unsafe sodium_malloc(count) else { fatalError("no guarded memory left on this machine") }
    unsafe sodium_memzero(memory, count)
    return unsafe memory.assumingMemoryBound(to: UInt8.self)
  }
}
