import Exchange
import Programme

/// Bundles that the centre signed for and that a later one replaced there: their files serve nobody any more.
///
/// The hub keeps them as long as the centre keeps its own, by the programme file's `retention`; where it says no time,
/// they stay. The newest delivered bundle always stays: should the centre lose it, this is what it asks for.
struct SupersededBundles {
  let home: HubHome
  /// Day of the receipt, by number.
  let delivered: [Int: CalendarDate]

  /// Receipt, number and digest stay.
  ///
  /// - Returns: What was removed.
  func remove(on day: CalendarDate) throws -> [LoggedRun.Bundle] {
    guard let days = home.programme.purpose.accountability?.retention.bundles else { return [] }
    let outbox = try Outbox(folder: home.paths.outbox)
    var removal = try BundleRemoval(home: home, outbox: outbox, day: day)
    for name in try outbox.bundles(of: home.hub) where delivered[name.sequence] != nil {
      guard let replaced = replacement(of: name.sequence), day.dayNumber - replaced.dayNumber > days else { continue }
      try removal.remove(name)
    }
    return removal.removed
  }

  /// The day on which the centre signed for a later bundle.
  private func replacement(of sequence: Int) -> CalendarDate? {
    delivered.filter { $0.key > sequence }.map(\.value).min()
  }
}
