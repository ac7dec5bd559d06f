import ArgumentParser
import Exchange
import Programme

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: Words.help("schedule"), discussion: Words.help("schedule.more"),
    subcommands: [InstallSchedule.self, RemoveSchedule.self, ShowSchedule.self])
}

struct InstallSchedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: Words.help("schedule.install"))

  @OptionGroup var place: HomeOption
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "schedule-install", place: place, isAlone: false).finish { home, _ in
      guard home.exports != nil else { throw HubError.noExports(file: home.paths.configuration) }
      let schedule = NightSchedule()
      let units = NightUnits(for: home)
      try schedule.write(units)
      let isFollowed = UserManager.isThere && UserManager.start()
      Console.result(json ? ScheduleFacts(of: home).json : Self.text(units))
      if !isFollowed {
        Console.error(
          Words.notice(
            Words.current("schedule.no_manager"), at: schedule.timerPath, do: Words.current("schedule.no_manager.do")))
      }
      return .done
    }
  }

  private static func text(_ units: NightUnits) -> String {
    let words = Words.current
    return words("schedule.installed", ["time": units.nightly.description]) + "\n" + words("schedule.catches_up")
  }
}

struct RemoveSchedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: Words.help("schedule.remove"))

  @OptionGroup var place: HomeOption
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try finish {
      let isFollowed = UserManager.isThere
      if isFollowed { UserManager.stop() }
      let was = NightSchedule().remove()
      if isFollowed { UserManager.reload() }
      HubLog.enter(LoggedRun("schedule-remove"), at: place)
      let text = was ? Words.current("schedule.removed") : Words.current("schedule.was_not")
      Console.result(json ? JSONText.of(["removed": was]) : text)
      return .done
    }
  }
}

struct ShowSchedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: Words.help("schedule.show"),
    discussion: Words.help("schedule.show.more"))

  @OptionGroup var place: HomeOption
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try finish {
      let facts = ScheduleFacts(of: try place.open())
      Console.result(json ? facts.json : facts.text)
      return facts.isInForce ? .done : .someSetAside
    }
  }
}
