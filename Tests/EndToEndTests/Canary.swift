import Foundation
import Testing

/// Finds planted identifiers in bytes: as written, folded, in hex and in base64 at each of its three alignments.
///
/// All patterns of one length are looked up by one pass with a set of hashes per length, so that a thousand
/// identifiers over megabytes of output stay quick.
struct Canary: CustomTestStringConvertible {
  /// Shorter ones occur by chance in random bytes.
  static let shortest = 6

  private var patterns: [Int: Set<[UInt8]>] = [:]

  init(identifiers: some Sequence<String>) {
    for identifier in identifiers {
      for form in Self.forms(of: identifier) where form.count >= Self.shortest {
        patterns[form.count, default: []].insert(form)
      }
    }
  }

  /// Not one of them is printed by a test that fails.
  var testDescription: String { "\(patternCount) patterns" }

  var patternCount: Int { patterns.values.reduce(0) { $0 + $1.count } }

  /// - Returns: Whether any identifier occurs; which one is not said, so that no failure prints it.
  func isFound(in data: Data) -> Bool {
    let bytes = [UInt8](data)
    for (length, wanted) in patterns where bytes.count >= length {
      var firstTwo = Set<UInt16>()
      for pattern in wanted { firstTwo.insert(UInt16(pattern[0]) << 8 | UInt16(pattern[1])) }
      for start in 0...(bytes.count - length) {
        guard firstTwo.contains(UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1])) else { continue }
        if wanted.contains(Array(bytes[start..<start + length])) { return true }
      }
    }
    return false
  }

  /// Every way in which an identifier could stand in a file.
  static func forms(of identifier: String) -> [[UInt8]] {
    let folded = identifier.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let texts = Set([identifier, identifier.lowercased(), identifier.uppercased(), folded, folded.uppercased()])
    var forms: [[UInt8]] = []
    for text in texts {
      let bytes = Array(text.utf8)
      let hex = bytes.map { String(format: "%02x", $0) }.joined()
      forms += [bytes, Array(hex.utf8), Array(hex.uppercased().utf8)]
      forms += (0..<3).map { base64(bytes, after: $0) }
    }
    return forms
  }

  /// The base64 digits that `bytes` alone decide when `offset` other bytes stand before them.
  private static func base64(_ bytes: [UInt8], after offset: Int) -> [UInt8] {
    let encoded = Array(Data([UInt8](repeating: 0, count: offset) + bytes).base64EncodedString().utf8)
    let first = (offset * 8 + 5) / 6
    let last = (offset + bytes.count) * 8 / 6
    return Array(encoded[first..<last])
  }
}
