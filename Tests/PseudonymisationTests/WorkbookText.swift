/// A workbook of inline texts and shared texts, as its files, and the archive that holds them, stored.
enum WorkbookText {
  static func files(rows: [[String]]) -> [(String, String)] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var shared: [String] = []
    let lines = rows.enumerated().map { number, cells in
      "<row r=\"\(number + 1)\">" + cells.enumerated().map { cell($1, number, $0, &shared) }.joined() + "</row>"
    }
    return [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      ("xl/workbook.xml", "<workbook><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r0\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"s\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
      ),
      ("xl/sharedStrings.xml", "<sst>" + shared.map { "<si><t>\($0)</t></si>" }.joined() + "</sst>"),
      ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + lines.joined() + "</sheetData></worksheet>"),
    ]
  }

  private static func cell(_ text: String, _ row: Int, _ column: Int, _ shared: inout [String]) -> String {
    let place = String(UnicodeScalar(UInt8(65 + column))) + String(row + 1)
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    if (row + column) % 2 == 0 { return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped)</t></is></c>" }
    shared.append(escaped)
    return "<c r=\"\(place)\" t=\"s\"><v>\(shared.count - 1)</v></c>"
  }

  /// An archive of stored files.
  static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(value >> (8 * $0) & 255) } }
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in files {
      var facts = number(0, 2) + number(0, 4) + number(Int(checksum(bytes)), 4)
      facts += number(bytes.count, 4) + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      let offset = archive.count
      archive += number(0x0403_4B50, 4) + number(20, 2) + number(0, 2) + facts
      archive += Array(name.utf8) + bytes
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 2) + facts
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4)
      directory += Array(name.utf8)
    }
    let end = number(0, 4) + number(files.count, 2) + number(files.count, 2)
    return archive + directory + number(0x0605_4B50, 4) + end + number(directory.count, 4) + number(archive.count, 4)
      + number(0, 2)
  }

  /// CRC-32 of IEEE 802.3.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
