import Foundation
import Programme
import Testing

@testable import Cohort

@Suite("One sheet to measure a hub with")
struct SingleSheetTests {
  private func sheet(people: Int, seed: UInt64) throws -> CSVText {
    let path = FileManager.default.temporaryDirectory.appending(path: "besa-sheet-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try StreamedCohort(people: people, seed: seed).writeSingleSheet(to: path)
    return CSVText(Array(try Data(contentsOf: URL(filePath: path))), separator: ";")
  }

  @Test("the sheet has thirty columns and a row per person, each with a code of its own")
  func rows() throws {
    let sheet = try sheet(people: 3_000, seed: 5)
    #expect(sheet.header.count == 30)
    #expect(Set(sheet.widths) == [30])
    #expect(sheet.rows.count == 3_000)
    #expect(Set(sheet.rows.map { $0["participant_code"] }).count == 3_000)
    #expect(sheet.rows.contains { $0["consent_reporting"] == "no" })
  }

  @Test("its programme file loads, lists every column and makes ten tokens of a person")
  func programme() throws {
    let programme = try ProgrammeFile.load(SingleSheetProgramme.text, file: "programme.yaml")
    let source = try #require(programme.personSource)
    #expect(programme.linkage.keys.count == 10)
    #expect(Set(programme.linkage.keys.map { Set($0.parts) }).count == 10)
    #expect(source.fields.count == 18)
    let known = source.columns.map(\.name) + source.ignored
    #expect(Set(known) == Set(KoboForm.single.columns.flatMap(\.names)))
  }
}
