import Extracts
import Foundation
import Programme
import Sodium
import Testing

@testable import Pseudonymisation

@Suite("Kobo's exports")
struct KoboExportTests {
  static let conformance: String? = {
    let given = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] ?? "../shared/data"
    return FileManager.default.fileExists(atPath: given + "/forms/kobo_exports") ? given : nil
  }()

  static let exports = [
    "xml_both.csv", "xml_groups_both.csv", "xml_groups_summary.csv", "xml_nogroups_details.csv", "labels_both.csv",
    "xml_groups_both.xlsx",
  ]

  private func programme() throws -> ProgrammeFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "Pipelines/creative-hubs/programme.yaml")
    return try ProgrammeFile.load(String(contentsOf: path, encoding: .utf8), file: "programme.yaml")
  }

  private func coded(_ setting: String, of programme: ProgrammeFile, asNamed isNamed: Bool) throws -> [CodedTable] {
    try withExtract(setting, of: programme, asNamed: isNamed) { extract in
      let coded = try coded(extract, of: programme)
      #expect(coded.problems.isEmpty, "\(setting)")
      return try coded.tables
    }
  }

  private func coded(_ extract: Extract, of programme: ProgrammeFile) throws -> CodedExtract {
    var generator = Seeded(state: 3)
    let key = SecretBytes(copying: Array(repeating: 7, count: 32))
    return try pseudonymise(extract, of: programme, under: key, shuffledBy: &generator)
  }

  /// A folder in which both questionnaires are exported with the same settings.
  private func withExtract<Result>(
    _ setting: String, of programme: ProgrammeFile, asNamed isNamed: Bool, _ body: (Extract) throws -> Result
  ) throws -> Result {
    let forms = try #require(Self.conformance) + "/forms/kobo_exports/"
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ending = setting.split(separator: ".").last ?? ""
    for (form, name) in [("q1_support_needs", "q1"), ("q2_migration_return", "q2")] {
      let target = isNamed ? "\(name).\(ending)" : "\(form)_-_latest_version_-_2026-04-01.\(ending)"
      try FileManager.default.copyItem(atPath: forms + "\(form)__\(setting)", toPath: folder.path + "/" + target)
    }
    for source in programme.sources where !["q1", "q2"].contains(source.name) {
      let names = source.columns.filter { !$0.isForbidden }.map(\.name)
      try Data((names.joined(separator: ",") + "\n").utf8).write(to: folder.appending(path: source.name + ".csv"))
    }
    return try body(Extract.read(folder: folder.path, for: programme))
  }

  @Test(
    "All settings give the same coded cases, byte for byte, without any configuration",
    .enabled(if: conformance != nil, "conformance data not found: set BESA_CONFORMANCE"))
  func settings() throws {
    let programme = try programme()
    let first = try coded(Self.exports[0], of: programme, asNamed: true)
    #expect(first[0].rowCount > 5 && first[1].rowCount > 5)
    #expect(first[0].answers.allSatisfy { !$0.allSatisfy { $0.raw == -1 } })
    for setting in Self.exports {
      #expect(try coded(setting, of: programme, asNamed: true) == first, "\(setting)")
      #expect(try coded(setting, of: programme, asNamed: false) == first, "\(setting), as Kobo names its files")
    }
  }

  @Test(
    "No identifier of anybody in them leaves or is said, in any setting",
    .enabled(if: conformance != nil, "conformance data not found: set BESA_CONFORMANCE"),
    arguments: exports)
  func nothingLeaves(_ setting: String) throws {
    let programme = try programme()
    try withExtract(setting, of: programme, asNamed: false) { extract in
      let coded = try coded(extract, of: programme)
      let payload = PlainPayload(try coded.tables, of: programme)
      try payload.clear(coded, of: programme)
      let values = try identifiers(of: extract, programme)
      #expect(values.count > 40)
      let needles = Spelled(values)
      #expect(!needles.occur(in: payload.text), "\(setting)")
      for language in Language.allCases {
        let said = extract.notes.map { $0.text(in: language) } + ProblemReport(coded.tally, in: language).messages
        #expect(!needles.occur(in: said.joined()), "\(setting)")
      }
    }
  }

  /// Every value of every identifier and text column, long enough to be no chance.
  private func identifiers(of extract: Extract, _ programme: ProgrammeFile) throws -> [String] {
    var values: Set<String> = []
    for table in extract.tables {
      let columns = RawIdentifiers.columns(of: table.source, linkage: programme.linkage)
      var rows = table.rows()
      while try rows.advance() {
        for column in columns { values.insert(String(decoding: rows.bytes(of: column.number), as: UTF8.self)) }
      }
    }
    return values.filter { $0.utf8.count >= 6 }
  }
}
