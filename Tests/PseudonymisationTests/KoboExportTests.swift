import Extracts
import Foundation
import Programme
import Pseudonymisation
import Sodium
import Testing

@Suite("Kobo's exports")
struct KoboExportTests {
  private static let conformance: String? = {
    let given = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] ?? "../shared/data"
    return FileManager.default.fileExists(atPath: given + "/forms/kobo_exports") ? given : nil
  }()

  private static let settings = [
    "xml_both.csv", "xml_groups_both.csv", "xml_groups_summary.csv", "xml_nogroups_details.csv", "labels_both.csv",
    "xml_groups_both.xlsx",
  ]

  private func programme() throws -> ProgrammeFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "Pipelines/creative-hubs/programme.yaml")
    return try ProgrammeFile.load(String(contentsOf: path, encoding: .utf8), file: "programme.yaml")
  }

  /// The coded tables of a folder in which both questionnaires are exported with the same settings.
  private func coded(_ setting: String, of programme: ProgrammeFile, asNamed isNamed: Bool) throws -> [CodedTable] {
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
    let extract = try Extract.read(folder: folder.path, for: programme)
    var generator = Seeded(state: 3)
    let key = SecretBytes(copying: Array(repeating: 7, count: 32))
    let coded = try pseudonymise(extract, of: programme, under: key, shuffledBy: &generator)
    #expect(coded.problems.isEmpty, "\(setting)")
    return try coded.tables
  }

  @Test(
    "All settings give the same coded cases, byte for byte, without any configuration",
    .enabled(if: conformance != nil, "conformance data not found: set BESA_CONFORMANCE"))
  func settings() throws {
    let programme = try programme()
    let first = try coded(Self.settings[0], of: programme, asNamed: true)
    #expect(first[0].rowCount > 5 && first[1].rowCount > 5)
    #expect(first[0].answers.allSatisfy { !$0.allSatisfy { $0.raw == -1 } })
    for setting in Self.settings {
      #expect(try coded(setting, of: programme, asNamed: true) == first, "\(setting)")
      #expect(try coded(setting, of: programme, asNamed: false) == first, "\(setting), as Kobo names its files")
    }
  }
}
