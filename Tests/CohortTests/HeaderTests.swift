import Cohort
import Foundation
import Testing

@Suite("The form of the exports")
struct HeaderTests {
  @Test(
    "the questionnaires have the columns of KoboToolbox's own export, in its order",
    .enabled(if: ReferenceData.isThere, "BESA_CONFORMANCE names no folder with the reference data"),
    arguments: [("q1.csv", "q1_support_needs"), ("q2.csv", "q2_migration_return")])
  func columns(file: String, form: String) throws {
    let kobo = try ReferenceData.text("forms/kobo_exports/\(form)__xml_both.csv")
    let files = try ReportCohort(seed: 1).files()
    for hub in HubSite.allCases {
      let bytes = try #require(files[hub.rawValue]?[file])
      let header = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\r\n" }
      #expect(header == kobo.prefix { $0 != "\r\n" })
    }
  }
}

/// The folder with the report's figures and the reference exports; not part of the project.
enum ReferenceData {
  static let folder = URL(
    filePath: ProcessInfo.processInfo.environment["BESA_CONFORMANCE"]
      ?? URL(filePath: #filePath).appending(path: "../../../../shared/data").standardized.path)

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path + "/report/report_marginals.json") }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
