import Foundation
import Testing

/// A fault for which nothing of an export can be used.
struct SpoiledExport: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Text that the fault puts into the export and that no message may repeat.
  var planted: String?
  var status: Int32 = 4
  let what: String
  let places: [String]
  let remedy: String
  let spoil: @Sendable (HubPlace) throws -> Void

  static let all = files + texts + headers

  private static let files = [
    SpoiledExport(
      testDescription: "an export is missing", what: "there is no export of q2", places: ["/export"],
      remedy: "save it as q2.csv"
    ) { try FileManager.default.removeItem(at: $0.file("q2.csv")) },
    SpoiledExport(
      testDescription: "a folder stands in an export's place", status: 75, what: "the export cannot be read",
      places: ["q1.csv"], remedy: "check that the file is there and that you may read it"
    ) {
      try FileManager.default.removeItem(at: $0.file("q1.csv"))
      try FileManager.default.createDirectory(at: $0.file("q1.csv"), withIntermediateDirectories: false)
    },
    SpoiledExport(
      testDescription: "an export is a link to a file that is gone", status: 75, what: "the export cannot be read",
      places: ["log.csv"], remedy: "check that the file is there"
    ) {
      try FileManager.default.removeItem(at: $0.file("log.csv"))
      try FileManager.default.createSymbolicLink(at: $0.file("log.csv"), withDestinationURL: $0.file("gone.csv"))
    },
    SpoiledExport(
      testDescription: "the whole folder is missing", status: 75, what: "the export folder cannot be read",
      places: ["/export"], remedy: "check the folder's name"
    ) { try FileManager.default.removeItem(at: $0.export) },
    SpoiledExport(
      testDescription: "an export is empty", what: "the export is empty", places: ["q1.csv"], remedy: "export the form"
    ) { try Data().write(to: $0.file("q1.csv")) },
  ]

  private static let texts = [
    SpoiledExport(
      testDescription: "an export is not UTF-8", what: "not UTF-8", places: ["q1.csv", "row 3", "full_name"],
      remedy: "CSV UTF-8"
    ) { try $0.spoilBytes("q1.csv", row: 3, column: "full_name", with: [0xC7, 0x65, 0x6C, 0x69]) },
    SpoiledExport(
      testDescription: "an export holds a zero byte", what: "zero byte", places: ["q2.csv", "row 4", "uk_stay"],
      remedy: "export again"
    ) { try $0.spoilBytes("q2.csv", row: 4, column: "uk_stay", with: [0x31, 0]) },
    SpoiledExport(
      testDescription: "a quote is never closed", what: "ends within quotes", places: ["log.csv", "from row 3 on"],
      remedy: "export the form again"
    ) { place in
      let lines = try String(contentsOf: place.file("log.csv"), encoding: .utf8).split(separator: "\n")
      let broken = lines[..<2] + ["\"" + lines[2]] + lines[3...]
      try Data(broken.joined(separator: "\n").utf8).write(to: place.file("log.csv"))
    },
    SpoiledExport(
      testDescription: "the header is missing", what: "the first row is not the header of q1",
      places: ["q1.csv, row 1"], remedy: "with the header row"
    ) { try $0.spoil("q1.csv") { $0.removeHeader() } },
  ]

  private static let headers = [
    SpoiledExport(
      testDescription: "a column is not declared", planted: "Rruga e Kanarinës 17", what: "a column is not declared",
      places: ["fu.csv", "home_address"], remedy: "ask the programme to declare"
    ) { try $0.spoil("fu.csv") { $0.addColumn("home_address", value: "Rruga e Kanarinës 17") } },
    SpoiledExport(
      testDescription: "the column about criminalised work appears", planted: "kanarina e punës",
      what: "a column appears that the programme file forbids", places: ["q2.csv", "criminalised_work"],
      remedy: "take the question out of the form"
    ) { try $0.spoil("q2.csv") { $0.addColumn("criminalised_work", value: "kanarina e punës") } },
    SpoiledExport(
      testDescription: "the column of case notes appears", planted: "kanarina e shënimit",
      what: "a column appears that the programme file forbids", places: ["log.csv", "case_note"],
      remedy: "the column out of the export"
    ) { try $0.spoil("log.csv") { $0.addColumn("case_note", value: "kanarina e shënimit") } },
    SpoiledExport(
      testDescription: "a declared column is missing", what: "a declared column is missing",
      places: ["q1.csv", "sex"], remedy: "export with all questions"
    ) { try $0.spoil("q1.csv") { $0.removeColumn("sex") } },
    SpoiledExport(
      testDescription: "the column that says which answer is newest is missing", what: "a declared column is missing",
      places: ["q2.csv", "_submission_time"], remedy: "export with all questions"
    ) { try $0.spoil("q2.csv") { $0.removeColumn("_submission_time") } },
    SpoiledExport(
      testDescription: "a column stands there twice", what: "a column occurs twice", places: ["q1.csv", "employment"],
      remedy: "remove the copy"
    ) { try $0.spoil("q1.csv") { $0.addColumn("employment", value: "student") } },
  ]
}

@Suite("A hub whose export cannot be read")
struct SpoiledExportTests {
  @Test(
    "seals nothing, says once what is wrong, where and what to do, and shows no value", arguments: SpoiledExport.all)
  func refuses(_ spoiled: SpoiledExport) throws {
    let place = try HubPlace()
    if let planted = spoiled.planted { place.addSecret(planted) }
    try spoiled.spoil(place)
    let outcome = try place.run()
    #expect(outcome.status == spoiled.status, "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
    try Notice.only(of: outcome).expect(spoiled.what, at: spoiled.places, do: spoiled.remedy)
    try place.expectNothingSealed()
    try place.expectNothingLeaked(outcome)
  }

  @Test("seals once the export is mended, as bundle 1")
  func mended() throws {
    let place = try HubPlace()
    let whole = try Data(contentsOf: place.file("q1.csv"))
    try Data().write(to: place.file("q1.csv"))
    #expect(try place.run().status == 4)
    try whole.write(to: place.file("q1.csv"))
    let outcome = try place.run()
    #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    #expect(try place.bundles() == ["flexy-1.besa", "flexy-1.besa"])
    try place.expectNothingLeaked(outcome)
  }
}

extension HubPlace {
  /// Puts bytes that are no text into a cell.
  func spoilBytes(_ name: String, row: Int, column: String, with bytes: [UInt8]) throws {
    let mark = "@@here@@"
    try spoil(name) { $0[row, column] = mark }
    var data = try Data(contentsOf: file(name))
    guard let range = data.range(of: Data(mark.utf8)) else { preconditionFailure("the mark was not written") }
    data.replaceSubrange(range, with: bytes)
    try data.write(to: file(name))
  }
}
