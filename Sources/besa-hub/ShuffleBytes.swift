import Sodium

/// Random numbers of libsodium's generator, drawn in pieces: the order of a bundle's rows must tell nothing.
struct ShuffleBytes: RandomNumberGenerator {
  private static let pieceLength = 4_096
  private var bytes: [UInt8] = []

  mutating func next() -> UInt64 {
    if bytes.count < 8 { bytes = randomBytes(Self.pieceLength) }
    var number: UInt64 = 0
    for _ in 0..<8 { number = number << 8 | UInt64(bytes.removeLast()) }
    return number
  }
}
