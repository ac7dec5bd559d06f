import Exchange
import FoundationEssentials
import Programme
import Sodium

/// All bundles that a hub sealed, with what became of each.
struct BundleQueue {
  /// How far a bundle got. Only a receipt says that it arrived.
  enum Standing {
    case sealed
    /// Whole in a folder; whoever fetches it from there has not signed for it yet.
    case copied(Sendings.Copy)
    /// On the day of the receipt; `gone`: the day on which the file was taken out of the outbox.
    case delivered(CalendarDate, gone: CalendarDate?)
    /// Taken out because of a withdrawal; a copy may be under way.
    case removed(CalendarDate)

    var isWaiting: Bool {
      switch self {
      case .sealed, .copied: true
      case .delivered, .removed: false
      }
    }
  }

  struct Bundle {
    let name: ParcelName
    let standing: Standing
  }

  let bundles: [Bundle]

  /// - Parameter delivered: Day of the receipt, by number.
  init(of home: HubHome, sendings: Sendings, delivered: [Int: CalendarDate]) throws {
    let kept = try Outbox(folder: home.paths.outbox).bundles(of: home.hub)
    let known = Set(kept.map(\.sequence)).union(sendings.bundles.map(\.sequence))
    bundles = known.sorted().map { sequence in
      let copies = sendings[sequence]
      let standing: Standing =
        if let day = delivered[sequence] {
          .delivered(day, gone: copies?.removed)
        } else if let day = copies?.removed {
          .removed(day)
        } else if let copy = copies?.standing {
          .copied(copy)
        } else {
          .sealed
        }
      return Bundle(name: ParcelName(hub: home.hub, sequence: sequence), standing: standing)
    }
  }

  var waiting: [Bundle] { bundles.filter(\.standing.isWaiting) }
}
