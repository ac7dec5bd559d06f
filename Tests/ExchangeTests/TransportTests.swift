import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("Outbox, inbox and receipts")
struct TransportTests {
  private let shop: Workshop
  private let parties: SampleParties
  private let outbox: Outbox
  private let inbox: Inbox
  private let name = ParcelName(hub: "elbasan", sequence: 1)

  init() throws {
    shop = try Workshop()
    parties = try SampleParties()
    outbox = try Outbox(folder: shop.path("hub/outbox"))
    inbox = try Inbox(folder: shop.path("centre/inbox"), quarantine: shop.path("centre/quarantine"))
  }

  private func seal(_ sequence: Int = 1, previous: Digest? = nil) throws -> SealedBundle {
    try BundleContents(
      manifest: parties.manifest(sequence: sequence, previous: previous), tables: SampleProgramme.tables(people: 2),
      programme: SampleProgramme.file
    ).seal(to: outbox.bundlePath(ParcelName(hub: "elbasan", sequence: sequence)), signedBy: parties.hub)
  }

  private func receipt(for bundle: Digest, sequence: Int = 1) -> Receipt {
    Receipt(
      programme: "sample", hub: "elbasan", sequence: sequence, bundle: bundle,
      ledger: .init(entry: 3, digest: Digest(of: [7])),
      date: parties.today)
  }

  @Test("a bundle goes from outbox to inbox and its receipt comes back")
  func wholeWay() throws {
    #expect(try outbox.last(of: "elbasan") == nil)
    let sealed = try seal()
    #expect(try outbox.last(of: "elbasan") == AcceptedBundle(sequence: 1, digest: sealed.digest))
    try outbox.ship(name, to: inbox.folder)
    try outbox.ship(name, to: inbox.folder)
    let arrival = try #require(inbox.arrivals().first)
    #expect(arrival.name == name)
    let opened = try parties.open(arrival.path)
    #expect(try outbox.receipt(for: name, programme: "sample", aggregator: parties.aggregator.verifying) == nil)

    let bytes = try inbox.keepReceipt(receipt(for: opened.digest).signed(by: parties.aggregator), for: arrival.name)
    try WholeFile.write(bytes, to: outbox.receiptPath(name), access: .everyone)
    let receipt = try outbox.receipt(for: name, programme: "sample", aggregator: parties.aggregator.verifying)
    #expect(receipt?.bundle == sealed.digest)
    #expect(receipt?.ledgerHead == Digest(of: [7]))
  }

  @Test("the same bundle again has the same receipt, byte for byte")
  func sameReceipt() throws {
    let first = try inbox.keepReceipt(receipt(for: Digest(of: [1])).signed(by: parties.aggregator), for: name)
    let second = try inbox.keepReceipt([1, 2, 3], for: name)
    #expect(first == second)
    #expect(receipt(for: Digest(of: [1])).signed(by: parties.aggregator) == first)
  }

  @Test("a receipt by another key, changed, or for other bytes is refused")
  func badReceipts() throws {
    let sealed = try seal()
    func read(_ bytes: [UInt8]) throws -> Receipt? {
      try WholeFile.write(bytes, to: outbox.receiptPath(name), access: .everyone)
      return try outbox.receipt(for: name, programme: "sample", aggregator: parties.aggregator.verifying)
    }
    let good = receipt(for: sealed.digest).signed(by: parties.aggregator)
    #expect(try read(good) != nil)
    #expect(throws: ExchangeError.self) { try read(receipt(for: sealed.digest).signed(by: parties.hub)) }
    let path = outbox.receiptPath(name)
    #expect(throws: ExchangeError.receiptMismatch(file: path, what: "other bytes arrived")) {
      try read(receipt(for: Digest(of: [1])).signed(by: parties.aggregator))
    }
    #expect(throws: ExchangeError.receiptMismatch(file: path, what: "another hub or number")) {
      try read(receipt(for: sealed.digest, sequence: 2).signed(by: parties.aggregator))
    }
    let start = try #require(good.firstIndex(of: 10)) + 1
    for position in stride(from: start, to: good.count, by: 5) {
      var changed = good
      changed[position] ^= 1
      #expect(throws: ExchangeError.self) { try read(changed) }
    }
  }

  @Test("other bytes never take the place of a bundle that was shipped")
  func shipNeverReplaces() throws {
    _ = try seal()
    try outbox.ship(name, to: inbox.folder)
    try FileManager.default.removeItem(atPath: outbox.bundlePath(name))
    _ = try seal()
    let copy = "\(inbox.folder)/\(name.bundleFile)"
    let before = try WholeFile.read(copy, limit: 1 << 20)
    #expect(throws: ExchangeError.alreadyThere(path: copy)) { try outbox.ship(name, to: inbox.folder) }
    #expect(try WholeFile.read(copy, limit: 1 << 20) == before)
  }

  @Test("a refused file moves to quarantine whole, and a second of its name beside it")
  func quarantine() throws {
    for _ in 0..<2 {
      try WholeFile.write([1, 2, 3], to: "\(inbox.folder)/\(name.bundleFile)", access: .ownerOnly)
      let target = try inbox.quarantine(try #require(inbox.arrivals().first))
      #expect(try WholeFile.read(target, limit: 10) == [1, 2, 3])
      #expect(try inbox.arrivals().isEmpty)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: inbox.quarantineFolder).count == 2)
  }

  @Test("only whole bundles' names count as arrivals, in order")
  func names() throws {
    for file in [
      "b-2.besa", "b-10.besa", "a-3.besa", "a-b-1.besa", "b-02.besa", "b-0.besa", "-1.besa", ".b-1.besa", "b-1.receipt",
      "b.besa", "b-1.besa.tmp",
    ] {
      try WholeFile.write([], to: "\(inbox.folder)/\(file)", access: .ownerOnly)
    }
    #expect(try inbox.arrivals().map(\.name.bundleFile) == ["a-3.besa", "a-b-1.besa", "b-2.besa", "b-10.besa"])
  }
}
