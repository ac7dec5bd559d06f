/// A participant's identifiers, normalised and joined; lives for one row, and becomes a token or nothing.
///
/// Not copyable: to print, compare, encode or collect it does not compile.
struct MatchKey: ~Copyable {
  private var bytes: [UInt8] = []

  /// Adds a part behind its length (two bytes, big-endian), so that parts cannot run into each other.
  mutating func add(_ part: [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: part.count >> 8))
    bytes.append(UInt8(truncatingIfNeeded: part.count))
    bytes += part
  }

  /// Ends the key: its bytes go to the hash, and nowhere else.
  consuming func hashed<R>(_ hash: ([UInt8]) -> R) -> R { hash(bytes) }
}
