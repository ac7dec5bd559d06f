import ArgumentParser
import Exchange

struct KeysCosign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign", abstract: "Add a further root's signature to a roster. Custodian only.")

  @Option(help: "Folder of the root key that signs.", completion: .directory)
  var root: String

  @Argument(help: "Roster file; the .minisig beside it gets four more lines.", completion: .file())
  var roster: String

  func run() throws {
    try refusing {
      let signed = try SignedRoster(unverified: roster).adding(signatureBy: KeyFolder(root).signingKey())
      try signed.write(to: roster)
      print("roster version \(signed.roster.version), \(signed.signatures.count) signatures")
    }
  }
}
