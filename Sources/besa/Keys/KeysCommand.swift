import ArgumentParser
import Exchange
import Foundation
import Programme

/// Keys and roster, for custodian, centre and officers. Secrets are written 0600 into 0700 folders, and never printed.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Make keys, enrolment requests, the roster and the linkage key.",
    subcommands: [
      KeysRoot.self, KeysAggregator.self, KeysOfficer.self, KeysRecovery.self, KeysFingerprint.self, KeysRoster.self,
      KeysCosign.self, KeysLinkage.self,
    ])
}

/// A day given as an argument.
struct DayArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(iso: argument) else { return nil }
    self.date = date
  }

  init(_ date: CalendarDate) { self.date = date }

  /// Today, by the machine's clock, in UTC.
  static var today: DayArgument {
    let parts = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let date = CalendarDate(year: year, month: month, day: day)
    else { fatalError("the machine's clock is outside the calendar") }
    return DayArgument(date)
  }
}
