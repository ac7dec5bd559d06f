import Extracts
import Foundation
import Testing

@Suite("How letters are written")
struct EncodingTests {
  private static let text = "code;consent;name\nA1;yes;Çelë Gjoka\nA2;yes;Zoë «Besa»\n"

  private func names(_ bytes: [UInt8]) throws -> [String] {
    try RawTable(file: "people.csv", bytes: bytes, source: Samples.source(), needed: ["code"]).texts("name")
  }

  private func utf16(_ text: String, isLittle: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { isLittle ? [UInt8($0 & 255), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 255)] }
  }

  @Test("UTF-16 of both orders, with and without a byte order mark", arguments: [true, false], [true, false])
  func utf16(isLittle: Bool, mark: Bool) throws {
    let text = Self.text + "A3;yes;Lule 🌷\n"
    #expect(
      try names(utf16(text, isLittle: isLittle, mark: mark)) == ["Çelë Gjoka", "Zoë «Besa»", "Lule 🌷"])
  }

  @Test("Windows-1252 and Windows-1250: Albanian letters are the same, the others tell the two apart")
  func windows() throws {
    let western =
      Array("code;consent;name\nA1;yes;".utf8) + [0xC7, 0x65, 0x6C, 0xEB] + Array(";".utf8).dropLast() + [10]
    #expect(try names(western) == ["Çelë"])
    // Jovanović, Đorđe, and č; then è and à.
    let central = Array("code;consent;name\nA1;yes;Jovanovi".utf8) + [0xE6, 0x20, 0xD0, 0x6F, 0x72, 0xF0, 0x65, 10]
    #expect(try names(central) == ["Jovanović Đorđe"])
    let italian = Array("code;consent;name\nA1;yes;Nicol".utf8) + [0xF2, 0x20, 0xE0, 10]
    #expect(try names(italian) == ["Nicolò à"])
    let table = try RawTable(file: "people.csv", bytes: western, source: Samples.source(), needed: ["code"])
    #expect(table.file == "people.csv")
  }

  @Test("The whole upper half of both code pages reads as the platform reads it")
  func codePages() throws {
    for (encoding, name) in [(String.Encoding.windowsCP1252, "western"), (.windowsCP1250, "central")] {
      for byte in UInt8(0x80)...0xFF {
        guard let wanted = String(data: Data([byte]), encoding: encoding),
          wanted.unicodeScalars.first?.value ?? 0 > 0x9F
        else { continue }
        // ł and ş speak for Central Europe, ñ for the West; both are in every page.
        let hint: [UInt8] = name == "western" ? [0xF1, 0xE0, 0xF2, 0xF9] : [0xB3, 0xBA, 0xE8, 0xBE]
        let bytes = Array("code;consent;name\n".utf8) + hint + hint + [0x3B, 0x79, 0x3B, byte, 0x78, 10]
        #expect(try names(bytes) == [wanted + "x"], "\(name) \(byte)")
      }
    }
  }

  @Test("Bytes of no encoding stop the run: control characters, halves of letters, odd ends")
  func noText() {
    let start = Array("code;consent;name\nA1;yes;".utf8)
    for bytes in [start + [0xEB, 0x01, 10], start + [0x81, 0x98, 10], [0xEF, 0xBB, 0xBF] + start + [0xEB, 10]] {
      #expect(throws: ExtractError.self) { try names(bytes) }
    }
    for tail: [UInt8] in [[0x41], [0x00, 0xD8], [0x00, 0xDC, 0x41, 0]] {
      #expect(throws: ExtractError.self, "\(tail)") {
        try names(utf16(Self.text, isLittle: true, mark: true) + tail)
      }
    }
  }

  @Test("Letters that lie across two pieces of the file stay whole, in every encoding")
  func acrossPieces() throws {
    for shift in 0..<4 {
      let rows = (0..<40_000).map { "A\($0);yes;ëç€" }.joined(separator: "\n")
      let text = "code;consent;name\n" + String(repeating: "x", count: shift) + rows + "\n"
      #expect(Set(try names(Array(text.utf8))) == ["ëç€"])
      if shift == 0 { #expect(Set(try names(utf16(text, isLittle: true, mark: true))) == ["ëç€"]) }
    }
  }

  @Test("Rows and quoted cells that lie across two pieces of the file stay whole")
  func rowsAcrossPieces() throws {
    let long = String(repeating: "long \"\"text\"\"\nof two lines; ", count: 3_000)
    let text = "code;consent;name\r\n" + (0..<40).map { "A\($0);yes;\"\(long)\"\r\n" }.joined()
    let names = try names(Array(text.utf8))
    let wanted = long.replacing("\"\"", with: "\"").trimmingCharacters(in: .whitespaces)
    #expect(names.count == 40 && Set(names) == [wanted])
  }

  @Test("A row longer than any row of a table stops the run")
  func rowTooLong() throws {
    let text = "code;consent;name\nA1;yes;\"" + String(repeating: "x", count: 5 << 20) + "\"\n"
    let table = try Samples.table(text)
    #expect(throws: ExtractError.rowTooLong(file: "people.csv", row: 2)) { try table.problems() }
  }

  @Test("Separators left at the end of a row say nothing; text behind the last column does")
  func longRows() throws {
    let table = try Samples.table("code;consent\nA1;yes;;;\nA2;yes; ;\nA3;yes;x\n")
    #expect(try table.texts("code") == ["A1", "A2"])
    #expect(try table.problems().map(\.fault) == [.tooManyCells])
  }

  @Test("A hundred thousand columns are read, and named as too many without their names")
  func manyColumns() throws {
    let names = (0..<100_000).map { "extra\($0)" }.joined(separator: ";")
    #expect { try Samples.table("code;consent;" + names + "\n") } throws: { error in
      guard case ExtractError.undeclaredColumns(_, let cells, _) = error else { return false }
      return cells.count == 100_000 && "\(error)".utf8.count < 2_000
    }
  }

  @Test("A header that ran into the first participant's row shows nothing of it")
  func damagedHeader() {
    for text in [
      "code;consent;nameA1;yes;Arta Hoxha\nA2;no;Lule Gjoka\n", "code;consent;name;A1;yes;Arta Hoxha",
      "code;consent;\"name\nA1\";yes;Arta Hoxha\n", "code;consent;Arta Hoxha 069123456\n",
    ] {
      #expect { try Samples.table(text).problems() } throws: { !"\($0)".contains("Arta") && !"\($0)".contains("069") }
    }
  }
}
