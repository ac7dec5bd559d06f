internal import CSodium

/// A SHA-256 digest: what `sha256sum` prints of the same bytes.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  public init(of message: [UInt8]) {
    var stream = DigestStream()
    stream.update(message)
    self = stream.finish()
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: `nil` unless `hex` is 64 lower-case hex digits.
  public init?(hex: some StringProtocol) {
    guard let bytes = hexBytes(hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hex digits.
  public var hex: String { hexText(bytes) }
  public var description: String { hex }
}

extension Digest: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest in hex")
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

/// SHA-256 over bytes that arrive in pieces.
public struct DigestStream: Sendable {
  private var state = crypto_hash_sha256_state()

  public init() { unsafe crypto_hash_sha256_init(&state) }

  public mutating func update(_ piece: [UInt8]) {
    unsafe crypto_hash_sha256_update(&state, piece, UInt64(piece.count))
  }

  public mutating func update(_ piece: RawSpan) {
    let count = UInt64(piece.byteCount)
    unsafe piece.withStart { unsafe _ = crypto_hash_sha256_update(&state, $0, count) }
  }

  /// The digest of everything so far; the stream stays as it was.
  public func finish() -> Digest {
    var last = state
    var output = [UInt8](repeating: 0, count: 32)
    unsafe crypto_hash_sha256_final(&last, &output)
    return Digest(bytes: output)
  }
}
