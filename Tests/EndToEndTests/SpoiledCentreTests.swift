import Foundation
import Testing

@Suite("A centre in disorder")
struct SpoiledCentreTests {
  private func expectRefused(
    _ place: CentrePlace, _ status: Int32, with more: [String] = [], _ what: String, at where: [String],
    do remedy: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try place.aggregate(more)
    #expect(outcome.status == status && outcome.output.isEmpty, "\(outcome.messages)", sourceLocation: location)
    try Notice.only(of: outcome, location).expect(what, at: `where`, do: remedy, location)
    #expect(try place.drafts().isEmpty && place.receipts().isEmpty, sourceLocation: location)
    try place.expectNothingHalfDone(location)
  }

  @Test("without any bundle says once that there is none")
  func noBundle() throws {
    try expectRefused(
      try CentrePlace(), 75, "there is no bundle that can be counted", at: ["/inbox"], do: "wait for the hubs")
  }

  @Test("with an expired roster opens nothing")
  func expiredRoster() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    try expectRefused(
      place, 64, with: ["--draft-date", "2999-01-01"], "roster expired on", at: ["roster version 1"],
      do: "ask the custodian for the next version")
  }

  @Test("with a roster whose signature is broken opens nothing")
  func brokenRoster() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    let text = try String(contentsOf: place.roster, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "\"diber\"", with: "\"dibra\"").utf8).write(to: place.roster)
    try expectRefused(
      place, 64, "roster has 0 of 1 root signatures", at: ["roster.json"], do: "ask the custodian for the signed roster"
    )
  }

  @Test("with a key that others can read opens nothing")
  func openKey() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    let key = place.keys.appending(path: "opening.key").path(percentEncoded: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    try expectRefused(place, 64, "others can read or replace a secret", at: ["opening.key"], do: "chmod 700")
  }

  @Test("with a mistake in the programme file names its line and column")
  func programmeMistake() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    let text = try String(contentsOfFile: place.programme, encoding: .utf8)
    let broken = place.folder.appending(path: "programme.yaml")
    try Data(text.replacingOccurrences(of: "rows: one per person", with: "rows: one per persn").utf8).write(to: broken)
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.hasSuffix("rows: one per person") })
    try expectRefused(
      place, 64, with: ["--programme", broken.path(percentEncoded: false)], "one per persn",
      at: ["programme.yaml:\(line + 1):11"], do: "one per person")
  }

  @Test("whose ledger is no ledger stops, and leaves the file as it is")
  func strangeLedger() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    try FileManager.default.createDirectory(at: place.centre, withIntermediateDirectories: true)
    let ledger = place.centre.appending(path: "ledger.sqlite")
    try Data("this is no database, but a text of some length, which somebody put here\n".utf8).write(to: ledger)
    let before = try Data(contentsOf: ledger)
    try expectRefused(place, 75, "the ledger cannot be used", at: ["ledger.sqlite"], do: "check")
    #expect(try Data(contentsOf: ledger) == before)
  }
}
