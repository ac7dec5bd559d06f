import ArgumentParser
import Exchange
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
}
