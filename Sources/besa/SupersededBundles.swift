import Exchange
import FoundationEssentials
import Reporting
import Sodium

/// Bundles that a later one of their hub replaced: the centre keeps them for the programme file's time and no longer
/// (`design.md` §7).
struct SupersededBundles {
  let inbox: Inbox
  let ledger: Ledger
  /// Days since the later bundle was accepted.
  let days: Int

  /// One accepted bundle of a hub, and when it was.
  private struct Accepted {
    let sequence: Int
    let digest: Digest
    let time: String
  }

  /// Deletes those whose time is over; their receipts stay. A hub's newest accepted bundle is never one of them.
  ///
  /// The ledger says it first: a run that was stopped in between finds the file again and only deletes it.
  ///
  /// - Parameter now: By the clock by which the ledger's entries were written.
  /// - Returns: What was deleted.
  func delete(at now: Date) throws -> [ParcelName] {
    let limit = now.addingTimeInterval(-86_400 * Double(days)).ISO8601Format()
    let entries = try ledger.entries()
    let accepted = accepted(entries)
    let arrivals = try inbox.arrivals()
    var deleted: [ParcelName] = []
    for arrival in arrivals {
      let all = accepted[arrival.name.hub] ?? []
      guard let own = all.first(where: { $0.sequence == arrival.name.sequence }),
        let later = all.first(where: { $0.sequence > own.sequence }), later.time < limit,
        arrivals.contains(where: { $0.name.hub == arrival.name.hub && $0.name.sequence == all.last?.sequence }),
        try BundleFile(arrival.path).digest() == own.digest
      else { continue }
      try note(arrival.name, own.digest, in: entries, at: now)
      try inbox.delete(arrival)
      deleted.append(arrival.name)
    }
    return deleted
  }

  /// By hub, in the order of their numbers.
  private func accepted(_ entries: [LedgerEntry]) -> [String: [Accepted]] {
    var accepted: [String: [Accepted]] = [:]
    for entry in entries {
      guard case .bundleAccepted(let hub, let sequence, _, let digest) = entry.event else { continue }
      accepted[hub, default: []].append(Accepted(sequence: sequence, digest: digest, time: entry.time))
    }
    return accepted.mapValues { $0.sorted { $0.sequence < $1.sequence } }
  }

  private func note(_ name: ParcelName, _ digest: Digest, in entries: [LedgerEntry], at now: Date) throws {
    let event = LedgerEvent.bundleDeleted(hub: name.hub, sequence: name.sequence, digest: digest)
    if entries.contains(where: { $0.event == event }) { return }
    try ledger.append([event], at: now)
  }
}
