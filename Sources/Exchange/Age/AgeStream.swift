internal import Sodium

/// How an age payload is cut and sealed: chunks of 64 KiB, each under a nonce of its number and whether it is the last.
///
/// - Note: Source: C2SP age specification, "Payload"; the STREAM construction.
enum AgeStream {
  static let chunkLength = 1 << 16
  static let sealedLength = chunkLength + ChaChaPoly.tagLength
  static let saltLength = 16

  static func key(from fileKey: borrowing SecretBytes, salt: [UInt8]) -> SecretBytes {
    hkdfSHA256(from: fileKey, salt: salt, info: Array("payload".utf8), length: 32)
  }

  /// 11 bytes of big-endian chunk number, then 1 for the last chunk.
  static func nonce(chunk: Int, isLast: Bool) -> [UInt8] {
    [0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: chunk >> (8 * (7 - $0))) } + [isLast ? 1 : 0]
  }
}
