import Foundation
import Programme
import Testing

@testable import Extracts

/// Small sources and the project's own programme file, for tests.
enum Samples {
  static let agreement = CodeList(
    name: "agreement",
    codes: [
      .init(name: "yes", label: Label(english: "Yes", albanian: "Po")),
      .init(name: "no", label: Label(english: "No", albanian: "Jo")),
      .init(name: "pns", label: "Prefer not to say"),
    ], declined: "pns")

  static let caring = CodeList(
    name: "caring",
    codes: [
      .init(name: "older", label: "Older people"), .init(name: "young", label: "Young / very young"),
      .init(name: "pns", label: "Prefer not to say"),
    ], declined: "pns")

  static func column(
    _ name: String, _ kind: Column.Kind, role: FieldRole = .plain, isForbidden: Bool = false, label: String? = nil
  ) -> Column {
    Column(
      name: name, role: role, kind: kind, isForbidden: isForbidden, label: Label(english: label ?? name + " label"))
  }

  /// code, consent, name, care, score, day; `crime` is forbidden; `_id` is ignored.
  static func source(unlistedStops: Bool = true, newestBy: String? = nil) -> Source {
    Source(
      name: "people", format: .koboCSV, rows: .onePerPerson, unlistedStops: unlistedStops, ignored: ["_id", "_time"],
      columns: [
        column("code", .text, role: .identifier), column("consent", .choice(agreement)),
        column("name", .text, role: .identifier, label: "Name / nickname"), column("care", .choices(caring)),
        column("score", .integer(0...10)), column("day", .date),
        column("crime", .text, role: .identifier, isForbidden: true),
      ], fields: [], newestBy: newestBy)
  }

  static func table(
    _ text: String, source: Source = source(), needed: Set<String> = ["code", "consent"]
  ) throws(ExtractError) -> RawTable {
    try RawTable(file: "people.csv", bytes: Array(text.utf8), source: source, needed: needed)
  }

  /// The table of a file on disk.
  static func table(file path: String, mapping: SourceMapping) throws(ExtractError) -> RawTable {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let bytes = try ExportBytes(path: path, name: name)
    return try OpenedExport(bytes, path: path, file: name, encoding: mapping.encoding, source: nil)
      .table(of: source(), mapping: mapping, needed: ["code", "consent"])
  }

  static func creativeHubs() throws -> ProgrammeFile {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Pipelines/creative-hubs/programme.yaml")
    return try ProgrammeFile.load(String(contentsOf: path, encoding: .utf8), file: "programme.yaml")
  }

  /// Folder of the conformance data, when it is there.
  static let conformance: String? = {
    let given = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] ?? "../shared/data"
    return FileManager.default.fileExists(atPath: given + "/forms") ? given : nil
  }()
}

extension RawTable {
  /// Every row's cell of a column as text; for tests only.
  func texts(_ name: String) throws -> [String] {
    let column = try #require(self.column(name))
    var rows = self.rows()
    var texts: [String] = []
    while try rows.advance() { texts.append(String(decoding: rows.bytes(of: column), as: UTF8.self)) }
    return texts
  }

  func answers(_ name: String) throws -> [RawAnswer] {
    let column = try #require(self.column(name))
    var rows = self.rows()
    var answers: [RawAnswer] = []
    while try rows.advance() { answers.append(rows.answer(in: column)) }
    return answers
  }

  func problems() throws -> [RowProblem] {
    var rows = self.rows()
    while try rows.advance() {}
    return rows.problems
  }
}
