import Exchange
import FoundationEssentials
import Programme
import Sodium

/// Which of a hub's bundles the centre has signed for.
struct Deliveries {
  /// Longest bundle that is read again to compare it with its receipt.
  private static let mostBytes = 1 << 34

  struct Delivery: Encodable {
    let bundle: String
    /// Day of the receipt; `nil` while there is none.
    let delivered: String?
  }

  let home: HubHome
  private let outbox: Outbox
  let aggregator: VerifyingKey

  init(of home: HubHome, on day: CalendarDate) throws {
    self.home = home
    outbox = try Outbox(folder: home.paths.outbox)
    aggregator = try home.roster(on: day, keys: HubKeys(of: home)).aggregator.signing
  }

  func all() throws -> [Delivery] {
    try outbox.bundles(of: home.hub).map { name in
      let receipt = try outbox.receipt(for: name, programme: home.programme.id, aggregator: aggregator)
      return Delivery(bundle: name.bundleFile, delivered: receipt?.date.description)
    }
  }

  /// Takes over the receipts that have come back; each is checked before it is kept.
  ///
  /// - Returns: Bundles that are delivered now and were not before.
  func take(from folder: String) throws -> [Delivery] {
    var taken: [Delivery] = []
    for name in try outbox.bundles(of: home.hub) {
      let path = folder + "/" + name.receiptFile
      if exists(outbox.receiptPath(name)) || !exists(path) { continue }
      let receipt = try Receipt.read(path, from: aggregator)
      let bundle = Digest(of: try WholeFile.read(outbox.bundlePath(name), limit: Self.mostBytes))
      guard receipt.programme == home.programme.id, receipt.hub == name.hub, receipt.sequence == name.sequence,
        receipt.bundle == bundle
      else { throw HubError.badReceipt(file: path) }
      try LedgerMemory(at: home.paths.ledgerHead).take(receipt, file: path)
      let bytes = try WholeFile.read(path, limit: 1 << 14)
      try WholeFile.write(bytes, to: outbox.receiptPath(name), access: .ownerOnly)
      taken.append(Delivery(bundle: name.bundleFile, delivered: receipt.date.description))
    }
    return taken
  }

  /// The receipts that are kept, each checked again.
  func receipts() throws -> [Receipt] {
    try outbox.bundles(of: home.hub).compactMap { name in
      try outbox.receipt(for: name, programme: home.programme.id, aggregator: aggregator)
    }
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
