import Foundation
import Testing

@Suite("A bundle that cannot be used")
struct RefusedBundleTests {
  @Test(
    "goes to quarantine with its reason, is named once with where and what to do, and gets no receipt",
    arguments: SpoiledBundle.all)
  func refuses(_ spoiled: SpoiledBundle) throws {
    let place = try CentrePlace()
    let bytes = spoiled.spoil(try place.bundle(of: "shkoder"))
    try place.deliver(bytes, as: "shkoder-1.besa")
    let outcome = try place.aggregate(spoiled.more)
    // Nothing else arrived, so there is nothing to count either: a second message says that.
    #expect(outcome.status == 75 && outcome.output.isEmpty, "\(outcome.messages)")
    let notices = Notice.all(in: outcome.messages)
    #expect(notices.count == 2 && outcome.messages.split(separator: "\n").count == 6, "\(outcome.messages)")
    try #require(notices.first).expect(spoiled.what, at: spoiled.places, do: spoiled.remedy)
    #expect(notices.last?.what.contains("there is no bundle that can be counted") == true)
    let refused = try place.refused()
    #expect(refused.bundles.count == 1 && refused.reasons.count == 1)
    #expect(refused.reasons.first?.contains(spoiled.what) == true)
    #expect(try Data(contentsOf: place.quarantine.appending(path: refused.bundles.first ?? "")) == bytes)
    #expect(try place.receipts().isEmpty && place.drafts().isEmpty)
    try place.expectLedgerSound()
    try place.expectNothingHalfDone()
  }

  @Test("stops no other hub: four are refused, the fifth is counted, exit code 3, and a later run counts the rest")
  func othersGoOn() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    for hub in ["shkoder", "tropoje", "elbasan"] {
      var bytes = try place.bundle(of: hub)
      bytes[bytes.count - 200] ^= 4
      try place.deliver(bytes, as: "\(hub)-1.besa")
    }
    // A mail program's copy: whole, but nobody can say by its name whose it is.
    try place.deliver(try place.bundle(of: "flexy"), as: "flexy-1 (2).besa")
    let first = try place.aggregate()
    #expect(first.status == 3, "\(first.messages)")
    #expect(Notice.all(in: first.messages).count == 4)
    #expect(first.messages.contains("does not have the name that besa-hub gave it"))
    #expect(first.output.contains("1 of 5 reported") && first.output.contains("refused bundles 4"))
    for hub in ["shkoder", "tropoje", "elbasan", "flexy"] {
      #expect(first.messages.contains("no bundle of hub \(hub)"))
    }
    #expect(try place.drafts() == ["001"] && place.receipts() == ["diber-1.receipt"])
    #expect(try place.refused().bundles.count == 3)

    try place.deliver("shkoder", "tropoje", "elbasan", "flexy")
    try FileManager.default.removeItem(at: place.inbox.appending(path: "flexy-1 (2).besa"))
    let second = try place.aggregate()
    #expect(second.status == 0 && second.output.contains("5 of 5 reported"), "\(second.messages)")
    #expect(try place.drafts() == ["001", "002"] && place.receipts().count == 5)
    try place.expectLedgerSound()
    try place.expectNothingHalfDone()
  }

  @Test("is called an alarm when it has other bytes under a number that was accepted; two of one hub are one")
  func numbers() throws {
    let hub = try HubPlace("diber")
    for _ in 1...2 { #expect(try hub.run().status == 0) }
    let place = try CentrePlace()
    // The demo's bundle 1 and this hub's own bundle 1 have one number and different bytes.
    for number in 1...2 {
      try place.deliver(
        try Data(contentsOf: hub.outbox.appending(path: "diber-\(number).besa")), as: "diber-\(number).besa")
    }
    let both = try place.aggregate()
    #expect(both.status == 0 && both.output.contains("21 registrations"), "\(both.messages)\(both.output)")
    #expect(try place.receipts() == ["diber-1.receipt", "diber-2.receipt"])

    try place.deliver("diber")
    let reused = try place.aggregate()
    #expect(reused.status == 3, "\(reused.messages)")
    let notice = try #require(Notice.all(in: reused.messages).first)
    notice.expect("ALARM: other bytes under a number", at: ["hub diber, number 1"], do: "phone the hub")
    #expect(Notice.all(in: reused.messages).count == 1 && reused.output.contains("21 registrations"))
    try place.expectLedgerSound()
  }

  @Test("is refused when its number is below the one that was accepted")
  func older() throws {
    let hub = try HubPlace("diber")
    for _ in 1...2 { #expect(try hub.run().status == 0) }
    let place = try CentrePlace()
    let second = place.inbox.appending(path: "diber-2.besa")
    try Built.copy(hub.outbox.appending(path: "diber-2.besa"), to: second)
    #expect(try place.aggregate().status == 0)
    try FileManager.default.removeItem(at: second)
    try Built.copy(hub.outbox.appending(path: "diber-1.besa"), to: place.inbox.appending(path: "diber-1.besa"))
    let outcome = try place.aggregate()
    #expect(outcome.status == 75, "\(outcome.messages)")
    try #require(Notice.all(in: outcome.messages).first).expect(
      "older than the bundle that was accepted", at: ["hub diber, number 1, accepted 2"], do: "restored from a backup")
    #expect(try place.refused().bundles.count == 1 && place.drafts() == ["001"])
  }
}
