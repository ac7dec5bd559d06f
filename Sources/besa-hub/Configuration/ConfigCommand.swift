import ArgumentParser
import Programme

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: Words.help("config"),
    subcommands: [ShowConfiguration.self, ValidateConfiguration.self])
}

struct ShowConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: Words.help("config.show"))

  @OptionGroup var place: HomeOption
  @Flag(help: ArgumentHelp(Words.help("json")))
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
    abstract: Words.help("config.validate"), discussion: Words.help("config.validate.more"))

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
