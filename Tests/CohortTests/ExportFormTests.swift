import Cohort
import Foundation
import Testing

@Suite("The form of the exports")
struct ExportFormTests {
  @Test(
    "the questionnaires have the columns of KoboToolbox's own export, in its order",
    .enabled(if: ReferenceData.isThere, ReferenceData.absence),
    arguments: [("q1.csv", "q1_support_needs"), ("q2.csv", "q2_migration_return")])
  func columns(file: String, form: String) throws {
    let kobo = try ReferenceData.text("forms/kobo_exports/\(form)__xml_both.csv")
    let files = try ReportCohort(seed: 1).files()
    for hub in HubSite.allCases {
      let bytes = try #require(files[hub.rawValue]?[file])
      #expect(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\r\n" } == kobo.prefix { $0 != "\r\n" })
    }
  }

  @Test("every row has a cell per column, and each file ends with a line end", arguments: [UInt64(1), 9])
  func widths(seed: UInt64) throws {
    for (hub, files) in try ReadCohort(seed: seed).files {
      for (name, file) in files {
        #expect(Set(file.widths).count == 1, "\(hub)/\(name), seed \(seed)")
      }
    }
    for (hub, files) in try ReportCohort(seed: seed).files() {
      #expect(files.keys.sorted() == ["events.csv", "fu.csv", "log.csv", "q1.csv", "q2.csv"], "\(hub)")
      for (name, bytes) in files {
        #expect(bytes.last == 10, "\(hub)/\(name)")
        // No cell of ours holds a carriage return: it ends every line of a Kobo export and none of a plain CSV.
        #expect(bytes.contains(13) == ["q1.csv", "q2.csv", "fu.csv"].contains(name), "\(hub)/\(name)")
      }
    }
  }

  @Test(
    "the 0/1 columns of a question with several answers say what its summary says", arguments: ["q1.csv", "q2.csv"])
  func summaries(file: String) throws {
    let cohort = try ReadCohort(seed: 5)
    let split = try #require(cohort.files["diber"]?[file]).header.filter { $0.contains("/") }
    #expect(!split.isEmpty)
    for row in cohort.rows(file) {
      for column in split {
        let parts = column.split(separator: "/")
        let chosen = (row[String(parts[0])] ?? "").split(separator: " ")
        #expect(row[column] == (chosen.isEmpty ? "" : chosen.contains(parts[1]) ? "1" : "0"))
      }
    }
  }

  @Test(
    "every coded answer is a code of the codebook",
    .enabled(if: ReferenceData.isThere, ReferenceData.absence), arguments: ["q1.csv", "q2.csv", "fu.csv"])
  func codes(file: String) throws {
    let codes = try ReferenceData.codes()
    for row in try ReadCohort(seed: 11).rows(file) {
      for (column, cell) in row {
        guard let list = codes[column] else { continue }
        for code in cell.split(separator: " ") { #expect(list.contains(String(code)), "\(column)") }
      }
    }
  }

  @Test("free texts bring line breaks, quotes and semicolons through the CSV")
  func freeTexts() throws {
    let texts = try ReadCohort(seed: 1).rows("q1.csv").flatMap { row in
      ["work_history", "business_idea", "mentoring_needs"].compactMap { row[$0] }
    }
    for mark in ["\n", "\"", ";"] { #expect(texts.contains { $0.contains(mark) }) }
  }

  @Test("numbers and identifiers of submissions are unique within a file")
  func submissionNumbers() throws {
    for (hub, files) in try ReadCohort(seed: 8).files {
      for name in ["q1.csv", "q2.csv", "fu.csv"] {
        let rows = files[name]?.rows ?? []
        #expect(Set(rows.compactMap { $0["_id"] }).count == rows.count, "\(hub)/\(name)")
        #expect(Set(rows.compactMap { $0["_uuid"] }).count == rows.count, "\(hub)/\(name)")
        #expect(rows.compactMap { $0["_index"] } == rows.indices.map { String($0 + 1) }, "\(hub)/\(name)")
      }
    }
  }

  @Test("consultations stand at the hub where they took place, and nowhere else")
  func consultations() throws {
    let cohort = try ReadCohort(seed: 1)
    for hub in ["shkoder", "tropoje", "diber"] {
      #expect(cohort.files[hub]?["events.csv"]?.rows.map { $0["place"] } == [hub])
    }
    for hub in ["elbasan", "flexy"] { #expect(cohort.files[hub]?["events.csv"]?.rows.isEmpty == true) }
  }
}
