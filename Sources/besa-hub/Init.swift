import ArgumentParser
import Exchange
import FoundationEssentials
import Programme
import Sodium

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a hub's folder with its keys, and the request that the custodian needs.")

  @Option(help: "The hub's id in the programme file.")
  var hub: String
  @Option(help: ArgumentHelp("The programme file.", valueName: "file"))
  var programme: String
  @Option(
    help: ArgumentHelp(
      "The folder to make, which only you will be able to enter; without it, \(HubPaths.usualShown).",
      valueName: "dir"))
  var into: String?

  func run() throws {
    try finish {
      let into = into ?? HubPaths.usual.folder
      let request = try HubSetup(hub: hub, programme: programme, folder: into).make()
      Console.result(
        """
        hub \(hub) is set up in \(into)
        send to the custodian:  \(HubPaths(folder: into).request)
        read out by phone:      \(request.fingerprint)
        """)
      return .done
    }
  }
}

/// Makes a hub's folder. The configuration is written last: a folder without it is not finished, and made anew.
struct HubSetup {
  static let programmeName = "programme.yaml"

  let hub: String
  let programme: String
  let folder: String

  func make() throws -> EnrolmentRequest {
    let paths = HubPaths(folder: folder)
    if exists(paths.configuration) { throw HubError.alreadyAHome(folder: folder) }
    let bytes = try WholeFile.read(programme, limit: HubHome.mostBytes)
    let hubs = try ProgrammeFile.load(bytes, file: programme).hubs.map(\.id)
    guard hubs.contains(hub) else { throw HubError.unknownHub(id: hub, known: hubs) }
    // Keys that an interrupted run left were never given to anybody: they are as good as new.
    if !exists(paths.signingKey) { try SecretFile.write(SigningKey().fileForm(), to: paths.signingKey) }
    if !exists(paths.openingKey) { try SecretFile.write(AgeIdentity().fileForm(), to: paths.openingKey) }
    let signing = try SigningKey(file: SecretFile.read(paths.signingKey))
    let opening = try AgeIdentity(file: SecretFile.read(paths.openingKey), path: paths.openingKey)
    let request = try EnrolmentRequest(role: .hub, id: hub, signing: signing.verifying, recipient: opening.recipient)
    try WholeFile.write(request.bytes, to: paths.request, access: .ownerOnly)
    try WholeFile.write(bytes, to: folder + "/" + Self.programmeName, access: .ownerOnly)
    let configuration = HubConfiguration(hub: hub, programme: Self.programmeName)
    try WholeFile.write(Array(configuration.text.utf8), to: paths.configuration, access: .ownerOnly)
    return request
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
