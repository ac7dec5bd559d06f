/// Keyed BLAKE2b of 16 bytes, of many short messages under one key: the same bytes as ``keyedHash(_:under:length:)``.
///
/// The key's own block is compressed once; what comes of it is as secret as the key, and is kept like it.
///
/// - Note: Source: RFC 7693, 3.3.
public struct TokenHash: ~Copyable, Sendable {
  /// Bytes of the longest message that takes one block.
  private static let blockLength = BlakeBlock.byteCount

  private let key: SecretBytes
  /// The chaining value behind the key's block: 64 bytes.
  private let chain: SecretBytes

  /// - Parameter key: 16 to 64 bytes.
  public init(under key: consuming SecretBytes) {
    precondition((16...64).contains(key.count), "BLAKE2b key length")
    var first = BlakeBlock(chain: BlakeBlock.start)
    // Parameter block: digest length, key length, fan-out and depth of a plain hash.
    first.chain[0] ^= 0x0101_0000 ^ UInt64(key.count) << 8 ^ 16
    first.compress(key.withBytes { Self.words(of: $0, count: $0.byteCount) }, count: Self.blockLength, isLast: false)
    let words = first.chain
    chain = SecretBytes(count: 64) { span in
      for word in 0..<8 { span.storeBytes(of: words[word], toByteOffset: 8 * word, as: UInt64.self) }
    }
    self.key = key
  }

  /// - Parameter message: Any length; beyond 128 bytes slower.
  /// - Returns: The hash's first and last eight bytes, each as a number in network order.
  public borrowing func callAsFunction(_ message: Span<UInt8>) -> (high: UInt64, low: UInt64) {
    // Every pattern of bits is a byte.
    let message = unsafe message.bytes
    guard (1...Self.blockLength).contains(message.byteCount) else { return long(message) }
    var block = BlakeBlock(chain: chain.withBytes { unsafe $0.unsafeLoad(as: InlineArray<8, UInt64>.self) })
    block.compress(
      Self.words(of: message, count: message.byteCount), count: Self.blockLength + message.byteCount, isLast: true)
    return (block.chain[0].byteSwapped, block.chain[1].byteSwapped)
  }

  private borrowing func long(_ message: RawSpan) -> (high: UInt64, low: UInt64) {
    let bytes = keyedHash(message, under: key, length: 16)
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    return (word(bytes[..<8]), word(bytes[8...]))
  }

  /// Sixteen words, the first byte of each lowest; zeros behind the bytes.
  @inline(__always)
  private static func words(of bytes: RawSpan, count: Int) -> InlineArray<16, UInt64> {
    var words = InlineArray<16, UInt64>(repeating: 0)
    let whole = count >> 3
    for word in 0..<whole {
      // Within the bytes: eight for each whole word.
      words[word] = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 8 * word, as: UInt64.self)
    }
    for place in whole << 3..<count { words[whole] |= UInt64(bytes.byte(at: place)) << UInt64(8 * (place & 7)) }
    return words
  }
}
