import Foundation
import Testing

/// Identifiers in every column of every export, through every command that a hub has: nothing that it keeps or shows holds
/// one, page, summary, mapping, logs and notes included.
@Suite("Planted identifiers, in all that a hub keeps and shows")
struct PlantedEverywhereTests {
  private static let planted = ["Kanarina Ëndërrimi", "+355 69 777 4321", "KC-047118", "Furrë buke në Zogaj"]
  private static let title = "Kanarina Zogaj"

  private static let canary = Canary(identifiers: planted + ["Kanarina", "Ëndërrimi", "0697774321"])

  /// A row for each column, a copy of one of the first but for that cell; who is registered so gets a new code.
  private func plant(in name: String, of place: HubPlace) throws {
    try place.spoil(name) { sheet in
      for column in sheet.rows[0].indices {
        var row = sheet.rows[1 + column % 5]
        if name == "q1.csv" { row[sheet.cell(of: "participant_code")] = "PL-\(column)" }
        row[column] = Self.planted[column % Self.planted.count]
        sheet.append(row)
      }
    }
  }

  /// Every command that reads the export, or shows what an earlier one kept.
  private static let commands: [(name: String, more: [String], readsExport: Bool)] = [
    ("map", ["--confirm"], true), ("preview", [], true), ("preview", ["--text"], true), ("preview", ["--json"], true),
    ("run", [], true), ("run", ["--json"], true), ("status", ["--all"], false), ("log", ["--json"], false),
    ("doctor", [], false),
  ]

  @Test("none is there, whichever column it was typed into", arguments: ["q1.csv", "q2.csv", "fu.csv", "log.csv"])
  func columns(_ name: String) throws {
    let place = try HubPlace()
    try plant(in: name, of: place)
    for command in Self.commands {
      let outcome = try place.hub(command.name, (command.readsExport ? place.exportArguments : []) + command.more)
      #expect([0, 3].contains(outcome.status), "\(command.name): \(outcome.messages.prefix(400))")
      #expect(command.name != "run" || outcome.status == 3, "the planted rows were seen and set aside")
      expectNothing(in: outcome, of: command.name)
    }
    expectNothing(in: try place.hub("withdraw", place.exportArguments, input: "KC-047118\n"), of: "withdraw")
    var kept: Set<String> = []
    for file in try Built.files(below: place.home) {
      kept.insert(file.name)
      #expect(!Self.canary.isFound(in: file.bytes), "a planted identifier is in \(file.name)")
    }
    #expect(kept.isSuperset(of: ["preview.html", "runs.log", "besa-hub.log", "withdrawals.json", "last-sealed.json"]))
  }

  private func expectNothing(in outcome: Built.Outcome, of command: String) {
    let said = Data((outcome.output + outcome.messages).utf8)
    #expect(!Self.canary.isFound(in: said), "\(command) says a planted identifier")
  }

  @Test("nor is one that stands as a column's title, though a column beside it is confirmed")
  func title() throws {
    let place = try HubPlace()
    try place.spoil("fu.csv") { $0.addColumn(Self.title, value: "1") }
    try place.spoil("q1.csv") { $0.rename("birth_date", to: "Birth Date") }
    let canary = Canary(identifiers: [Self.title, "Kanarina"])
    var said = try place.hub("map", place.exportArguments + ["--confirm"]).output
    for command in ["preview", "run"] {
      let outcome = try place.hub(command, place.exportArguments)
      #expect(outcome.status == 4, "\(command): \(outcome.messages)")
      said += outcome.output + outcome.messages
    }
    #expect(!canary.isFound(in: Data(said.utf8)))
    for file in try Built.files(below: place.home) { #expect(!canary.isFound(in: file.bytes), "\(file.name)") }
    let mapping = place.home.appending(path: "mapping.json")
    #expect(try String(contentsOf: mapping, encoding: .utf8).contains("birth_date"))
  }

  @Test("a file's name is said to the hub that chose it; no log, no note and no bundle keeps it")
  func fileName() throws {
    let place = try HubPlace()
    try place.spoil("q2.csv") { $0[2, "stigma"] = Self.planted[0] }
    try FileManager.default.moveItem(at: place.file("q2.csv"), to: place.file("\(Self.title) q2.csv"))
    let outcome = try place.run()
    #expect(outcome.status == 3 && outcome.messages.contains(Self.title), "\(outcome.messages)")
    #expect(try place.hub("check", [place.export.path(percentEncoded: false)]).status == 3)
    let canary = Canary(identifiers: [Self.title, "Kanarina", Self.planted[0]])
    for file in try Built.files(below: place.home) {
      #expect(!canary.isFound(in: file.bytes), "the name is in \(file.name)")
    }
  }
}
