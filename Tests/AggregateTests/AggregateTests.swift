import Cohort
import Disclosure
import Exchange
import Foundation
import Linkage
import Programme
import Pseudonymisation
import Reporting
import Sodium
import Tabulation
import Testing

@testable import besa

@Suite(.serialized) struct AggregateTests {
  func kinds(_ centre: CentreFixture) throws -> [String] {
    try Ledger(reading: centre.path("centre/ledger.sqlite")).entries().map(\.event.kind)
  }

  @Test("five bundles become one draft, with receipts and a ledger")
  func wholeWay() throws {
    let centre = try CentreFixture()
    try centre.sendAll()
    let outcome = try centre.aggregate(["--json"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let result = try #require(JSONValue(parsing: Array(outcome.output.utf8.dropLast())))
    #expect(result["persons"]?.number == 105)
    #expect(result["registrations"]?.number == 111)
    #expect(result["hubs_reported"]?.number == 5)
    #expect(try kinds(centre) == Array(repeating: "bundle-accepted", count: 5) + ["drafted"])
    let files = centre.files("centre")
    #expect(files.contains("drafts/001/release/report.html"))
    #expect(files.contains("drafts/001/internal/true-tables/T01.csv"))
    #expect(centre.files("inbox").count { $0.hasSuffix(".receipt") } == 5)
    let key = try SigningKey(file: SecretFile.read(centre.path("home/signing.key")))
    let receipt = try Receipt.read(centre.path("inbox/diber-1.receipt"), from: key.verifying)
    #expect(receipt.hub == "diber" && receipt.sequence == 1)
    #expect(try receipt.bundle == Digest(of: centre.bytes("inbox/diber-1.besa")))
    let draft = try FileManager.default.attributesOfItem(atPath: centre.path("centre/drafts/001"))
    #expect(draft[.posixPermissions] as? Int == 0o700)
  }

  @Test("no identifier of any participant reaches the centre's folder or what it prints")
  func canary() throws {
    let centre = try CentreFixture()
    try centre.sendAll()
    let outcome = try centre.aggregate()
    #expect(outcome.status == 0)
    let whole = centre.files("centre").reduce(into: outcome.output + outcome.messages) { text, file in
      text += String(decoding: (try? centre.bytes("centre/" + file)) ?? [], as: UTF8.self)
    }
    #expect(whole.utf8.count > 100_000)
    // Shorter ones occur in any long text; the full names, phones, birth dates and codes do not.
    let marked = centre.truth.identifiers.filter { $0.utf8.count >= 8 }
    #expect(marked.count > 200)
    #expect(marked.filter { whole.contains($0) } == [])
    for table in try centre.coded.values.flatMap({ try $0.tables }) {
      for token in table.tokens.values.joined().compactMap({ $0 }) {
        #expect(!whole.contains(String(token.high, radix: 16)))
      }
    }
  }

  @Test("a later run makes the next draft of the newest bundles; receipts, superseded bundles and tables stay")
  func again() throws {
    let centre = try CentreFixture()
    try centre.sendAll()
    #expect(try centre.aggregate().status == 0)
    let receipt = try centre.bytes("inbox/flexy-1.receipt")
    #expect(try centre.aggregate().status == 0)
    #expect(try centre.bytes("inbox/flexy-1.receipt") == receipt)
    let first = Digest(of: try centre.bytes("inbox/diber-1.besa"))
    try centre.send("diber", sequence: 2, previous: first)
    let third = try centre.aggregate()
    #expect(third.status == 0 && third.messages.contains("opened diber-2.besa"))
    #expect(!third.messages.contains("opened diber-1.besa"))
    #expect(centre.files("inbox").contains("diber-1.besa"))
    #expect(try kinds(centre).count { $0 == "bundle-accepted" } == 6)
    for table in centre.files("centre/drafts/001/internal/true-tables") {
      let one = try centre.bytes("centre/drafts/001/internal/true-tables/" + table)
      #expect(try one == centre.bytes("centre/drafts/002/internal/true-tables/" + table))
    }
    #expect(
      try centre.bytes("centre/drafts/001/release/tables/published.csv")
        == centre.bytes("centre/drafts/002/release/tables/published.csv"))
  }

  /// Spoils the bundles of four of the five hubs, each in its own way.
  func spoil(_ centre: CentreFixture) throws {
    func change(_ hub: String, _ edit: (inout [UInt8]) -> Void) throws {
      var bytes = try centre.bytes("inbox/\(hub)-1.besa")
      edit(&bytes)
      try Data(bytes).write(to: centre.root.appending(path: "inbox/\(hub)-1.besa"))
    }
    try change("diber") { $0[$0.count / 2] ^= 1 }
    try change("tropoje") { $0.removeLast(100) }
    try FileManager.default.removeItem(atPath: centre.path("inbox/flexy-1.besa"))
    try centre.send("flexy", signedBy: "diber")
    try FileManager.default.moveItem(
      atPath: centre.path("inbox/elbasan-1.besa"), toPath: centre.path("inbox/elbasan-7.besa"))
  }

  @Test("bad bundles go to quarantine whole, each with its reason; the other hub's run goes on")
  func quarantine() throws {
    let centre = try CentreFixture()
    try centre.sendAll()
    try spoil(centre)
    let spoilt = Set(
      try ["diber-1", "tropoje-1", "flexy-1", "elbasan-7"].map { try centre.bytes("inbox/\($0).besa") })
    let outcome = try centre.aggregate()
    #expect(outcome.status == 3, "\(outcome.messages)")
    let kept = centre.files("centre/quarantine").filter { $0.hasSuffix(".besa") }
    #expect(Set(try kept.map { try centre.bytes("centre/quarantine/" + $0) }) == spoilt)
    for file in kept {
      let reason = String(decoding: try centre.bytes("centre/quarantine/\(file).reason"), as: UTF8.self)
      #expect(reason.contains("where:") && reason.contains("do:"))
    }
    #expect(try kinds(centre).count { $0 == "bundle-refused" } == 4)
    #expect(centre.files("inbox") == ["shkoder-1.besa", "shkoder-1.receipt"])
    #expect(outcome.output.contains("1 of 5 reported"))
    #expect(outcome.messages.contains("no bundle of hub diber"))
  }

  @Test("a bundle of another epoch than the other hubs' is refused, and stays out of the ledger's accepted ones")
  func epoch() throws {
    let centre = try CentreFixture()
    try centre.send("shkoder")
    try centre.send("tropoje")
    try centre.send("diber", epoch: "2099")
    let outcome = try centre.aggregate()
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("2 of 5 reported"))
    #expect(centre.files("centre/quarantine").count == 2)
    #expect(try kinds(centre).count { $0 == "bundle-accepted" } == 2)
  }

