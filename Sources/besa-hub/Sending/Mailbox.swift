import Exchange
import FoundationEssentials
import Programme

/// What is done before anything is sent: receipts are taken over, and bundles with somebody who withdrew are taken out.
struct Mailbox {
  let home: HubHome
  let day: CalendarDate

  func tidy(_ entry: inout LoggedRun) throws {
    takeReceipts(&entry)
    let stale = try StaleBundles(home: home, delivered: Deliveries.kept(in: home)).remove(on: day)
    entry.bundles += stale.removed
    if !stale.removed.isEmpty { entry.counts["removed"] = stale.removed.count }
  }

  /// A receipt that is wrong is said; what waits is sent all the same.
  private func takeReceipts(_ entry: inout LoggedRun) {
    guard let folder = home.receiptsFrom, Folder.isThere(folder) else { return }
    do {
      let taken = try Deliveries(of: home, on: day).take(from: folder)
      if !taken.isEmpty { entry.counts["receipts"] = taken.count }
    } catch {
      Console.error("besa-hub: " + Words.text(of: error))
    }
  }
}

extension BundleQueue {
  /// With every receipt checked again; without a roster that counts, as they were checked when they came.
  init(of home: HubHome, on day: CalendarDate) throws {
    try self.init(
      of: home, sendings: Sendings(reading: home.paths.sendings), delivered: Deliveries(of: home, on: day).all())
  }
}
