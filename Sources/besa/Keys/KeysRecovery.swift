import ArgumentParser
import Exchange

struct KeysRecovery: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery", abstract: "Make a recovery key: a second key that opens every bundle. Keep it offline.")

  @Option(help: "Folder for opening.key.", completion: .directory)
  var into: String

  func run() throws {
    try refusing { print(try KeyFolder(into).makeRecovery().text) }
  }
}
