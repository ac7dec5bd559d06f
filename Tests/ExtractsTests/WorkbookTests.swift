import Extracts
import Foundation
import Programme
import Testing

@Suite("Spreadsheet files")
struct WorkbookTests {
  private static let header = ["code", "consent", "name", "day", "score"]

  private func table(_ file: WorkbookFile) throws -> RawTable { try table(file.bytes) }

  private func table(_ bytes: [UInt8]) throws -> RawTable {
    try RawTable(file: "people.xlsx", bytes: bytes, source: Samples.source(), needed: ["code", "consent"])
  }

  private func sheet(_ row: String) -> WorkbookFile.Sheet {
    .init(rows: WorkbookFile.texts([Self.header]) + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>A1</v></c>\(row)</row>")
  }

  private func fault(_ fault: WorkbookFault) -> ExtractError { .workbook(file: "people.xlsx", fault) }

  @Test("Inline, shared and formula texts, numbers and truth values read as other exports write them")
  func cells() throws {
    let file = WorkbookFile(
      sheets: [
        sheet(
          "<c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"str\"><f>A2&amp;\"x\"</f><v>A1 &lt;x&gt; &#235;</v></c>"
            + "<c r=\"E2\"><v>7.0</v></c>")
      ], sharedTexts: ["yes"])
    let table = try table(file)
    #expect(try table.answers("consent") == [.choice(0)])
    #expect(try table.texts("name") == ["A1 <x> ë"])
    #expect(try table.answers("score") == [.integer(7)])
    #expect(try table.answers("day") == [.empty])
  }

  @Test("Dates are numbers of days, from 1900 or 1904, by their style or by their column")
  func dates() throws {
    let cases: [(String, String, Bool, String)] = [
      ("1", "46096", false, "2026-03-15"), ("0", "46096", false, "2026-03-15"), ("1", "44634", true, "2026-03-15"),
      ("1", "46096.75", false, "2026-03-15T18:00:00"), ("1", "61", false, "1900-03-01"),
    ]
    for (style, number, is1904, wanted) in cases {
      var file = WorkbookFile(
        sheets: [sheet("<c r=\"D2\" s=\"\(style)\"><v>\(number)</v></c>")], formats: ["[$-41C]dd.mm.yyyy"])
      file.is1904 = is1904
      #expect(try table(file).texts("day") == [wanted], "\(number)")
    }
    let words = WorkbookFile(sheets: [sheet("<c r=\"C2\" s=\"1\"><v>0.5</v></c>")], formats: ["0.0\" days\""])
    #expect(try table(words).texts("name") == ["0.5"])
  }

  @Test("A telephone number that is kept as a number keeps its digits")
  func phones() throws {
    let file = WorkbookFile(sheets: [sheet("<c r=\"C2\"><v>3.55691234567E11</v></c>")])
    #expect(try table(file).texts("name") == ["355691234567"])
  }

  @Test("A formula that nobody has calculated is a fault, not an empty cell")
  func uncalculated() throws {
    let file = WorkbookFile(sheets: [sheet("<c r=\"E2\"><f>SUM(E3:E9)</f></c>")])
    #expect(try table(file).answers("score") == [.faulty(.notCalculated)])
  }

  @Test("Hidden sheets are not read; of several visible ones the one that fits")
  func sheets() throws {
    let good = WorkbookFile.texts([Self.header, ["A1", "yes", "Lule", "2026-01-05", "3"]])
    let other = WorkbookFile.texts([["milk", "bread"], ["1", "2"]])
    let file = WorkbookFile(sheets: [
      .init(name: "Shopping", rows: other), .init(name: "Old", state: "hidden", rows: good),
      .init(name: "People", rows: good.replacing("Lule", with: "Drita")),
    ])
    #expect(try table(file).texts("name") == ["Drita"])
    #expect(try table(file).file == "people.xlsx, sheet People")
    #expect(throws: fault(.noVisibleSheet)) {
      try table(WorkbookFile(sheets: [.init(state: "veryHidden", rows: good)]))
    }
  }

