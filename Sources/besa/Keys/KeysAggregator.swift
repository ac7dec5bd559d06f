import ArgumentParser
import Exchange

struct KeysAggregator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregator", abstract: "Make the centre's signing and opening keys, and its enrolment request.")

  @Option(help: "The centre's id in the roster.")
  var id = "centre"

  @Option(help: "Folder for signing.key, opening.key and ID.enrolment.json.", completion: .directory)
  var into: String

  func run() throws {
    try refusing { try KeyFolder(into).make(.aggregator, id: id).say(in: into) }
  }
}

extension EnrolmentRequest {
  /// Says where the request is, and what to read out by phone.
  func say(in folder: String) {
    print("\(KeyFolder(folder).requestPath(id))\nfingerprint: \(fingerprint)")
  }
}
