import Extracts
import Sodium

/// A participant code as it is compared: upper case, hashed to 128 bits, whatever its length.
struct ParticipantCode: Equatable, Withheld {
  let high: UInt64
  let low: UInt64
}

/// Hashes participant codes under a key that lives as long as the run: nobody can choose two codes that meet.
struct CodeHash: Withheld {
  private let hash = ShortHash()
  private let upper = UpperCase()

  /// - Returns: `nil` for an empty cell.
  func code(_ cell: ArraySlice<UInt8>) -> ParticipantCode? {
    if cell.isEmpty { return nil }
    // A code of one length always goes the same way.
    if let short = ShortText(cell.span)?.upperCase {
      let (high, low) = hash(short.first, short.rest)
      return ParticipantCode(high: high, low: low)
    }
    let (high, low) = hash(upper.of(cell))
    return ParticipantCode(high: high, low: low)
  }
}

/// Room in which a code becomes upper case, row after row.
private final class UpperCase {
  private var bytes: [UInt8] = []

  func of(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    for byte in cell { bytes.append((0x61...0x7A).contains(byte) ? byte - 32 : byte) }
    return bytes
  }
}
