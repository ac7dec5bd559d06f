import Cohort
import Foundation

/// The whole way once: five hubs' exports in, an audited and approved release out.
///
/// Every step runs the command that its user would run; the demo itself only carries files from one office to another.
struct Demo {
  static let hubs = HubSite.allCases.map(\.rawValue)
  static let officers = ["officer-1", "officer-2"]
  static let programmeID = "creative-hubs"
  static let epoch = "2026"
  static let draft = "1"

  /// First words of the demo's report.
  static let notice =
    "A demonstration: everyone in it is invented. Enrolment answers add up to the figures of the published programme "
    + "report; follow-up and contact figures are invented altogether."

  let folder: DemoFolder
  let programme: String
  let seed: UInt64
  let runner: CommandRunner

  init(folder: DemoFolder, programme: String, seed: UInt64) {
    self.folder = folder
    self.programme = programme
    self.seed = seed
    runner = CommandRunner(logs: folder.logs)
  }

  /// - Returns: What `besa aggregate` and `besa release verify` said.
  func run() throws -> (aggregate: String, verify: String) {
    var progress = Progress(total: 10)
    try progress.step("exports of five hubs, everyone in them invented", writeExports)
    try progress.step("keys: custodian, centre, two officers, five hubs", makeKeys)
    try progress.step("roster signed; linkage key sealed to the hubs only", enrol)
    try progress.step("five hub runs: consent, coding, tokens, gate, sealing", runHubs)
    try progress.step("sealed bundles carried to the centre", carryBundles)
    let aggregate = try progress.step("centre: open, link, tabulate, protect, audit, draft", aggregate)
    try progress.step("signed receipts carried back; every hub checks its own", carryReceipts)
    try progress.step("two officers read and approve the draft", approve)
    try progress.step("release published", publish)
    let verify = try progress.step("release and ledger verified with public keys alone", verify)
    return (aggregate, verify)
  }

  private func writeExports() throws {
    let cohort = try ReportCohort(seed: seed)
    try cohort.write { hub in folder.export(of: hub.rawValue).plainPath }
  }

  private func makeKeys() throws {
    try runner.run("besa", ["keys", "root", "--into", folder.custodian.plainPath], step: "01-keys-root")
    try runner.run("besa", ["keys", "aggregator", "--into", folder.keys.plainPath], step: "02-keys-centre")
    for officer in Self.officers {
      let into = folder.officer(officer).plainPath
      try runner.run("besa", ["keys", "officer", "--name", officer, "--into", into], step: "03-keys-\(officer)")
    }
    for hub in Self.hubs {
      let home = folder.home(of: hub).plainPath
      let arguments = ["init", "--hub", hub, "--programme", programme, "--into", home]
      try runner.run("besa-hub", arguments, step: "04-init-\(hub)")
    }
  }

  private func enrol() throws {
    let requests =
      [folder.requestOfCentre] + Self.officers.map(folder.request(ofOfficer:))
      + Self.hubs.map(folder.request(ofHub:))
    let root = folder.custodian.plainPath
    try runner.run(
      "besa",
      ["keys", "roster", "--root", root, "--programme", Self.programmeID, "--expires", Self.expiry]
        + ["--out", folder.roster.plainPath, "--from"] + requests.map(\.plainPath),
      step: "05-roster")
    try runner.run(
      "besa",
      ["keys", "linkage", "--root", root, "--programme", Self.programmeID, "--epoch", Self.epoch]
        + ["--into", folder.custodian.appending(path: "linkage").plainPath, "--for"]
        + Self.hubs.map { "\($0)=\(folder.request(ofHub: $0).plainPath)" },
      step: "06-linkage-key")
    for hub in Self.hubs { try enrol(hub) }
  }

  private func enrol(_ hub: String) throws {
    try runner.run(
      "besa-hub",
      [
        "enrol", "--home", folder.home(of: hub).plainPath, "--roster", folder.roster.plainPath,
        "--root-key", folder.custodian.appending(path: "signing.pub").plainPath,
        "--linkage-key", folder.custodian.appending(path: "linkage/\(hub).linkage").plainPath,
      ], step: "07-enrol-\(hub)")
  }

  private func runHubs() throws {
    for hub in Self.hubs {
      try FileManager.default.createDirectory(at: folder.outbox(of: hub), withIntermediateDirectories: true)
      try runner.run(
        "besa-hub",
        [
          "run", "--home", folder.home(of: hub).plainPath, "--export", folder.export(of: hub).plainPath,
          "--outbox", folder.outbox(of: hub).plainPath,
        ], step: "08-run-\(hub)")
    }
  }

  /// What a synced folder or a USB stick does.
  private func carryBundles() throws {
    try FileManager.default.createDirectory(at: folder.inbox, withIntermediateDirectories: true)
    for hub in Self.hubs { try copy(from: folder.outbox(of: hub), to: folder.inbox) { $0.hasSuffix(".besa") } }
  }

  private func aggregate() throws -> String {
    try runner.run(
      "besa",
      [
        "aggregate", "--programme", programme, "--roster", folder.roster.plainPath,
        "--root-key", folder.custodian.appending(path: "signing.pub").plainPath, "--home", folder.keys.plainPath,
        "--inbox", folder.inbox.plainPath, "--centre", folder.centre.plainPath, "--notice", Self.notice,
      ], step: "09-aggregate"
    ).output
  }

  private func carryReceipts() throws {
    for hub in Self.hubs {
      try copy(from: folder.inbox, to: folder.outbox(of: hub)) { $0.hasPrefix("\(hub)-") && $0.hasSuffix(".receipt") }
      try runner.run(
        "besa-hub",
        ["receive", "--home", folder.home(of: hub).plainPath, "--inbox", folder.outbox(of: hub).plainPath],
        step: "10-receive-\(hub)")
    }
  }

  private func approve() throws {
    for officer in Self.officers {
      try runner.run(
        "besa",
        [
          "release", "approve", "--centre", folder.centre.plainPath, "--draft", Self.draft,
          "--officer", folder.officer(officer).plainPath,
        ], step: "11-approve-\(officer)")
    }
  }

  private func publish() throws {
    try FileManager.default.createDirectory(at: folder.releases, withIntermediateDirectories: true)
    try runner.run(
      "besa",
      [
        "release", "publish", "--centre", folder.centre.plainPath, "--draft", Self.draft,
        "--into", folder.releases.plainPath, "--signing-key", folder.keys.plainPath,
      ], step: "12-publish")
  }

  private func verify() throws -> String {
    try runner.run("besa", ["ledger", "verify", "--centre", folder.centre.plainPath], step: "13-ledger-verify")
    return try runner.run(
      "besa",
      [
        "release", "verify", folder.firstRelease.plainPath,
        "--key", folder.keys.appending(path: "signing.pub").plainPath,
      ], step: "14-release-verify"
    ).output
  }

  private func copy(from source: URL, to target: URL, where isWanted: (String) -> Bool) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: source.plainPath).filter(isWanted).sorted()
    for name in names {
      try FileManager.default.copyItem(at: source.appending(path: name), to: target.appending(path: name))
    }
  }

  /// A year from today: rosters of the demo need not outlive it.
  private static var expiry: String {
    Date(timeIntervalSinceNow: 365 * 86_400).formatted(.iso8601.year().month().day())
  }
}
