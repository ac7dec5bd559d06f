/// How a text file separates its cells, as found in its first row.
struct CSVDialect: Equatable, Sendable {
  let separator: UInt8

  static let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]

  init(separator: UInt8) { self.separator = separator }

  /// The separator that cuts the header row into the most cells; `;` before `,` before tab when they tie.
  ///
  /// - Parameter bytes: The first bytes of the text, in UTF-8 and without a byte order mark.
  init(of bytes: some Sequence<UInt8>) {
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = Self.candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    separator = Self.candidates[counts.firstIndex(of: most) ?? 0]
  }
}
