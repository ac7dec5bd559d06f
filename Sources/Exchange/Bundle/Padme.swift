/// How long a bundle's compressed content is made, so that its length says little.
///
/// - Note: Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019,
///   §4: at most 12 % more, and log log L bits of leakage.
enum Padme {
  /// Smallest padded length, bytes: a hub of few participants looks like any other.
  static let floor = 16_384
  /// A zstd skippable frame's magic number and length field.
  static let frameHeaderLength = 8

  /// The padded length of a content that leaves room for the padding frame's header.
  static func length(ofContent content: Int) -> Int {
    let least = max(content + frameHeaderLength, floor)
    let exponent = Int.bitWidth - 1 - least.leadingZeroBitCount
    let significant = Int.bitWidth - exponent.leadingZeroBitCount
    let mask = (1 << (exponent - significant)) - 1
    return (least + mask) & ~mask
  }

  /// `0x184D2A50`, then the number of zero bytes that follow; both little-endian.
  static func frameHeader(zeros: UInt32) -> [UInt8] {
    [0x50, 0x2a, 0x4d, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: zeros >> ($0 * 8)) }
  }
}
