/// BLAKE2b's compression of one block, for hashes of which thousands a second are made of short messages under one key:
/// libsodium compresses the key's own block again for each.
///
/// - Note: Source: RFC 7693, 3.2 and 3.1. Tests hold it against libsodium at every length of a message.
struct BlakeBlock {
  static let byteCount = 128

  /// The chaining value: h0 to h7.
  var chain: InlineArray<8, UInt64>

  static let start: InlineArray<8, UInt64> = [
    0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
  ]

  /// - Parameters:
  ///   - message: The block's sixteen words; zeros behind the last bytes.
  ///   - count: Bytes of the whole message up to the end of this block; a key counts as a block.
  @inline(__always)
  mutating func compress(_ m: InlineArray<16, UInt64>, count: Int, isLast: Bool) {
    var v = BlakeState(chain, Self.start, count: UInt64(count), isLast: isLast)
    v.mixColumns(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7])
    v.mixDiagonals(m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15])
    v.mixColumns(m[14], m[10], m[4], m[8], m[9], m[15], m[13], m[6])
    v.mixDiagonals(m[1], m[12], m[0], m[2], m[11], m[7], m[5], m[3])
    v.mixColumns(m[11], m[8], m[12], m[0], m[5], m[2], m[15], m[13])
    v.mixDiagonals(m[10], m[14], m[3], m[6], m[7], m[1], m[9], m[4])
    v.mixColumns(m[7], m[9], m[3], m[1], m[13], m[12], m[11], m[14])
    v.mixDiagonals(m[2], m[6], m[5], m[10], m[4], m[0], m[15], m[8])
    v.mixColumns(m[9], m[0], m[5], m[7], m[2], m[4], m[10], m[15])
    v.mixDiagonals(m[14], m[1], m[11], m[12], m[6], m[8], m[3], m[13])
    v.mixColumns(m[2], m[12], m[6], m[10], m[0], m[11], m[8], m[3])
    v.mixDiagonals(m[4], m[13], m[7], m[5], m[15], m[14], m[1], m[9])
    v.mixColumns(m[12], m[5], m[1], m[15], m[14], m[13], m[4], m[10])
    v.mixDiagonals(m[0], m[7], m[6], m[3], m[9], m[2], m[8], m[11])
    v.mixColumns(m[13], m[11], m[7], m[14], m[12], m[1], m[3], m[9])
    v.mixDiagonals(m[5], m[0], m[15], m[4], m[8], m[6], m[2], m[10])
    v.mixColumns(m[6], m[15], m[14], m[9], m[11], m[3], m[0], m[8])
    v.mixDiagonals(m[12], m[2], m[13], m[7], m[1], m[4], m[10], m[5])
    v.mixColumns(m[10], m[2], m[8], m[4], m[7], m[6], m[1], m[5])
    v.mixDiagonals(m[15], m[11], m[9], m[14], m[3], m[12], m[13], m[0])
    v.mixColumns(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7])
    v.mixDiagonals(m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15])
    v.mixColumns(m[14], m[10], m[4], m[8], m[9], m[15], m[13], m[6])
    v.mixDiagonals(m[1], m[12], m[0], m[2], m[11], m[7], m[5], m[3])
    v.fold(into: &chain)
  }
}

/// The sixteen words that a block is mixed into.
private struct BlakeState {
  private var v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15: UInt64

  @inline(__always)
  init(_ h: InlineArray<8, UInt64>, _ iv: InlineArray<8, UInt64>, count: UInt64, isLast: Bool) {
    (v0, v1, v2, v3, v4, v5, v6, v7) = (h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7])
    (v8, v9, v10, v11) = (iv[0], iv[1], iv[2], iv[3])
    (v12, v13, v14, v15) = (iv[4] ^ count, iv[5], isLast ? ~iv[6] : iv[6], iv[7])
  }

  @inline(__always)
  mutating func mixColumns(
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ e: UInt64, _ f: UInt64, _ g: UInt64, _ h: UInt64
  ) {
    Self.mix(&v0, &v4, &v8, &v12, a, b)
    Self.mix(&v1, &v5, &v9, &v13, c, d)
    Self.mix(&v2, &v6, &v10, &v14, e, f)
    Self.mix(&v3, &v7, &v11, &v15, g, h)
  }

  @inline(__always)
  mutating func mixDiagonals(
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ e: UInt64, _ f: UInt64, _ g: UInt64, _ h: UInt64
  ) {
    Self.mix(&v0, &v5, &v10, &v15, a, b)
    Self.mix(&v1, &v6, &v11, &v12, c, d)
    Self.mix(&v2, &v7, &v8, &v13, e, f)
    Self.mix(&v3, &v4, &v9, &v14, g, h)
  }

  @inline(__always)
  private static func mix(
    _ a: inout UInt64, _ b: inout UInt64, _ c: inout UInt64, _ d: inout UInt64, _ x: UInt64, _ y: UInt64
  ) {
    a = a &+ b &+ x
    d = turned(d ^ a, by: 32)
    c = c &+ d
    b = turned(b ^ c, by: 24)
    a = a &+ b &+ y
    d = turned(d ^ a, by: 16)
    c = c &+ d
    b = turned(b ^ c, by: 63)
  }

  @inline(__always)
  private static func turned(_ word: UInt64, by bits: UInt64) -> UInt64 { word >> bits | word << (64 - bits) }

  @inline(__always)
  func fold(into h: inout InlineArray<8, UInt64>) {
    h[0] ^= v0 ^ v8
    h[1] ^= v1 ^ v9
    h[2] ^= v2 ^ v10
    h[3] ^= v3 ^ v11
    h[4] ^= v4 ^ v12
    h[5] ^= v5 ^ v13
    h[6] ^= v6 ^ v14
    h[7] ^= v7 ^ v15
  }
}
