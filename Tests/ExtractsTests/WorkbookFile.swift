import Foundation

/// Writes workbooks for tests: the files of an XLSX archive, stored or as given.
struct WorkbookFile {
  struct Sheet {
    var name = "Sheet1"
    var state: String?
    /// The XML between `<sheetData>` and its end.
    var rows: String
    var merged: [String] = []
  }

  var sheets: [Sheet]
  var sharedTexts: [String] = []
  /// Number format codes; style 1 is the first.
  var formats: [String] = []
  var is1904 = false

  /// A sheet of inline texts.
  static func texts(_ rows: [[String]]) -> String {
    rows.enumerated().map { number, cells in
      let cells = cells.enumerated().map { column, text in
        let place = String(UnicodeScalar(UInt8(65 + column))) + String(number + 1)
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
      }
      return "<row r=\"\(number + 1)\">" + cells.joined() + "</row>"
    }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  var bytes: [UInt8] { Self.zip(files.map { ($0.0, Array($0.1.utf8)) }) }

  var files: [(String, String)] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let links = sheets.indices.map {
      "<Relationship Id=\"r\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
    }
    let names = sheets.enumerated().map { number, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" r:id=\"r\(number)\""
        + (sheet.state.map { " state=\"\($0)\"" } ?? "") + "/>"
    }
    let numFmts = formats.enumerated().map {
      "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1.replacing("\"", with: "&quot;"))\"/>"
    }
    let xfs = ["<xf numFmtId=\"0\"/>"] + formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    return [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook xmlns:r=\"x\"><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>"
          + names.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>" + links.joined()
          + "<Relationship Id=\"s\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst>" + sharedTexts.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }.joined() + "</sst>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet><numFmts>\(numFmts.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs>\(xfs.joined())</cellXfs></styleSheet>"
      ),
    ]
      + sheets.enumerated().map { number, sheet in
        let merged = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        return (
          "xl/worksheets/sheet\(number).xml",
          "<worksheet><sheetData>\(sheet.rows)</sheetData><mergeCells>\(merged)</mergeCells></worksheet>"
        )
      }
  }

  /// An archive of stored files.
  static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(value >> (8 * $0) & 255) } }
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in files {
      let facts =
        number(0, 2) + number(0, 4) + number(Int(checksum(bytes)), 4) + number(bytes.count, 4)
        + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      let offset = archive.count
      archive += number(0x0403_4B50, 4) + number(20, 2) + number(0, 2) + facts + Array(name.utf8) + bytes
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 2) + facts
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4) + Array(name.utf8)
    }
    return archive + directory + number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2)
      + number(files.count, 2) + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
  }

  /// CRC-32 of IEEE 802.3.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
