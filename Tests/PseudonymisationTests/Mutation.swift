/// One damaged export, of text or of a spreadsheet.
enum Mutation {
  static func file(rows: [String], number: Int, by random: inout Seeded) -> [UInt8] {
    let text = rows.joined(separator: "\n") + "\n"
    if number % 3 == 2 {
      return workbook(rows: rows.map { $0.split(separator: ";", omittingEmptySubsequences: false) }, by: &random)
    }
    var bytes = encoded(text, by: &random)
    for _ in 0...Int.random(in: 0...3, using: &random) { damage(&bytes, by: &random) }
    return bytes
  }

  private static func encoded(_ text: String, by random: inout Seeded) -> [UInt8] {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case 1: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case 2: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    case 3: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    case 4: Array(text.replacing(";", with: "\t").replacing("\n", with: "\r\n").utf8)
    case 5:
      Array(
        text.split(separator: "\n").map { line in
          line.split(separator: ";", omittingEmptySubsequences: false)
            .map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }.joined(separator: "\r\n").utf8)
    default: Array(text.utf8)
    }
  }

  private static let pieces: [[UInt8]] = [
    [0], [0x22], [0x22, 0x22], [10], [13], [13, 10], [0x3B], [0x2C], [9], [0xFF], [0xEB], [0xC3], [0xED, 0xA0, 0x80],
    [1],
    [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], Array("=cmd|'/c calc'!A0".utf8), Array("@SUM(1)".utf8),
    Array("PK\u{3}\u{4}".utf8),
  ]

  private static func damage(_ bytes: inout [UInt8], by random: inout Seeded) {
    guard !bytes.isEmpty else { return }
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 1...60, using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0..<bytes.count, using: &random))
    case 4: bytes = Array(bytes[..<at])
    case 5: bytes = Array(bytes[at...])
    case 6: bytes.insert(contentsOf: Array(repeating: bytes[at], count: 70_000), at: at)
    case 7: swapLines(&bytes, by: &random)
    case 8: bytes += bytes
    case 9 where Int.random(in: 0..<40, using: &random) == 0:
      bytes.insert(contentsOf: Array(repeating: UInt8(ascii: ";"), count: 100_000), at: at)
    case 10 where Int.random(in: 0..<40, using: &random) == 0:
      bytes.insert(contentsOf: Array(repeating: UInt8(ascii: "x"), count: 6 << 20), at: at)
    default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
    }
  }

  private static func swapLines(_ bytes: inout [UInt8], by random: inout Seeded) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    lines.swapAt(Int.random(in: lines.indices, using: &random), Int.random(in: lines.indices, using: &random))
    bytes = Array(lines.joined(separator: [10]))
  }

  // MARK: Spreadsheets

  private static func workbook(rows: [[Substring]], by random: inout Seeded) -> [UInt8] {
    var files = WorkbookText.files(rows: rows.map { $0.map(String.init) }).map { ($0.0, Array($0.1.utf8)) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      var archive = WorkbookText.zip(files)
      for _ in 0...Int.random(in: 0...3, using: &random) { damage(&archive, by: &random) }
      return archive
    case 1:
      // Sizes and places that the archive lies about.
      var archive = WorkbookText.zip(files)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: max(0, archive.count - 500)..<archive.count, using: &random)
        archive[at] = UInt8.random(in: 0...255, using: &random)
      }
      return archive
    default:
      let file = Int.random(in: files.indices, using: &random)
      for _ in 0...Int.random(in: 0...2, using: &random) { damageXML(&files[file].1, by: &random) }
      return WorkbookText.zip(files)
    }
  }

  private static let parts = [
    "<row>", "</row>", "<c r=\"XFD1048576\">", "<c r=\"A1\" t=\"s\"><v>99999999999</v></c>", "<f>A1+1</f>",
    "<f>B2</f><v/>",
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\">]>", "&a;", "&#0;", "&#xD800;", "<!--", "]]>", "<![CDATA[x]]>",
    "<v>1e308</v>",
    "<v>-1</v>", "<v>nan</v>", "<mergeCell ref=\"A1:XFD1048576\"/>", "<is><t>zqx</t></is>", "r=\"-5\"", "s=\"99999\"",
  ]

  private static func damageXML(_ bytes: inout [UInt8], by random: inout Seeded) {
    guard Bool.random(using: &random), !bytes.isEmpty else { return damage(&bytes, by: &random) }
    let part = parts.randomElement(using: &random) ?? ""
    bytes.insert(contentsOf: Array(part.utf8), at: Int.random(in: 0..<bytes.count, using: &random))
  }
}
