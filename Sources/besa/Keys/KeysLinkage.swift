import ArgumentParser
import Exchange
import Foundation

struct KeysLinkage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linkage", abstract: "Make an epoch's linkage key and seal it to each hub. Custodian only.",
    discussion: """
      The key itself stays beside the root key, 0600; run again with further hubs, the same key is sealed to them. \
      The aggregator never gets it: a request of another role than hub is refused.
      """)

  @Option(help: "Folder of the root key that signs.", completion: .directory)
  var root: String

  @Option(help: "Id of the programme.")
  var programme: String

  @Option(help: "Name of the epoch, for example 2026.")
  var epoch: String

  @Option(help: "Folder for HUB.linkage files.", completion: .directory)
  var into: String

  @Option(
    name: .customLong("for"), parsing: .upToNextOption, help: "HUB=FILE: a hub and its enrolment request; repeat.")
  var hubs: [HubRequest]

  func run() throws {
    try FileManager.default.createDirectory(atPath: into, withIntermediateDirectories: true)
    try refusing {
      let signing = try KeyFolder(root).signingKey()
      let key = try linkageKey()
      for hub in hubs {
        let request = try EnrolmentRequest(contentsOf: hub.file)
        guard request.id == hub.id else { throw ExchangeError.notInRoster(role: "hub in \(hub.file)", id: hub.id) }
        let path = "\(into)/\(hub.id).linkage"
        try WholeFile.write(key.sealed(to: request, signedBy: signing), to: path, access: .everyone)
        print(path)
      }
    }
  }

  private func linkageKey() throws(ExchangeError) -> LinkageKey {
    let path = "\(root)/linkage-\(programme)-\(epoch).key"
    if FileManager.default.fileExists(atPath: path) {
      return try LinkageKey(file: SecretFile.read(path), programme: programme, epoch: epoch, path: path)
    }
    let key = try LinkageKey(programme: programme, epoch: epoch)
    try SecretFile.write(key.fileForm(), to: path)
    return key
  }
}

/// `HUB=FILE`.
struct HubRequest: ExpressibleByArgument {
  let id: String
  let file: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    (id, file) = (String(parts[0]), String(parts[1]))
  }
}
