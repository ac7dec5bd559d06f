import ArgumentParser
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

  func run() throws {
    try finish {
      let home = try place.open()
      guard home.exports != nil else { throw HubError.noExports(file: home.paths.configuration) }
      let schedule = NightSchedule()
      let units = NightUnits(for: home)
      try schedule.write(units)
      Console.result(Words.current("schedule.installed", ["time": units.nightly.description]))
      Console.result(Words.current("schedule.catches_up"))
      if !(UserManager.isThere && UserManager.start()) {
        Console.error(
          Words.notice(
            Words.current("schedule.no_manager"), at: schedule.timerPath, do: Words.current("schedule.no_manager.do")))
      }
      return .done
    }
  }
}

struct RemoveSchedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: Words.help("schedule.remove"))

  func run() throws {
    try finish {
      let isFollowed = UserManager.isThere
      if isFollowed { UserManager.stop() }
      let was = NightSchedule().remove()
      if isFollowed { UserManager.reload() }
      Console.result(was ? Words.current("schedule.removed") : Words.current("schedule.was_not"))
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
