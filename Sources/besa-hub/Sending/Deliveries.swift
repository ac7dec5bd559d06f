import Exchange
import FoundationEssentials
import Programme
import Sodium

/// Which of a hub's bundles the centre has signed for.
struct Deliveries {
  /// Longest receipt that is copied.
  private static let mostBytes = 1 << 14

  struct Delivery {
    let name: ParcelName
    /// Day of the receipt.
    let day: CalendarDate
  }

  let home: HubHome
  private let outbox: Outbox
  private let sendings: Sendings
  let aggregator: VerifyingKey

  init(of home: HubHome, on day: CalendarDate) throws {
    self.home = home
    outbox = try Outbox(folder: home.paths.outbox)
    sendings = try Sendings(reading: home.paths.sendings)
    aggregator = try home.roster(on: day, keys: HubKeys(of: home)).aggregator.signing
  }

  /// Numbers of bundles with a receipt in the outbox; each was checked when it was taken over.
  static func kept(in home: HubHome) throws -> Set<Int> {
    let outbox = try Outbox(folder: home.paths.outbox)
    let known =
      try outbox.bundles(of: home.hub).map(\.sequence) + Sendings(reading: home.paths.sendings).bundles.map(\.sequence)
    return Set(
      known.filter {
        FileManager.default.fileExists(atPath: outbox.receiptPath(ParcelName(hub: home.hub, sequence: $0)))
      })
  }

  /// Day of the receipt by number, each checked again.
  func all() throws -> [Int: CalendarDate] {
    Dictionary(uniqueKeysWithValues: try receipts().map { ($0.sequence, $0.date) })
  }

  /// The receipts that are kept, each checked again.
  func receipts() throws -> [Receipt] {
    try names().compactMap { name in
      try outbox.receipt(
        for: name, programme: home.programme.id, aggregator: aggregator, digest: sendings[name.sequence]?.digest
      )
    }
  }

  /// Takes over the receipts that have come back; each is checked before it is kept.
  ///
  /// - Returns: Bundles that are delivered now and were not before.
  func take(from folder: String) throws -> [Delivery] {
    var taken: [Delivery] = []
    for name in try names() {
      let path = folder + "/" + name.receiptFile
      if exists(outbox.receiptPath(name)) || !exists(path) { continue }
      let receipt = try Receipt.read(path, from: aggregator)
      let bundle = try sendings[name.sequence]?.digest ?? outbox.digest(of: name)
      guard receipt.programme == home.programme.id, receipt.hub == name.hub, receipt.sequence == name.sequence,
        receipt.bundle == bundle
      else { throw HubError.badReceipt(file: path) }
      try LedgerMemory(at: home.paths.ledgerHead).take(receipt, file: path)
      let bytes = try WholeFile.read(path, limit: Self.mostBytes)
      try WholeFile.write(bytes, to: outbox.receiptPath(name), access: .ownerOnly)
      taken.append(Delivery(name: name, day: receipt.date))
    }
    return taken
  }

  /// Of all bundles that are here, or were.
  private func names() throws -> [ParcelName] {
    let here = try outbox.bundles(of: home.hub).map(\.sequence)
    return Set(here + sendings.bundles.map(\.sequence)).sorted().map { ParcelName(hub: home.hub, sequence: $0) }
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
