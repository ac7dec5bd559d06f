import ArgumentParser
import Exchange

struct KeysOfficer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "officer", abstract: "Make a release officer's signing key and enrolment request.")

  @Option(help: "The officer's id in the roster.")
  var name: String

  @Option(help: "Folder for signing.key and ID.enrolment.json.", completion: .directory)
  var into: String

  func run() throws {
    try refusing { try KeyFolder(into).make(.officer, id: name).say(in: into) }
  }
}