  @Test("A title above the header, and headings merged over options, are understood")
  func headers() throws {
    let titled = WorkbookFile(sheets: [
      .init(rows: WorkbookFile.texts([["Our people"], [], Self.header, ["A1", "yes", "Lule", "", "3"]]))
    ])
    #expect(try table(titled).texts("name") == ["Lule"])
    let rows = [
      ["code", "consent", "care", "", "name"], ["", "", "older", "young", ""], ["A1", "yes", "1", "0", "Lule"],
    ]
    let merged = WorkbookFile(sheets: [.init(rows: WorkbookFile.texts(rows), merged: ["C1:D1", "A1:A2"])])
    #expect(try table(merged).answers("care") == [.choices(0b1)])
    #expect(try table(merged).texts("name") == ["Lule"])
  }

  @Test("Rows keep the numbers that people see, and may leave empty cells out")
  func rowNumbers() throws {
    let rows = WorkbookFile.texts([Self.header]) + "<row r=\"7\"><c r=\"A7\" t=\"str\"><v>A1</v></c></row>"
    var read = try table(WorkbookFile(sheets: [.init(rows: rows)])).rows()
    #expect(try read.advance())
    #expect(read.number == 7)
    #expect(try !read.advance())
    #expect(read.problems.isEmpty)
  }

  @Test("A damaged, locked, old or overfull file is refused with a cure")
  func refused() throws {
    let whole = WorkbookFile(sheets: [sheet("")]).bytes
    #expect(throws: fault(.damaged)) { try table(Array(whole.dropLast(40))) }
    #expect(throws: fault(.encrypted)) { try table([0xD0, 0xCF, 0x11, 0xE0] + whole) }
    var flipped = whole
    let place = try #require(flipped.indices.first { flipped[$0...].starts(with: Array("inlineStr".utf8)) })
    flipped[place] ^= 1
    #expect(throws: fault(.damaged)) { try table(flipped).problems() }
  }

  @Test("A document type, endless nesting and cells out of order are refused")
  func hostileXML() throws {
    for rows in [
      String(repeating: "<row>", count: 300), "<row r=\"5\"/><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
      "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&lol;</v></c></row>",
    ] {
      #expect(throws: ExtractError.self, "\(rows.prefix(40))") { try table(WorkbookFile(sheets: [.init(rows: rows)])) }
    }
    let files = WorkbookFile(sheets: [sheet("")]).files.map { name, text in
      (
        name,
        Array((name.hasPrefix("xl/worksheets") ? "<!DOCTYPE x [<!ENTITY lol \"lol\">]>" : "").utf8) + Array(text.utf8)
      )
    }
    #expect(throws: fault(.damaged)) { try table(WorkbookFile.zip(files)) }
  }

  @Test(
    "Kobo's XLSX export says the same as its CSV export",
    .enabled(if: Samples.conformance != nil, "conformance data not found: set BESA_CONFORMANCE"))
  func kobo() throws {
    let folder = try #require(Samples.conformance) + "/forms/kobo_exports/"
    let programme = try Samples.creativeHubs()
    for (form, name) in [("q1_support_needs", "q1"), ("q2_migration_return", "q2")] {
      let source = try #require(programme.source(name))
      let tables = try ["csv", "xlsx"].map { ending in
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "\(form)__xml_groups_both.\(ending)")))
        return try RawTable(
          file: "x", bytes: bytes, source: source, needed: Set(source.columns.filter { !$0.isForbidden }.map(\.name)))
      }
      for column in source.columns where !column.isForbidden {
        #expect(try tables[0].answers(column.name) == tables[1].answers(column.name), "\(column.name)")
        #expect(try tables[0].texts(column.name) == tables[1].texts(column.name), "\(column.name)")
      }
    }
  }
}
