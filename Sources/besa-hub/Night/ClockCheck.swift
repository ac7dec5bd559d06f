import Exchange
import FoundationEssentials
import Programme

/// Whether the computer's clock can be right: held against days that others, or earlier runs, wrote down.
struct ClockCheck {
  /// A day that has certainly come, and where that stands.
  struct Seen {
    let day: CalendarDate
    let place: String
  }

  /// Time zones, and receipts that are dated in UTC.
  private static let leeway = 2
  /// Days after which nobody forgot to run Besa: the clock jumped.
  private static let longestSilence = 300

  /// Days on which something happened.
  let seen: [Seen]
  /// Days that only say that it cannot be earlier: the programme's beginning, and files' last changes, which are by the
  /// same clock.
  let touched: [Seen]

  /// - Throws: ``NightError/clockBehind(today:seen:at:)``, ``NightError/clockAhead(today:seen:at:)``.
  func require(_ today: CalendarDate) throws(NightError) {
    if let latest = (seen + touched).max(by: { $0.day < $1.day }), latest.day.dayNumber > today.dayNumber + Self.leeway
    {
      throw .clockBehind(today: today, seen: latest.day, at: latest.place)
    }
    if let latest = seen.max(by: { $0.day < $1.day }), today.dayNumber - latest.day.dayNumber > Self.longestSilence {
      throw .clockAhead(today: today, seen: latest.day, at: latest.place)
    }
  }
}

extension ClockCheck {
  /// What this hub knows: last sealed night, newest receipt, the roster, the programme's beginning, and its files.
  ///
  /// - Parameter export: The folder with the exports.
  init(of home: HubHome, export: String) throws {
    var seen: [Seen] = []
    if let night = try LastSealed.find(in: home)?.night { seen.append(Seen(day: night, place: home.paths.lastSealed)) }
    if let receipt = try LedgerMemory(at: home.paths.ledgerHead).newest() {
      seen.append(Seen(day: receipt, place: home.paths.ledgerHead))
    }
    if Folder.isThere(home.paths.rosters), let roster = try RosterKeeper(folder: home.paths.rosters).newest(),
      let member = roster.hubs.first(where: { $0.id == home.hub })
    {
      seen.append(Seen(day: member.from, place: home.paths.rosters))
    }
    let files = [home.paths.configuration, home.paths.programme(home), home.paths.lastSealed]
    let start = Seen(day: home.programme.start, place: home.configuration.programme)
    self.init(seen: seen, touched: [start] + (files + Self.files(in: export)).compactMap(Self.touched))
  }

  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }

  private static func touched(_ path: String) -> Seen? {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
      let date = facts[.modificationDate] as? Date, let day = CalendarDate(of: date)
    else { return nil }
    return Seen(day: day, place: path)
  }
}
