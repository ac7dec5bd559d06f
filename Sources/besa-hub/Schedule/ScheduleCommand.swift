import ArgumentParser
import Programme

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Lets the computer do the night's work by itself, or no longer.",
    discussion: """
      Two files in ~/.config/systemd/user, for this user only: a timer, which catches up when the computer was off, and \
      what it starts, `besa-hub run`. Time and battery rule are `nightly:` and `on_battery:` of config.yaml.
      """,
    subcommands: [InstallSchedule.self, RemoveSchedule.self, ShowSchedule.self])
}

struct InstallSchedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Has the work done every night, from tonight on.")

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
    commandName: "remove", abstract: "Takes both files away; nothing of the schedule is left.")

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
    commandName: "show", abstract: "Says whether the work is done by itself, when next and when last.",
    discussion: "Exit code 0 when the schedule is in force, 3 when not.")

  @OptionGroup var place: HomeOption
  @Flag(help: "Write it as JSON.")
  var json = false

  func run() throws {
    try finish {
      let facts = ScheduleFacts(of: try place.open())
      Console.result(json ? facts.json : facts.text)
      return facts.isInForce ? .done : .someSetAside
    }
  }
}