  @Test("other bytes under a number that was accepted are refused with an alarm")
  func reused() throws {
    let centre = try CentreFixture()
    try centre.sendAll()
    #expect(try centre.aggregate().status == 0)
    try FileManager.default.removeItem(atPath: centre.path("inbox/diber-1.besa"))
    try centre.send("diber")
    let outcome = try centre.aggregate()
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("ALARM"))
    #expect(outcome.output.contains("4 of 5 reported"))
  }

  @Test("every kind of failure has its exit code")
  func exitCodes() {
    #expect(Exit(of: DisclosureError.auditFailed([])) == .auditFailed)
    #expect(Exit(of: DisclosureError.cannotProtect(cells: [])) == .auditFailed)
    #expect(Exit(of: ExchangeError.cannotRead(file: "", reason: "")) == .tryLater)
    #expect(Exit(of: ExchangeError.rosterFork(version: 1)) == .usage)
    #expect(Exit(of: TabulationError.mergedTwoWays(field: "")) == .usage)
    #expect(Exit(of: LinkageError.noPersonSource) == .bug)
  }

  @Test("an empty inbox, another centre's keys and a broken programme file each end with their own code")
  func refusals() throws {
    let centre = try CentreFixture()
    #expect(try centre.aggregate().status == 75)
    try centre.sendAll()
    let other = try CentreFixture()
    let keys = try centre.aggregate(["--home", other.path("home"), "--roster", centre.path("roster.json")])
    #expect(keys.status == 64)
    #expect(keys.messages.contains("not the one that the roster names"))
    try Data("besa: 1\n".utf8).write(to: centre.root.appending(path: "programme.yaml"))
    #expect(try centre.aggregate().status == 64)
    #expect(try centre.aggregate(["--draft-date", "today"]).status == 64)
    #expect(centre.files("centre/drafts") == [])
  }
}
