import ArgumentParser
import Programme

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows or checks the hub's configuration, config.yaml in the hub's folder.",
    subcommands: [ShowConfiguration.self, ValidateConfiguration.self])
}

struct ShowConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints every setting as it counts, with folders whole.")

  @OptionGroup var place: HomeOption
  @Flag(help: "Write the settings as JSON.")
  var json = false

  func run() throws {
    try finish {
      let settings = SettingsInForce(of: try place.open())
      Console.result(json ? settings.json : settings.text)
      return .done
    }
  }
}

struct ValidateConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks the configuration: every mistake with its line.",
    discussion: "Exit code 0 when it can be used, 4 when not.")

  @OptionGroup var place: HomeOption

  func run() throws {
    try finish {
      let home = try place.open()
      let hubs = home.programme.hubs.map(\.id)
      guard hubs.contains(home.hub) else { throw HubError.unknownHub(id: home.hub, known: hubs) }
      for folder in [home.exports, home.sendTo, home.receiptsFrom].compactMap(\.self) where !Folder.isThere(folder) {
        Console.error(
          Words.notice(Words.current("config.folder_absent"), at: folder, do: Words.current("config.folder_absent.do")))
      }
      Console.result(Words.current("config.in_order", ["file": home.paths.configuration]))
      return .done
    }
  }
}
