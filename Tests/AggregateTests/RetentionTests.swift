import Exchange
import Foundation
import Programme
import Reporting
import Sodium
import Testing

@testable import besa

@Suite("What the centre keeps, and what it makes nothing of", .serialized) struct RetentionTests {
  private func deletions(_ centre: CentreFixture) throws -> [LedgerEvent] {
    try Ledger(reading: centre.path("centre/ledger.sqlite")).entries().map(\.event)
      .filter { $0.kind == "bundle-deleted" }
  }

  private func delete(_ centre: CentreFixture, days: Double) throws -> [String] {
    let inbox = try Inbox(folder: centre.path("inbox"), quarantine: centre.path("centre/quarantine"))
    return try SupersededBundles(inbox: inbox, ledger: Ledger(at: centre.path("centre/ledger.sqlite")), days: 180)
      .delete(at: Date().addingTimeInterval(days * 86_400)).map(\.bundleFile)
  }

  /// Two bundles of one hub in the inbox, the second accepted today.
  private func centre() throws -> (CentreFixture, first: Digest) {
    let centre = try CentreFixture(isEmpty: true)
    let first = try centre.send("flexy").digest
    let second = try centre.send("flexy", sequence: 2, previous: first).digest
    let ledger = try Ledger(at: centre.path("centre/ledger.sqlite"))
    for (sequence, digest) in [(1, first), (2, second)] {
      try ledger.append(
        [.bundleAccepted(hub: "flexy", sequence: sequence, period: centre.programme.period.id, digest: digest)],
        at: Date())
    }
    return (centre, first)
  }

  @Test("a bundle that a later one replaced is deleted after the programme file's time, and the ledger says so once")
  func superseded() throws {
    let (centre, first) = try centre()
    let kept = try centre.bytes("inbox/flexy-1.besa")
    #expect(try delete(centre, days: 179) == [] && deletions(centre) == [])
    #expect(try delete(centre, days: 181) == ["flexy-1.besa"])
    #expect(try deletions(centre) == [.bundleDeleted(hub: "flexy", sequence: 1, digest: first)])
    #expect(centre.files("inbox") == ["flexy-2.besa"])
    // Somebody puts it back, from a stick: it goes again, and the ledger says it once.
    let place = centre.root.appending(path: "inbox/flexy-1.besa")
    try Data(kept).write(to: place)
    #expect(try delete(centre, days: 182) == ["flexy-1.besa"] && deletions(centre).count == 1)
    // Another file under its name is no superseded bundle: the door must see it.
    try Data(kept.dropLast()).write(to: place)
    #expect(try delete(centre, days: 183) == [] && deletions(centre).count == 1)
  }

  @Test("while the newest bundle itself is not there, nothing is deleted")
  func onlyCopy() throws {
    let (centre, _) = try centre()
    try FileManager.default.removeItem(atPath: centre.path("inbox/flexy-2.besa"))
    #expect(try delete(centre, days: 400) == [] && deletions(centre) == [])
  }

  @Test("aggregate itself deletes what the programme file says, and keeps the receipt")
  func byAggregate() throws {
    let centre = try CentreFixture(isEmpty: true) { $0.replacing("{bundles: 180,", with: "{bundles: 1,") }
    let first = try centre.send("flexy").digest
    #expect(try centre.aggregate().messages.contains("deleted") == false)
    let second = try centre.send("flexy", sequence: 2, previous: first).digest
    // Accepted the day before yesterday.
    try Ledger(at: centre.path("centre/ledger.sqlite")).append(
      [.bundleAccepted(hub: "flexy", sequence: 2, period: centre.programme.period.id, digest: second)],
      at: Date().addingTimeInterval(-2 * 86_400))
    let outcome = try centre.aggregate()
    #expect(outcome.messages.contains("deleted flexy-1.besa: a later bundle replaced it"), "\(outcome.messages)")
    #expect(centre.files("inbox") == ["flexy-1.receipt", "flexy-2.besa", "flexy-2.receipt"])
    #expect(try deletions(centre) == [.bundleDeleted(hub: "flexy", sequence: 1, digest: first)])
  }

  @Test("when no hub has a participant there is no draft of zeros, and the hubs get their receipts")
  func nobody() throws {
    let centre = try CentreFixture(isEmpty: true)
    try centre.sendAll()
    let outcome = try centre.aggregate()
    #expect(outcome.status == 75 && outcome.output.isEmpty)
    #expect(outcome.messages.contains("no hub has a participant who consents; no draft was written"))
    #expect(centre.files("centre").allSatisfy { !$0.hasPrefix("drafts/") })
    #expect(centre.files("inbox").count { $0.hasSuffix(".receipt") } == 5)
  }
}
