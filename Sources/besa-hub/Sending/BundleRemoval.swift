import Exchange
import Programme

/// Takes bundles out of a hub's outbox for good. Number and digest are remembered: the next bundle continues the chain,
/// and a receipt can still be checked.
struct BundleRemoval {
  let outbox: Outbox
  let day: CalendarDate
  private(set) var removed: [LoggedRun.Bundle] = []
  var sendings: Sendings
  private let home: HubHome

  init(home: HubHome, outbox: Outbox, day: CalendarDate) throws {
    (self.home, self.outbox, self.day) = (home, outbox, day)
    sendings = try Sendings(reading: home.paths.sendings)
  }

  mutating func remove(_ name: ParcelName) throws {
    let digest = try outbox.digest(of: name)
    sendings.remove(name.sequence, digest: digest, on: day)
    // Entered first: a bundle that is gone without a word would look lost.
    try sendings.write(to: home.paths.sendings)
    try LastSealed.keep(in: home)
    try outbox.remove(name)
    removed.append(.init(sequence: name.sequence, digest: digest))
  }
}
