internal import CSodium

/// BLAKE2b-512 of a whole file: what `b2sum` prints of the same bytes, and what a prehashed minisign signature signs.
public struct Prehash: Hashable, Sendable, CustomStringConvertible {
  /// 64 bytes.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  public init(of message: [UInt8]) {
    var stream = PrehashStream()
    stream.update(message)
    self = stream.finish()
  }

  /// - Returns: `nil` unless `hex` is 128 lower-case hex digits.
  public init?(hex: some StringProtocol) {
    guard let bytes = hexBytes(hex), bytes.count == 64 else { return nil }
    self.bytes = bytes
  }

  /// 128 lower-case hex digits.
  public var hex: String { hexText(bytes) }
  public var description: String { hex }
}

extension Prehash: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = Prehash(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a BLAKE2b-512 digest in hex")
    }
    self = hash
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

/// BLAKE2b-512 over bytes that arrive in pieces.
///
/// Unchecked only because it holds a pointer: it is the one owner of that memory, and writing needs `mutating` access, so
/// that no two threads can write at once.
@safe
public struct PrehashStream: ~Copyable, @unchecked Sendable {
  /// libsodium wants its state on a 64-byte boundary, which a Swift value does not promise.
  private let state: OpaquePointer
  private let memory: UnsafeMutableRawPointer

  public init() {
    Readiness.require()
    unsafe memory = UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
    unsafe state = OpaquePointer(memory)
    unsafe crypto_generichash_init(state, nil, 0, 64)
  }

  deinit { unsafe memory.deallocate() }

  public mutating func update(_ piece: [UInt8]) {
    unsafe crypto_generichash_update(state, piece, UInt64(piece.count))
  }

  public consuming func finish() -> Prehash {
    var output = [UInt8](repeating: 0, count: 64)
    unsafe crypto_generichash_final(state, &output, 64)
    return Prehash(bytes: output)
  }
}
