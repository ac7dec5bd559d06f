/// How an export writes letters as bytes.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Central Europe: Slavic letters.
  case windows1250 = "Windows-1250"
  /// Western Europe. Albanian letters (ë, ç) are the same bytes in both.
  case windows1252 = "Windows-1252"

  /// Scalars of bytes 0x80 to 0xFF, when the encoding gives one byte to every letter.
  var upperHalf: [UInt16]? {
    switch self {
    case .windows1250: WindowsCodePage.central
    case .windows1252: WindowsCodePage.western
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// The encoding that a byte order mark names, and the mark's length.
  static func marked(_ bytes: some Collection<UInt8>) -> (TextEncoding, Int)? {
    let first = Array(bytes.prefix(3))
    if first == [0xEF, 0xBB, 0xBF] { return (.utf8, 3) }
    if first.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if first.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a byte order mark: in a table's text nearly every other byte is zero.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    let pairs = bytes.count / 2
    guard pairs > 1 else { return nil }
    let even = (0..<pairs).count { bytes[2 * $0] == 0 }
    let odd = (0..<pairs).count { bytes[2 * $0 + 1] == 0 }
    if odd * 2 > pairs, even * 20 < pairs { return .utf16LittleEndian }
    return even * 2 > pairs && odd * 20 < pairs ? .utf16BigEndian : nil
  }
}
