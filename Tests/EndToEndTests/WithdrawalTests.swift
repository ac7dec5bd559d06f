import Foundation
import Testing

@Suite("besa-hub withdraw", .enabled(if: Built.hasStockTools, "age, minisign, zstd or tar is missing"))
struct WithdrawalTests {
  /// Somebody who consents and is registered at one hub only.
  static let code = "FL-001"

  static func people(in bundle: URL, of place: HubPlace) throws -> Int {
    let csv = try String(contentsOf: place.opened(bundle).appending(path: "q1.csv"), encoding: .utf8)
    return csv.split(separator: "\n").count - 1
  }

  private func kept(_ sequence: Int, of place: HubPlace) -> URL {
    place.home.appending(path: "outbox/flexy-\(sequence).besa")
  }

  @Test("the person is absent from the next bundle on, though the export still says yes; the code is nowhere")
  func absent() throws {
    let place = try HubPlace()
    #expect(try place.run().status == 0)
    let before = try Self.people(in: kept(1, of: place), of: place)
    place.addSecret(Self.code)
    let outcome = try place.hub("withdraw", place.exportArguments, input: " fl-001 \n")
    #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    #expect(outcome.output.contains("the code is in the export"))
    try place.expectNothingLeaked(outcome)

    #expect(!FileManager.default.fileExists(atPath: kept(1, of: place).path), "it had no receipt yet")
    #expect(try Self.people(in: kept(2, of: place), of: place) == before - 1)
    #expect(try place.run().status == 0)
    #expect(try Self.people(in: kept(3, of: place), of: place) == before - 1)
    // The copy that had left was taken back from the folder; nobody had fetched it.
    #expect(!FileManager.default.fileExists(atPath: place.outbox.appending(path: "flexy-1.besa").path))

    let listed = try place.hub("withdraw", ["--list"])
    #expect(listed.output.contains("1 participant withdrew"))
    try place.expectNothingLeaked(listed)
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: place.home.appending(path: "withdrawals.json").path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("a code that is not in the export is said, and remembered for exports to come")
  func unknown() throws {
    let place = try HubPlace()
    let outcome = try place.hub("withdraw", place.exportArguments + ["FL-777"])
    #expect(outcome.status == 0 && outcome.output.contains("the code is NOT in the export"))
    #expect(outcome.messages.contains("shell's history"))
    #expect(try place.run().status == 0)
    let before = try Self.people(in: kept(1, of: place), of: place)
    try place.spoil("q1.csv") { sheet in
      var row = sheet.rows[1]
      row[sheet.cell(of: "participant_code")] = "FL-777"
      sheet.append(row)
    }
    #expect(try place.run().status == 0)
    #expect(try Self.people(in: kept(2, of: place), of: place) == before)
    #expect(try place.hub("withdraw", place.exportArguments, input: "\n").status == 4)
  }

  @Test("it is taken back with a reason only, and then the export's answer counts again")
  func undo() throws {
    let place = try HubPlace()
    #expect(try place.hub("withdraw", place.exportArguments, input: Self.code).status == 0)
    #expect(try place.hub("withdraw", ["--undo"], input: Self.code).status == 64)
    #expect(try place.hub("withdraw", ["--undo", "--reason", "mistake"], input: "FL-002").status == 4)
    #expect(try place.run().status == 0)
    let without = try Self.people(in: kept(1, of: place), of: place)
    #expect(try place.hub("withdraw", ["--undo", "--reason", "mistake"], input: Self.code).status == 0)
    #expect(try place.run().status == 0)
    #expect(try Self.people(in: kept(2, of: place), of: place) == without + 1)
  }

  @Test("a list of withdrawals that is damaged, or whose key is gone, stops the night", arguments: ["cut", "key"])
  func damaged(_ how: String) throws {
    let place = try HubPlace()
    #expect(try place.hub("withdraw", place.exportArguments, input: Self.code).status == 0)
    if how == "cut" {
      try place.cut("withdrawals.json", to: 30)
    } else {
      try FileManager.default.removeItem(at: place.home.appending(path: "secrets/withdrawal.key"))
    }
    let outcome = try place.run()
    #expect(outcome.status == 4 && outcome.output.isEmpty)
    try Notice.only(of: outcome).expect("withdrawn consents cannot be read", at: ["/home"], do: "last backup")
    try place.expectNothingSealed()
  }

  @Test("the slip names no code, prints on paper, and says what was done in both languages")
  func slip() throws {
    let place = try HubPlace()
    #expect(try place.run().status == 0)
    place.addSecret(Self.code)
    #expect(try place.hub("withdraw", place.exportArguments, input: Self.code).status == 0)
    let html = try String(contentsOf: place.home.appending(path: "slips/withdrawal-1.html"), encoding: .utf8)
    #expect(!html.contains(Self.code) && html.contains("@page { size: A4"))
    #expect(html.contains("Consent withdrawn") && html.contains("Tërheqje pëlqimi"))
    #expect(html.contains("were destroyed") || html.contains("was destroyed"))
    #expect(!html.contains("<script") && !html.contains("http:") && !html.contains("https:"))
  }

  @Test("the centre's next figures no longer count the person, and the gap in the numbers stops nobody")
  func centre() throws {
    let place = try HubPlace()
    let centre = try CentrePlace()
    try centre.deliver("shkoder", "tropoje", "diber", "elbasan")
    #expect(try place.run().status == 0)
    try centre.deliver(Data(contentsOf: kept(1, of: place)), as: "flexy-1.besa")
    #expect(try centre.aggregate().status == 0)
    let inbox = centre.inbox.path(percentEncoded: false)
    #expect(try place.hub("receive", ["--inbox", inbox]).output.contains("delivered: flexy-1.besa"))
    // A second bundle waits; the withdrawal removes it, and its number stays empty.
    #expect(try place.run().status == 0)
    let outcome = try place.hub("withdraw", place.exportArguments, input: Self.code)
    #expect(outcome.output.contains("1 bundle that had no receipt yet was removed"), "\(outcome.output)")
    #expect(outcome.output.contains("the file here of 1 bundle that the centre has already was deleted"))
    #expect(!FileManager.default.fileExists(atPath: kept(1, of: place).path), "the centre has it; nobody here needs it")
    #expect(try place.hub("receive", ["--inbox", inbox]).status == 0, "its receipt can still be checked")
    try centre.deliver(Data(contentsOf: kept(3, of: place)), as: "flexy-3.besa")
    let again = try centre.aggregate()
    #expect(again.status == 0, "\(again.messages)")
    #expect(try centre.drafts() == ["001", "002"])
    let (first, second) = (try total(of: "001", at: centre), try total(of: "002", at: centre))
    #expect(second == first - 1)
    #expect(try centre.refused().bundles.isEmpty)
    #expect(try place.hub("receive", ["--inbox", inbox]).output.contains("delivered: flexy-3.besa"))
    let all = try place.hub("status", ["--all"]).output
    #expect(all.contains("flexy-1.besa  delivered, receipt of") && all.contains("the file here was deleted on"))
    let status = try place.hub("status").output
    #expect(status.contains("flexy-2.besa  removed on") && status.contains("flexy-3.besa  delivered"))
  }

  private func total(of draft: String, at centre: CentrePlace) throws -> Int {
    let file = centre.centre.appending(path: "drafts/\(draft)/internal/true-tables/T01.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let line = try #require(lines.first { $0.hasPrefix("Total,") })
    return try #require(Int(line.dropFirst("Total,".count)))
  }
}
