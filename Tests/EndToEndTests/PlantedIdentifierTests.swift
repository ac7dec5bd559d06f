import Foundation
import Testing

/// Identifiers where no identifier belongs, through the real command: what leaves is opened with stock tools.
@Suite("Planted identifiers, run to the end")
struct PlantedIdentifierTests {
  private static let name = "Kanarina Ëndërrimi"
  private static let phone = "+355 69 777 4321"

  /// A way to spoil an export.
  struct Planting: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let plant: @Sendable (HubPlace) throws -> Void
  }

  private static let plantings = [
    Planting(testDescription: "in answers of code lists, numbers and dates") { place in
      try place.spoil("q2.csv") {
        $0[2, "stigma"] = name
        $0[3, "return_date"] = name
        $0[4, "uk_stay"] = phone
      }
      try place.spoil("events.csv") { $0.append(["visit", name, "0697774321", "1"]) }
    },
    Planting(testDescription: "in UTF-16 with tabs between") { place in
      try place.spoil("q2.csv") { $0[2, "stigma"] = name }
      let text = try String(contentsOf: place.file("q2.csv"), encoding: .utf8)
      let rows = text.replacing("\";\"", with: "\"\t\"").replacing("\",\"", with: "\"\t\"")
      try Data([0xFF, 0xFE] + rows.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).write(to: place.file("q2.csv"))
    },
    Planting(testDescription: "in Windows-1252") { place in
      try place.spoil("q2.csv") { $0[2, "stigma"] = name }
      let text = try String(contentsOf: place.file("q2.csv"), encoding: .utf8)
      try #require(text.data(using: .windowsCP1252, allowLossyConversion: true)).write(to: place.file("q2.csv"))
    },
    Planting(testDescription: "in a case database") { place in
      let rows = try place.sheet("log.csv").rows
      func list(_ cells: [String], _ mark: String) -> String {
        cells.map { mark + $0.replacing(mark, with: mark + mark) + mark }.joined(separator: ",")
      }
      let values = rows.dropFirst().enumerated().map { number, row in
        "(" + list(number == 0 ? row.map { $0.isEmpty ? name : $0 } : row, "'") + ")"
      }
      let statements =
        "CREATE TABLE log (\(list(rows[0], "\""))); INSERT INTO log VALUES \(values.joined(separator: ","));"
      let made = try Built.run(
        executable: URL(filePath: "/usr/bin/sqlite3"), [place.file("log.db").path(percentEncoded: false), statements])
      try #require(made.status == 0, "\(made.messages)")
      try FileManager.default.removeItem(at: place.file("log.csv"))
    },
  ]

  @Test(
    "nothing of them is in the opened bundle, in what is said, or in any file at the hub",
    .enabled(if: Built.hasStockTools, "age, minisign, zstd or tar is missing"), arguments: plantings)
  func run(_ planting: Planting) throws {
    let place = try HubPlace()
    for secret in [Self.name, "Kanarina", "Ëndërrimi", Self.phone, "0697774321"] { place.addSecret(secret) }
    try planting.plant(place)
    let check = try Built.run(
      "besa-hub",
      ["check", "--home", place.home.path(percentEncoded: false), place.export.path(percentEncoded: false)])
    try place.expectNothingLeaked(check)
    let outcome = try place.run()
    #expect(outcome.status == 0 || outcome.status == 3, "\(outcome.messages)")
    try place.expectNothingLeaked(outcome)
    try expectNothing(in: place)
  }

  private func expectNothing(in place: HubPlace) throws {
    let demo = try DemoRun.folder.get()
    let name = "planted-\(UUID().uuidString).besa"
    try Built.copy(place.outbox.appending(path: "\(place.hub)-1.besa"), to: demo.appending(path: name))
    defer { try? FileManager.default.removeItem(at: demo.appending(path: name)) }
    let files = try Built.files(below: OpenedByHand(bundle: name, of: place.hub, in: demo).folder)
    #expect(files.count == 6)
    let canary = place.canary
    for file in files { #expect(!canary.isFound(in: file.bytes), "an identifier is in \(file.name)") }
  }

  @Test("a title that is a name stops the run and is shown by its letters only")
  func header() throws {
    let place = try HubPlace()
    place.addSecret(Self.name)
    try place.spoil("fu.csv") { $0.addColumn(Self.name, value: "1") }
    let outcome = try place.run()
    #expect(outcome.status == 4 && outcome.messages.contains("a column is not declared"), "\(outcome.messages)")
    try place.expectNothingLeaked(outcome)
    try place.expectNothingSealed()
  }
}
