/// How a CSV file separates its cells, as found in its first bytes.
struct CSVDialect: Equatable {
  let separator: UInt8
  /// Length of the byte order mark in front of the header: 0 or 3.
  let start: Int

  static let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]

  /// The separator that cuts the header row into the most cells; `;` before `,` before tab when they tie.
  init(of bytes: [UInt8]) {
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = Self.candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    separator = Self.candidates[counts.firstIndex(of: most) ?? 0]
  }
}
