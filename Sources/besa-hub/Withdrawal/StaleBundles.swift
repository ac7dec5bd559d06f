import Exchange
import FoundationEssentials
import Programme
import Sodium

/// Takes bundles that may hold somebody who withdrew out of the outbox, and their copies out of folders that are at hand.
///
/// Also those that the centre signed for: it has them, and nobody here needs the file; receipt and digest stay. A number is
/// never used twice: nobody can know that a file never left its folder. The centre takes the gap, since each bundle is a
/// full snapshot.
struct StaleBundles {
  struct Result {
    var removed: [LoggedRun.Bundle] = []
    /// Of these, those of which a copy went away before and could not be taken back.
    var underWay: [Int] = []
    /// Removed as well, and delivered before.
    var delivered: [LoggedRun.Bundle] = []
  }

  let home: HubHome
  /// Numbers that the centre has signed for.
  let delivered: Set<Int>

  func remove(on day: CalendarDate, now: Moment = .now) throws -> Result {
    let firstClean = try Withdrawals(of: home).firstClean
    let outbox = try Outbox(folder: home.paths.outbox)
    var removal = try BundleRemoval(home: home, outbox: outbox, day: day)
    var result = Result()
    for name in try outbox.bundles(of: home.hub) where name.sequence < firstClean {
      let isDelivered = delivered.contains(name.sequence)
      if !isDelivered, try takeBack(name, outbox.digest(of: name), &removal.sendings, now) {
        result.underWay.append(name.sequence)
      }
      try removal.remove(name)
    }
    result.removed = removal.removed.filter { !delivered.contains($0.sequence) }
    result.delivered = removal.removed.filter { delivered.contains($0.sequence) }
    return result
  }

  /// - Returns: Whether a copy may be on its way to the centre.
  private func takeBack(_ name: ParcelName, _ digest: Digest, _ sendings: inout Sendings, _ now: Moment) -> Bool {
    var isUnderWay = false
    for copy in sendings[name.sequence]?.copies ?? [] where copy.takenBack == nil {
      // A folder that cannot be reached now may still hold the copy.
      if (try? FolderCarrier(folder: copy.to).takeBack(name, digest: digest)) == true {
        sendings.takeBack(name.sequence, from: copy.to, at: now)
      } else {
        isUnderWay = true
      }
    }
    return isUnderWay
  }
}
