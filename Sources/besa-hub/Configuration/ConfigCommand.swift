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
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try finish {
      let home = try place.open()
      let hubs = home.programme.hubs.map(\.id)
      guard hubs.contains(home.hub) else { throw HubError.unknownHub(id: home.hub, known: hubs) }
      let absent = Set([home.exports, home.sendTo, home.receiptsFrom].compactMap(\.self)).filter { !Folder.isThere($0) }
        .sorted()
      for folder in absent {
        Console.error(
          Words.notice(Words.current("config.folder_absent"), at: folder, do: Words.current("config.folder_absent.do")))
      }
      let path = home.paths.configuration
      Console.result(
        json
          ? JSONText.of(Facts(configuration: path, absent: absent)) : Words.current("config.in_order", ["file": path]))
      return .done
    }
  }

  private struct Facts: Encodable {
    let configuration: String
    /// Folders that it names and that are not there.
    let absent: [String]
  }
}
