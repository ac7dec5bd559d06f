import ArgumentParser
import Exchange
import Sodium

struct KeysRoot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "root", abstract: "Make a root key: it signs rosters and linkage keys. Custodian only.")

  @Option(help: "Folder for signing.key and signing.pub.", completion: .directory)
  var into: String

  func run() throws {
    try refusing {
      let key = try KeyFolder(into).makeRoot()
      print("root key \(key.keyID)\n\(key.text)")
    }
  }
}
