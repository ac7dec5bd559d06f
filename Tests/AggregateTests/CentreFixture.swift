import Cohort
import Exchange
import Extracts
import Foundation
import Programme
import Pseudonymisation
import Sodium

/// A centre with five hubs in a folder of its own: keys, roster, and the cohort's bundles in the inbox.
final class CentreFixture {
  let root: URL
  let programme: ProgrammeFile
  /// Hub → coded cohort.
  let coded: [String: CodedExtract]
  let truth: CohortTruth
  private let pipeline: Digest
  private var hubKeys: [String: [UInt8]] = [:]
  private let roster: Roster

  static let day = CalendarDate(iso: "2026-04-02")!
  static let far = CalendarDate(iso: "2027-12-31")!
  static let programmePath = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Pipelines/creative-hubs/programme.yaml")

  /// - Parameters:
  ///   - isEmpty: Whether all exports have headers only.
  ///   - edit: Changes the programme file's text before anyone reads it.
  init(seed: UInt64 = 4, isEmpty: Bool = false, edit: (String) -> String = { $0 }) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "besa-aggregate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let bytes = Array(edit(try String(contentsOf: Self.programmePath, encoding: .utf8)).utf8)
    try Data(bytes).write(to: root.appending(path: "programme.yaml"))
    programme = try ProgrammeFile.load(bytes, file: "programme.yaml")
    pipeline = Digest(of: bytes)
    let cohort = try ReportCohort(seed: seed)
    truth = cohort.truth
    coded = try Self.code(cohort, programme, isEmpty)
    try Self.folders(root)

    let rootKey = SigningKey(generating: randomBytes(8))
    let signing = SigningKey(generating: randomBytes(8))
    let opening = AgeIdentity()
    try SecretFile.write(signing.fileForm(), to: root.path + "/home/signing.key")
    try SecretFile.write(opening.fileForm(), to: root.path + "/home/opening.key")
    var hubs: [Roster.Member] = []
    for hub in programme.hubs {
      let key = SigningKey(generating: randomBytes(8))
      hubs.append(Self.member(hub.id, key.verifying, AgeIdentity().recipient))
      try SecretFile.write(key.fileForm(), to: root.path + "/keys/\(hub.id).key")
    }
    roster = try Roster(
      programme: programme.id, version: 1, previous: nil, expires: Self.far,
      roots: Roster.Roots(threshold: 1, keys: [rootKey.verifying]),
      aggregator: Self.member("centre", signing.verifying, opening.recipient), hubs: hubs,
      officers: [])
    let signed = SignedRoster(roster, signedBy: rootKey)
    try Data(signed.bytes).write(to: root.appending(path: "roster.json"))
    try Data(signed.signatureText.utf8).write(to: root.appending(path: "roster.json.minisig"))
    try Data(rootKey.verifying.fileText.utf8).write(to: root.appending(path: "root.pub"))
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private static func member(_ id: String, _ key: VerifyingKey, _ recipient: AgeRecipient) -> Roster.Member {
    Roster.Member(
      id: id, signing: key, recipient: recipient, from: CalendarDate(iso: "2026-01-01")!, until: far)
  }

  private static func folders(_ root: URL) throws {
    for name in ["home", "keys", "inbox", "centre"] {
      try FileManager.default.createDirectory(
        at: root.appending(path: name), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  private static func code(
    _ cohort: ReportCohort, _ programme: ProgrammeFile, _ isEmpty: Bool
  ) throws -> [String: CodedExtract] {
    let key = SecretBytes(copying: Array(repeating: 9, count: 32))
    var random = SystemRandomNumberGenerator()
    var coded: [String: CodedExtract] = [:]
    for (hub, files) in cohort.files() {
      let tables = try programme.sources.map { source in
        let bytes = files[source.name + ".csv"] ?? []
        return try RawTable(
          file: source.name + ".csv", bytes: isEmpty ? Array(bytes.prefix { $0 != 10 }) + [10] : bytes, source: source,
          needed: programme.neededColumns(of: source))
      }
      coded[hub] = try pseudonymise(Extract(tables: tables), of: programme, under: key, shuffledBy: &random)
    }
    return coded
  }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: root.appending(path: name))) }

  func path(_ name: String) -> String { root.appending(path: name).path }

  /// Seals a hub's coded cohort into the inbox.
  @discardableResult
  func send(
    _ hub: String, sequence: Int = 1, previous: Digest? = nil, epoch: String = "2026", signedBy signer: String? = nil
  ) throws -> SealedBundle {
    guard let own = coded[hub] else { throw CocoaError(.fileNoSuchFile) }
    let manifest = BundleManifest(
      programme: programme.id, hub: hub, sequence: sequence, previous: previous, recipients: roster.bundleRecipients,
      pipeline: pipeline, roster: roster.reference, epoch: epoch, normaliser: CodedExtract.normaliser,
      tokenMode: .keyedHash, created: Self.day, period: programme.period.id, withoutConsent: own.withoutConsent,
      dataQuality: own.quality.named)
    let contents = try BundleContents(manifest: manifest, tables: own.tables, programme: programme)
    let path = path("inbox/\(hub)-\(sequence).besa")
    let key = try SigningKey(file: SecretFile.read(self.path("keys/\(signer ?? hub).key")))
    return try contents.seal(to: path, signedBy: key)
  }

  func sendAll() throws {
    for hub in programme.hubs { try send(hub.id) }
  }

  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Runs the built `besa aggregate`.
  func aggregate(_ extra: [String] = []) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "besa")
    process.arguments =
      [
        "aggregate", "--no-pdf", "--programme", path("programme.yaml"), "--roster", path("roster.json"), "--root-key",
        path("root.pub"), "--home", path("home"), "--inbox", path("inbox"), "--centre", path("centre"),
        "--draft-date", Self.day.description,
      ] + extra
    let (output, messages) = (root.appending(path: "out"), root.appending(path: "err"))
    for url in [output, messages] { try Data().write(to: url) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
  }

  /// Every regular file under a folder, paths relative to it.
  func files(_ folder: String) -> [String] {
    let base = URL(filePath: path(folder))
    guard let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: [.isRegularFileKey]) else {
      return []
    }
    let prefix = base.standardizedFileURL.path.count + 1
    return found.compactMap { $0 as? URL }.filter { url in
      (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
    }.map { String($0.standardizedFileURL.path.dropFirst(prefix)) }.sorted()
  }
}
