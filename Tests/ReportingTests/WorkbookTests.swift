import Foundation
import FoundationXML
import Programme
import Testing

@testable import Disclosure
@testable import Reporting

/// The checklist of accessible spreadsheets (`ReleaseFormat`, "Workbooks"), read from the XML inside.
@Suite("Workbooks") struct WorkbookTests {
  static let paths = ["tables.xlsx", "logframe.xlsx"]
  let draft: DraftFolder

  init() throws { draft = try SampleRelease.make() }

  private func parts(_ path: String) throws -> WorkbookParts {
    try WorkbookParts(try #require(draft.release.file(path)).bytes)
  }

  @Test(
    "every table is marked up under a name of its own, with the headers that stand in its first row", arguments: paths)
  func markedUp(_ path: String) throws {
    let pages = try parts(path).pages
    #expect(pages.filter { $0.table == nil }.map(\.name) == ["Cover"])
    let names = pages.compactMap { $0.table?["displayName"] }
    #expect(Set(names.map { $0.lowercased() }).count == names.count && names.count == pages.count - 1)
    for page in pages where page.table != nil {
      let columns = page.table?.elements(forName: "tableColumns").first?.elements(forName: "tableColumn") ?? []
      let headers = columns.compactMap { $0["name"] }
      #expect(page.tableRows[0].map(\.text) == headers, "\(page.name)")
      #expect(Set(headers.map { $0.lowercased() }).count == headers.count && !headers.contains(""))
    }
  }

  @Test("a table begins in column A, has nothing below it, and no blank cell, row or column", arguments: paths)
  func noBlanks(_ path: String) throws {
    for page in try parts(path).pages {
      let rows = Set(page.cells.map(\.row))
      #expect(rows == Set(1...(rows.max() ?? 1)), "a blank row in \(page.name)")
      #expect(page.cells.allSatisfy { !$0.text.isEmpty })
      guard let table = page.table else { continue }
      let width = page.tableRows[0].count
      #expect(page.tableRows.allSatisfy { $0.map(\.column) == Array(0..<width) }, "\(page.name)")
      let reference = table["ref"]
      let first = page.tableRows[0][0].address
      #expect(reference == "\(first):\(page.tableRows.last?.last?.address ?? "")", "\(page.name)")
    }
  }

  @Test(
    "nothing is merged, hidden, filtered, frozen, computed, drawn or coloured, and there is no header or footer",
    arguments: paths)
  func plain(_ path: String) throws {
    let parts = try parts(path)
    for page in parts.pages {
      let xml = page.document.xmlString
      for forbidden in [
        "mergeCell", "hidden", "autoFilter", "<pane", "<f>", "drawing", "headerFooter", "conditionalFormatting",
        "dataValidation", "selection", "topLeftCell",
      ] { #expect(!xml.contains(forbidden), "\(forbidden) in \(page.name)") }
      #expect(page.table?.elements(forName: "autoFilter").isEmpty ?? true)
      #expect(page.table?.elements(forName: "tableStyleInfo").first?["name"] == nil)
    }
    for forbidden in ["vba", "media", "drawings", "comments", "pivot", "external", "printerSettings", "calcChain"] {
      #expect(!parts.paths.contains { $0.contains(forbidden) }, "\(forbidden)")
    }
    // The format itself asks for two fills that no cell need use.
    let fills = parts.styles.elements(forName: "fills")[0].elements(forName: "fill")
    #expect(fills.count == 2)
    let looks = parts.styles.elements(forName: "cellXfs")[0].elements(forName: "xf")
    #expect(looks.allSatisfy { $0["fillId"] == "0" })
  }

  @Test("all text of tables is wrapped, and rows are high enough for it", arguments: paths)
  func wrapped(_ path: String) throws {
    let parts = try parts(path)
    let looks = parts.styles.elements(forName: "cellXfs")[0].elements(forName: "xf")
    let wraps = looks.map {
      $0.elements(forName: "alignment").first?["wrapText"] == "1"
    }
    for page in parts.pages {
      #expect(page.tableRows.joined().allSatisfy { wraps[$0.style] || !$0.isText }, "\(page.name)")
      let rows = page.document.rootElement()?.elements(forName: "sheetData").first?.elements(forName: "row") ?? []
      let heights = rows.compactMap { $0["ht"].flatMap(Double.init) }
      #expect(heights.count == rows.count && heights.allSatisfy { $0 >= 16 }, "\(page.name)")
    }
  }

  @Test("title, language and dates of the document are set, and are the draft's", arguments: paths)
  func properties(_ path: String) throws {
    let core = try parts(path).core
    func value(_ name: String) -> String? { core.elements(forName: name).first?.stringValue }
    #expect(value("dc:title")?.hasPrefix("Sample <programme> & friends: ") == true)
    #expect(value("dc:language") == "en")
    #expect(value("dcterms:created") == "2026-04-15T00:00:00Z")
    #expect(value("dcterms:modified") == "2026-04-15T00:00:00Z")
  }

  @Test("cover, contents and notes come first, and contents lead to every sheet that follows")
  func order() throws {
    let parts = try parts("tables.xlsx")
    let names = parts.pages.map(\.name)
    #expect(Array(names.prefix(6)) == ["Cover", "Contents", "Notes", "Disclosure", "Left out", "Beneficiaries"])
    let contents = try #require(parts.page("Contents"))
    #expect(contents.tableRows.dropFirst().map { $0[1].text } == Array(names.dropFirst(2)))
    let links = contents.document.rootElement()?.elements(forName: "hyperlinks").first?.elements(forName: "hyperlink")
    #expect(
      links?.compactMap { $0["location"] } == names.dropFirst(2).map { "'\($0)'!A1" })
  }

  @Test("every mark in a table is explained above it, and every note on the sheet of notes", arguments: paths)
  func explained(_ path: String) throws {
    let parts = try parts(path)
    let notes = try #require(parts.page("Notes")).cells.map(\.text)
    for page in parts.pages where page.table != nil && page.name != "Notes" {
      let rows = page.tableRows
      let above = page.cells.filter { $0.row < rows[0][0].row }.map(\.text)
      let used = Set(rows.dropFirst().joined().map(\.text).filter { ["[c]", "[x]", "[z]"].contains($0) })
      for mark in used { #expect(above.contains { $0.hasPrefix("\(mark) means ") }, "\(mark) in \(page.name)") }
      for text in rows[0].map(\.text) + above {
        for match in text.matches(of: /\[note \d+\]/) { #expect(notes.contains(String(match.output)), "\(page.name)") }
      }
      for header in rows[0].map(\.text) { #expect(!header.contains(/[*†‡¹²³]/), "\(header)") }
    }
    #expect(parts.pages.contains { page in page.cells.contains { $0.text == "[c]" && $0.isText } })
  }

  @Test("numbers are numbers as they are printed, and no true value of a withheld cell is in any file")
  func numbers() throws {
    let tables = try parts("tables.xlsx")
    let overview = try #require(tables.page("Indicators"))
    let row = try #require(overview.tableRows.first { $0[1].text == "OC2" })
    #expect(row.map(\.text)[3...7] == ["percent", "68.7", "83", "68.7", "55"])
    #expect(row[4...7].allSatisfy { !$0.isText })
    let risk = try #require(overview.tableRows.first { $0[1].text == "RK1" })
    #expect(risk[4].text == "[c]" && risk[4].isText && risk[5].text == "83")
    for path in Self.paths {
      let text = try parts(path).text
      #expect(!text.contains("7771"), "a true count got out")
    }
    for file in draft.release {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("7771"), "\(file.path)")
    }
  }

  @Test("every number in a cell is released, a share of released ones, or stated by the programme", arguments: paths)
  func onlyReleased(_ path: String) throws {
    let figures = Figures(programme: SampleProgramme.file, sets: [SampleRelease.people, SampleRelease.attendances])
    let counts = figures.sets.flatMap { $0.cells.compactMap { $0.value.count.map(Double.init) } }
    let readings = figures.indicators.flatMap { figure in
      [figure.total] + figure.breakdowns.flatMap { $0.rows.map(\.reading) }
    }
    let values = readings.compactMap { $0.value.number?.value }
    let shares = figures.profiles.flatMap { $0.rows.compactMap { $0.share?.number?.value } }
    let stated =
      SampleProgramme.file.indicators.flatMap { [$0.baseline?.value].compactMap(\.self) + $0.targets.values }
      + SampleProgramme.file.logframe.outputs.map { Double($0.weight) }
    let known = Set(counts + values + shares + stated)
    var seen = 0
    for page in try parts(path).pages {
      for cell in page.cells where !cell.isText {
        #expect(known.contains(try #require(Double(cell.text))), "\(page.name) \(cell.address)")
        seen += 1
      }
    }
    #expect(seen > 20)
  }

  @Test("beneficiaries are everybody, each counted once, by each characteristic; a breakdown that is left out says so")
  func beneficiaries() throws {
    let page = try #require(try parts("tables.xlsx").page("Beneficiaries"))
    #expect(
      page.tableRows.map { $0.map(\.text) } == [
        ["Group", "Broken down by", "People reached"], ["All", "All", "105"], ["All groups", "Sex", "[x]"],
        ["North", "Hub", "57"], ["South", "Hub", "48"],
      ])
    let logframe = try #require(try parts("logframe.xlsx").page("Outputs"))
    let row = try #require(logframe.tableRows.first { $0[1].text == "OP1.1" })
    #expect(row[row.count - 2].text == "By hub of registration: see tables.xlsx; not in this release by sex")
  }

  @Test("a share of what is withheld is withheld, and a row that is no answer has none")
  func shares() throws {
    let page = try #require(try parts("tables.xlsx").page("T13"))
    let rows = Dictionary(page.tableRows.map { ($0[0].text, $0.map(\.text)) }) { first, _ in first }
    #expect(rows["Full-time"] == ["Full-time", "[c]", "[c]"])
    #expect(rows["Part-time"] == ["Part-time", "21", "25.3"])
    #expect(rows["No answer"] == ["No answer", "22", "[z]"])
  }

  @Test("equal drafts give equal bytes, at any time of day")
  func deterministic() throws {
    let again = try SampleRelease.make()
    for path in Self.paths { #expect(again.release.file(path) == draft.release.file(path)) }
  }

  @Test("a table name is no cell's address, and sheet names are cut, cleaned and made unlike each other")
  func names() {
    #expect(SheetName.table("T01") == "table_T01")
    #expect(SheetName.table("OC2: in insecure work, Shkodër") == "table_OC2_in_insecure_work_Shkod_r")
    #expect(SheetName.sheet("a/b: [c]*?") == "ab c")
    #expect(SheetName.sheet("") == "Sheet")
    let long = String(repeating: "ë", count: 40)
    let first = SheetName.sheet(long)
    #expect(first.utf16.count == 31)
    let second = SheetName.sheet(long, unlike: [first])
    #expect(second.utf16.count == 31 && second.hasSuffix(" (2)"))
    #expect(SheetName.sheet("NOTES", unlike: ["Notes"]) == "NOTES (2)")
  }

  @Test("a sheet without rows is left out, and headers that differ by case only are told apart")
  func tables() throws {
    #expect(SheetTable(name: "t", headers: ["a"], rows: []) == nil)
    #expect(SheetTable(name: "t", headers: ["a"], rows: [[.text("x"), .text("y")]]) == nil)
    let table = try #require(SheetTable(name: "t", headers: ["a", "A"], rows: [[.text("x"), .stated(1)]]))
    #expect(table.headers == ["a", "A (2)"])
  }

  @Test("two tables of one name get two, two sheets of one name and a text without end are refused in words")
  func refused() throws {
    func book(_ names: [String], _ text: String = "x") -> Workbook {
      Workbook(
        path: "odd.xlsx", title: "t", subject: "s", language: "en", created: SampleProgramme.day(2026, 1, 1),
        sheets: names.map { name in
          Sheet(
            name: name, heading: "h", lines: [],
            table: SheetTable(name: "Same name", headers: ["a"], rows: [[.text(text)]]))
        })
    }
    let pages = try WorkbookParts(book(["One", "Two", "Three"]).file().bytes).pages
    #expect(
      pages.compactMap { $0.table?["displayName"] } == [
        "table_Same_name", "table_Same_name_2", "table_Same_name_3",
      ])
    for odd in [book(["One", "one"]), book(["One"], String(repeating: "x", count: 32_768))] {
      let error = #expect(throws: ReportingError.self) { try odd.file() }
      #expect(error?.description.hasPrefix("a workbook could not be written: ") == true)
      #expect(error?.description.contains("where: odd.xlsx") == true)
    }
  }

  @Test("text in cells stays text, whatever it begins with")
  func harmless() throws {
    let texts = ["=1+1", "@SUM(A1)", "+7", "-7", "http://example.org", "{=1}", "  two  spaces ", "a\nb", "ë & <ç>"]
    let workbook = Workbook(
      path: "harmless.xlsx", title: "t", subject: "s", language: "sq", created: SampleProgramme.day(2026, 1, 1),
      sheets: [
        Sheet(
          name: "One", heading: "=HYPERLINK(1)", lines: [],
          table: SheetTable(name: "one", headers: ["=1"], rows: texts.map { [.text($0)] }))
      ])
    let page = try #require(try WorkbookParts(workbook.file().bytes).pages.first)
    #expect(page.cells.map(\.text) == ["=HYPERLINK(1)", "=1"] + texts)
    #expect(page.cells.allSatisfy { $0.isText })
    #expect(!page.document.xmlString.contains("<f"))
  }

  @Test("a package that is cut or touched is no package, or gives its parts back as they are")
  func package() throws {
    #expect(Checksum.crc32(of: Array("123456789".utf8)) == 0xCBF4_3926)
    let bytes = try #require(draft.release.file("tables.xlsx")).bytes
    let package = try #require(ZipPackage(parsing: bytes))
    #expect(package.bytes == bytes)
    for length in stride(from: 0, to: bytes.count, by: 4999) {
      #expect(ZipPackage(parsing: Array(bytes.prefix(length))) == nil)
    }
    for position in stride(from: max(bytes.count - 3000, 0), to: bytes.count, by: 11) {
      var touched = bytes
      touched[position] ^= 0xFF
      _ = ZipPackage(parsing: touched)
    }
  }

  @Test(
    "LibreOffice converts both workbooks to ODS and PDF without a warning",
    .enabled(if: Tool.isThere("soffice"), "LibreOffice is not installed: apt-get install libreoffice-calc"))
  func libreOffice() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in Self.paths {
      try Data(try #require(draft.release.file(path)).bytes).write(to: folder.appending(path: path))
    }
    let profile = "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)"
    for form in ["ods", "pdf"] {
      let said = try Tool.run(
        "soffice",
        [profile, "--headless", "--convert-to", form, "--outdir", folder.path]
          + Self.paths.map { folder.appending(path: $0).path })
      // Where Java is absent it says so before it has looked at the files.
      let lines = said.split(separator: "\n").filter { !$0.contains("javaldx") }
      #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("convert ") }, "\(said)")
      for path in Self.paths {
        let converted = folder.appending(path: path.replacing(".xlsx", with: ".\(form)"))
        #expect(try Data(contentsOf: converted).count > 5_000)
      }
    }
  }
}
