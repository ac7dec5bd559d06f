public import Foundation

/// Hubs, custodian, centre and officers, each doing its part with the real commands, up to the centre's draft.
///
/// The offices share nothing but the files that are carried between them.
public struct Offices {
  public static let creativeHubs = "creative-hubs"
  public static let epoch = "2026"

  public let folder: RehearsalFolder
  public let runner: CommandRunner
  let programme: String
  let programmeID: String
  let hubs: [String]
  let officers: [String]

  /// - Parameters:
  ///   - folder: Prepared; its exports may be written later.
  ///   - programme: Path of the programme file.
  ///   - programmeID: Its id.
  public init(
    in folder: RehearsalFolder, programme: String, programmeID: String = creativeHubs, hubs: [String],
    officers: [String]
  ) {
    self.folder = folder
    self.programme = programme
    self.programmeID = programmeID
    self.hubs = hubs
    self.officers = officers
    runner = CommandRunner(logs: folder.logs)
  }

  public func makeKeys() throws {
    try run("besa", ["keys", "root", "--into", folder.custodian.plainPath], step: "01-keys-root")
    try run("besa", ["keys", "aggregator", "--into", folder.keys.plainPath], step: "02-keys-centre")
    for officer in officers {
      let into = folder.officer(officer).plainPath
      try run("besa", ["keys", "officer", "--name", officer, "--into", into], step: "03-keys-\(officer)")
    }
    for hub in hubs {
      let home = folder.home(of: hub).plainPath
      let arguments = ["init", "--hub", hub, "--programme", programme, "--into", home]
      try run("besa-hub", arguments, step: "04-init-\(hub)")
    }
  }

  /// The custodian signs the roster and seals the linkage key; every hub takes both in.
  ///
  /// - Parameter first: First day of the members' keys, YYYY-MM-DD, for rehearsals of the past; `nil`: today.
  public func enrol(from first: String? = nil) throws {
    let requests =
      [folder.requestOfCentre] + officers.map(folder.request(ofOfficer:)) + hubs.map(folder.request(ofHub:))
    let root = folder.custodian.plainPath
    try run(
      "besa",
      ["keys", "roster", "--root", root, "--programme-file", programme, "--expires", Self.expiry]
        + (first.map { ["--valid-from", $0] } ?? []) + ["--out", folder.roster.plainPath, "--from"]
        + requests.map(\.plainPath),
      step: "05-roster")
    try run(
      "besa",
      ["keys", "linkage", "--root", root, "--programme", programmeID, "--epoch", Self.epoch]
        + ["--into", folder.custodian.appending(path: "linkage").plainPath, "--for"]
        + hubs.map { "\($0)=\(folder.request(ofHub: $0).plainPath)" },
      step: "06-linkage-key")
    for hub in hubs { try enrol(hub) }
  }

  private func enrol(_ hub: String) throws {
    try run(
      "besa-hub",
      [
        "enrol", "--home", folder.home(of: hub).plainPath, "--roster", folder.roster.plainPath,
        "--root-key", folder.rootKey.plainPath,
        "--linkage-key", folder.custodian.appending(path: "linkage/\(hub).linkage").plainPath,
      ], step: "07-enrol-\(hub)")
  }

  public func runHubs(on day: RehearsalDay = .today) throws {
    for hub in hubs {
      try FileManager.default.createDirectory(at: folder.outbox(of: hub), withIntermediateDirectories: true)
      try runner.run(hubRun(hub, on: day))
    }
  }

  /// - Note: The hub's outbox folder must be there.
  public func hubRun(_ hub: String, on day: RehearsalDay = .today) -> CommandCall {
    CommandCall(
      "besa-hub",
      [
        "run", "--home", folder.home(of: hub).plainPath, "--export", folder.export(of: hub).plainPath,
        "--outbox", folder.outbox(of: hub).plainPath,
      ] + day.option("--night"), step: day.step("08-run-\(hub)"))
  }

  /// A hub's run that ends with the sealed bundle in its own outbox.
  public func sealing(_ hub: String) -> CommandCall {
    CommandCall(
      "besa-hub",
      ["run", "--home", folder.home(of: hub).plainPath, "--export", folder.export(of: hub).plainPath],
      step: "08-seal-\(hub)")
  }

  /// What a synced folder or a USB stick does.
  public func carryBundles(to inbox: URL) throws {
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    for hub in hubs { try Self.carry(from: folder.outbox(of: hub), to: inbox) { $0.hasSuffix(".besa") } }
  }

  public func aggregation(of inbox: URL, into centre: URL, on day: RehearsalDay = .today) -> CommandCall {
    CommandCall(
      "besa",
      [
        "aggregate", "--programme", programme, "--roster", folder.roster.plainPath,
        "--root-key", folder.rootKey.plainPath, "--home", folder.keys.plainPath, "--inbox", inbox.plainPath,
        "--centre", centre.plainPath, "--no-pdf",
      ] + day.option("--draft-date"), step: day.step("09-aggregate"))
  }

  /// Copies the files that are wanted and not there yet, in the order of their names.
  public static func carry(from source: URL, to target: URL, where isWanted: (String) -> Bool) throws {
    let there = Set(try FileManager.default.contentsOfDirectory(atPath: target.plainPath))
    let names = try FileManager.default.contentsOfDirectory(atPath: source.plainPath)
    for name in names.filter(isWanted).sorted() where !there.contains(name) {
      try FileManager.default.copyItem(at: source.appending(path: name), to: target.appending(path: name))
    }
  }

  private func run(_ command: String, _ arguments: [String], step: String) throws {
    try runner.run(CommandCall(command, arguments, step: step))
  }

  /// A year from today: no rehearsal's roster needs to outlive it.
  private static var expiry: String {
    Date(timeIntervalSinceNow: 365 * 86_400).formatted(.iso8601.year().month().day())
  }
}
