import Extracts
import Foundation
import Programme
import Testing

@Suite("Export folders")
struct ExtractTests {
  /// A folder that lives as long as the test.
  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try body(folder.path)
  }

  private func headers(without left: String? = nil) throws -> [String: String] {
    var files: [String: String] = [:]
    for source in try Samples.creativeHubs().sources where source.name != left {
      let names = source.columns.filter { !$0.isForbidden }.map(\.name)
      let newest = source.newestBy.map { names.contains($0) ? [] : [$0] } ?? []
      files[source.name + ".csv"] = (names + newest).joined(separator: ";") + "\n"
    }
    return files
  }

  @Test("One file per source, found by its name")
  func byName() throws {
    let programme = try Samples.creativeHubs()
    try withFolder(headers()) { folder in
      let extract = try Extract.read(folder: folder, for: programme)
      #expect(extract.tables.map(\.file) == ["q1.csv", "q2.csv", "fu.csv", "log.csv", "events.csv"])
    }
  }

  @Test("A file of another name is found by its header")
  func byHeader() throws {
    let programme = try Samples.creativeHubs()
    var files = try headers()
    files["support needs 2026-03-31.csv"] = files.removeValue(forKey: "q1.csv")
    try withFolder(files) { folder in
      let extract = try Extract.read(folder: folder, for: programme)
      #expect(extract.tables[0].file == "support needs 2026-03-31.csv")
    }
  }

  @Test("Several exports of one source are read in the order of their age")
  func several() throws {
    let programme = try Samples.creativeHubs()
    var files = try headers()
    files["older.csv"] = files["q1.csv"]
    try withFolder(files) { folder in
      let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_000_000)]
      try FileManager.default.setAttributes(old, ofItemAtPath: folder + "/older.csv")
      let extract = try Extract.read(folder: folder, for: programme)
      #expect(extract.tables.map(\.file).prefix(3) == ["older.csv", "q1.csv", "q2.csv"])
      #expect(extract.notes.contains(.several(source: "q1", files: ["older.csv", "q1.csv"])))
    }
  }

  @Test("A file that fits nothing is told, and one that nearly fits says why it does not")
  func misfits() throws {
    let programme = try Samples.creativeHubs()
    var files = try headers()
    files["shopping.csv"] = "milk;bread\n1;2\n"
    try withFolder(files) { folder in
      let extract = try Extract.read(folder: folder, for: programme)
      #expect(extract.notes.contains(.unused(file: "shopping.csv")))
    }
    files["wave 3.csv"] = files.removeValue(forKey: "fu.csv")?.replacing("psy_hope", with: "hope")
    try withFolder(files) { folder in
      #expect(throws: ExtractError.missingColumns(file: "wave 3.csv", names: ["psy_hope"])) {
        try Extract.read(folder: folder, for: programme)
      }
    }
  }

  @Test("A missing folder and a missing export stop the run")
  func missing() throws {
    let programme = try Samples.creativeHubs()
    #expect(throws: ExtractError.noFolder("/nowhere/at/all")) {
      try Extract.read(folder: "/nowhere/at/all", for: programme)
    }
    try withFolder(headers(without: "fu")) { folder in
      #expect(throws: ExtractError.missingFile(source: "fu", folder: folder)) {
        try Extract.read(folder: folder, for: programme)
      }
    }
  }

  @Test("A folder in the place of an export is unreadable")
  func unreadable() throws {
    let programme = try Samples.creativeHubs()
    try withFolder(headers(without: "q1")) { folder in
      try FileManager.default.createDirectory(atPath: folder + "/q1.csv", withIntermediateDirectories: true)
      #expect(throws: ExtractError.unreadable(file: "q1.csv")) { try Extract.read(folder: folder, for: programme) }
    }
  }

  @Test(
    "The five settings of Kobo's exporter say the same of every question",
    .enabled(if: Samples.conformance != nil, "conformance data not found: set BESA_CONFORMANCE"))
  func koboSettings() throws {
    let folder = try #require(Samples.conformance) + "/forms/kobo_exports/"
    let programme = try Samples.creativeHubs()
    for (form, name) in [("q1_support_needs", "q1"), ("q2_migration_return", "q2")] {
      let source = try #require(programme.source(name))
      let tables = try ["xml_both", "xml_groups_both", "xml_groups_summary", "xml_nogroups_details", "labels_both"].map
      {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "\(form)__\($0).csv")))
        return try RawTable(
          file: $0, bytes: bytes, source: source, needed: Set(source.columns.filter { !$0.isForbidden }.map(\.name)))
      }
      for column in source.columns where !column.isForbidden {
        let answers = try tables.map { try $0.answers(column.name) }
        let texts = column.kind == .text ? try tables.map { try $0.texts(column.name) } : []
        #expect(answers[0].count > 5)
        #expect(answers.allSatisfy { $0 == answers[0] }, "\(column.name)")
        #expect(texts.allSatisfy { $0 == texts[0] }, "\(column.name)")
        #expect(!answers[0].contains { if case .faulty = $0 { true } else { false } }, "\(column.name)")
      }
    }
  }

  @Test("What was read never shows itself")
  func withheld() throws {
    let canary = "Besarta-Kanarina"
    let table = try Samples.table("code;consent;name\n\(canary);yes;\(canary)\n")
    var rows = table.rows()
    #expect(try rows.advance())
    var shown = "\(table) \(rows) \(String(reflecting: table)) \(String(reflecting: rows)) \(rows.answer(in: 2))"
    dump(table, to: &shown)
    dump(rows, to: &shown)
    dump(Extract(tables: [table]), to: &shown)
    dump(rows.answer(in: 2), to: &shown)
    #expect(!shown.contains("Kanarina"))
    let bytes = Array(canary.utf8).map(String.init).joined(separator: ", ")
    #expect(!shown.contains(bytes))
    #expect(Mirror(reflecting: table).children.isEmpty && Mirror(reflecting: rows).children.isEmpty)
  }
}
