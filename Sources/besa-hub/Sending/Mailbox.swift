import Exchange
import FoundationEssentials
import Programme

/// What is done before anything is sent: receipts are taken over, and bundles are taken out of the outbox that hold
/// somebody who withdrew, or that were delivered and replaced long ago.
struct Mailbox {
  let home: HubHome
  let day: CalendarDate

  func tidy(_ entry: inout LoggedRun) throws {
    takeReceipts(&entry)
    let stale = try StaleBundles(home: home, delivered: Deliveries.kept(in: home)).remove(on: day)
    let removed = stale.removed + stale.delivered + removeSuperseded()
    entry.bundles += removed
    if !removed.isEmpty { entry.counts["removed"] = removed.count }
  }

  /// Whatever keeps receipts from being checked, or a file from going, waits for the next time: nothing depends on it.
  private func removeSuperseded() -> [LoggedRun.Bundle] {
    let delivered = try? Deliveries(of: home, on: day).all()
    return (try? SupersededBundles(home: home, delivered: delivered ?? [:]).remove(on: day)) ?? []
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
