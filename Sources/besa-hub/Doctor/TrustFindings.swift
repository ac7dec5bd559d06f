import Exchange
import Programme
import Sodium

/// What concerns keys, roster and programme file.
struct TrustFindings {
  /// Days before its end at which a roster's successor should be under way.
  private static let rosterNotice = 30

  let words: Messages
  let home: HubHome
  let today: CalendarDate

  /// Each found for itself: without a roster that counts nothing can be said of the linkage key.
  func all() -> [Finding] {
    do {
      let keys = try HubKeys(of: home)
      do {
        let roster = try home.roster(on: today, keys: keys)
        return [linkage(roster, keys), self.roster(roster), programme(roster)]
      } catch {
        return [.green(.keys, words("doctor.keys.own")), .red(.roster, error), programme(nil)]
      }
    } catch {
      return [.red(.keys, error), programme(nil)]
    }
  }

  private func linkage(_ roster: Roster, _ keys: borrowing HubKeys) -> Finding {
    do {
      let epoch = try home.linkageKey(under: roster, keys: keys).epoch
      return .green(.keys, words("doctor.keys", ["epoch": epoch]))
    } catch {
      return .red(.keys, error)
    }
  }

  private func roster(_ roster: Roster) -> Finding {
    let values = ["version": String(roster.version), "day": words(roster.expires)]
    let left = roster.expires.dayNumber - today.dayNumber
    return left > Self.rosterNotice
      ? .green(.roster, words("doctor.roster", values))
      : .amber(.roster, words("doctor.roster.ends", for: left, values), do: words("doctor.roster.ends.do"))
  }

  private func programme(_ roster: Roster?) -> Finding {
    let known = home.programme.hubs.map(\.id)
    guard known.contains(home.hub) else { return .red(.programme, HubError.unknownHub(id: home.hub, known: known)) }
    let digest = ["digest": String(home.pipeline.hex.prefix(8))]
    let counted: Digest?
    do {
      counted = try EnrolledProgramme(home: home).digest(by: roster)
    } catch {
      return .red(.programme, error)
    }
    if let counted, counted != home.pipeline {
      return .red(.programme, words("doctor.programme.changed", digest), do: words("doctor.programme.changed.do"))
    }
    return .green(
      .programme,
      roster?.pipeline == nil ? words("doctor.programme.own", digest) : words("doctor.programme", digest))
  }
}
