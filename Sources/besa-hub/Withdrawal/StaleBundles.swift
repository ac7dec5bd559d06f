import Exchange
import FoundationEssentials
import Programme
import Sodium

/// Takes bundles that may hold somebody who withdrew out of the outbox, and their copies out of folders that are at hand.
///
/// A bundle that the centre signed for is there; it stays as the receipt's counterpart. A number is never used twice:
/// nobody can know that a file never left its folder. The centre takes the gap, since each bundle is a full snapshot.
struct StaleBundles {
  struct Result {
    var removed: [LoggedRun.Bundle] = []
    /// Of these, those of which a copy went away before and could not be taken back.
    var underWay: [Int] = []
  }

  let home: HubHome
  /// Numbers that the centre has signed for.
  let delivered: Set<Int>

  func remove(on day: CalendarDate, now: Moment = .now) throws -> Result {
    let firstClean = try Withdrawals(of: home).firstClean
    let outbox = try Outbox(folder: home.paths.outbox)
    var sendings = try Sendings(reading: home.paths.sendings)
    var result = Result()
    for name in try outbox.bundles(of: home.hub) where name.sequence < firstClean && !delivered.contains(name.sequence)
    {
      let digest = try outbox.digest(of: name)
      if takeBack(name, digest, &sendings, now) { result.underWay.append(name.sequence) }
      sendings.remove(name.sequence, digest: digest, on: day)
      // Entered first: a bundle that is gone without a word would look lost.
      try sendings.write(to: home.paths.sendings)
      try LastSealed.keep(in: home)
      try outbox.remove(name)
      result.removed.append(.init(sequence: name.sequence, digest: digest))
    }
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
