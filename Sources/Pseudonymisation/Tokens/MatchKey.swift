import Extracts
import Programme
import Sodium

/// A participant's identifiers, normalised and joined; lives for one row, and becomes a token or nothing.
///
/// Not copyable: to print, compare, encode or collect it does not compile. Its room is used again for the next one.
package struct MatchKey: ~Copyable {
  /// Bytes behind ``count`` are of earlier keys and mean nothing.
  private var room: [UInt8]
  private var count = 0

  package init() { room = [UInt8](repeating: 0, count: 256) }

  /// Begins a new key.
  mutating func clear() { count = 0 }

  /// Bytes behind a part that may be read with it, eight at a time.
  static let spare = 8

  /// Adds a part behind its length (two bytes, big-endian), so that parts cannot run into each other.
  ///
  /// - Parameters:
  ///   - part: Its place in `source`, which has ``spare`` bytes behind it.
  mutating func add(_ part: Range<Int>, of source: Span<UInt8>) {
    let length = part.count
    let start = count
    if start + length + 2 + Self.spare > room.count {
      room += [UInt8](repeating: 0, count: start + length + 256)
    }
    var span = room.mutableSpan
    span[start] = UInt8(truncatingIfNeeded: length >> 8)
    span[start + 1] = UInt8(truncatingIfNeeded: length)
    // Unsafe only for elements that not every pattern of bits is one of; bounds are checked.
    var target = unsafe span.mutableBytes
    for place in stride(from: 0, to: length, by: 8) {
      target.storeBytes(
        of: source.word(at: part.lowerBound + place).littleEndian, toByteOffset: start + 2 + place,
        as: UInt64.self)
    }
    count = start + 2 + length
  }

  /// Ends the key: its bytes go to the hash, and nowhere else.
  borrowing func hashed(under hash: borrowing TokenHash) -> MatchToken {
    let (high, low) = hash(room.span.extracting(0..<count))
    return MatchToken(high: high, low: low)
  }
}
