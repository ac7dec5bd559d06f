import Exchange
import FoundationEssentials
import Programme
import Sodium

/// Makes a hub's folder. The configuration is written last: a folder without it is not finished, and made anew.
struct HubSetup {
  static let programmeName = "programme.yaml"

  let folder: String

  /// - Throws: ``HubError/alreadyAHome(folder:)``.
  func requireFree() throws {
    if exists(HubPaths(folder: folder).configuration) { throw HubError.alreadyAHome(folder: folder) }
  }

  func make(_ answers: SetupAnswers) throws -> EnrolmentRequest {
    try requireFree()
    let paths = HubPaths(folder: folder)
    let hub = answers.configuration.hub
    let bytes = try WholeFile.read(answers.programme, limit: HubHome.mostBytes)
    let hubs = try ProgrammeFile.load(bytes, file: answers.programme).hubs.map(\.id)
    guard hubs.contains(hub) else { throw HubError.unknownHub(id: hub, known: hubs) }
    try makeFolders(of: answers.configuration)
    // Keys that an interrupted run left were never given to anybody: they are as good as new.
    if !exists(paths.signingKey) { try SecretFile.write(SigningKey().fileForm(), to: paths.signingKey) }
    if !exists(paths.openingKey) { try SecretFile.write(AgeIdentity().fileForm(), to: paths.openingKey) }
    let signing = try SigningKey(file: SecretFile.read(paths.signingKey))
    let opening = try AgeIdentity(file: SecretFile.read(paths.openingKey), path: paths.openingKey)
    let request = try EnrolmentRequest(role: .hub, id: hub, signing: signing.verifying, recipient: opening.recipient)
    try WholeFile.write(request.bytes, to: paths.request, access: .ownerOnly)
    try WholeFile.write(bytes, to: folder + "/" + Self.programmeName, access: .ownerOnly)
    try WholeFile.write(
      Array(answers.configuration.text(in: Words.current).utf8), to: paths.configuration, access: .ownerOnly)
    return request
  }

  /// The folders that people put files into or take them from.
  private func makeFolders(of configuration: HubConfiguration) throws {
    for text in [configuration.exports, configuration.sendTo, configuration.receiptsFrom].compactMap(\.self) {
      let path = Folder.path(text, in: Folder.absolute(folder))
      guard Folder.make(path) else { throw HubError.cannotMakeFolder(path) }
    }
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
