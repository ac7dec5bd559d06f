import Exchange
import FoundationEssentials
import Sodium

/// The order of a bundle's rows, which must tell nothing: numbers that only the hub's own secret gives.
///
/// Each bundle has an order of its own, by its number; for the same exports it is the same again. So a preview is, byte for
/// byte, what the run then seals.
struct NightShuffle: RandomNumberGenerator {
  /// 32 bytes, made once, and of no use outside the hub.
  private final class Key: Sendable {
    let secret: SecretBytes

    init(_ secret: consuming SecretBytes) { self.secret = secret }
  }

  /// So that no other use of the secret gives the same numbers.
  private static let context = "besa shuffle 1"
  /// The longest hash: eight numbers.
  private static let pieceLength = 64

  private let key: Key
  private let sequence: Int
  private var pieces = 0
  private var bytes: [UInt8] = []

  /// - Parameter sequence: Number of the bundle.
  init(key: consuming SecretBytes, sequence: Int) {
    self.key = Key(key)
    self.sequence = sequence
  }

  /// With the hub's secret, which is made here the first time.
  init(of home: HubHome, sequence: Int) throws {
    let path = home.paths.shuffleKey
    if !FileManager.default.fileExists(atPath: path) { try SecretFile.write(SecretBytes(random: 32), to: path) }
    self.init(key: try SecretFile.read(path), sequence: sequence)
  }

  mutating func next() -> UInt64 {
    if bytes.isEmpty {
      let message = Array("\(Self.context) \(sequence) \(pieces)".utf8)
      bytes = keyedHash(message, under: key.secret, length: Self.pieceLength)
      pieces += 1
    }
    var number: UInt64 = 0
    for _ in 0..<8 { number = number << 8 | UInt64(bytes.removeLast()) }
    return number
  }
}
