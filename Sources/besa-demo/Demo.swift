import Cohort
import Foundation
import Rehearsal

/// The whole way once: five hubs' exports in, an audited and approved release out.
///
/// Every step runs the command that its user would run; the demo itself only carries files from one office to another.
struct Demo {
  static let hubs = HubSite.allCases.map(\.rawValue)
  static let officers = ["officer-1", "officer-2"]
  static let draft = "1"

  let folder: RehearsalFolder
  let seed: UInt64
  let offices: Offices

  init(folder: RehearsalFolder, programme: String, seed: UInt64) {
    self.folder = folder
    self.seed = seed
    offices = Offices(in: folder, programme: programme, hubs: Self.hubs, officers: Self.officers)
  }

  /// - Returns: What `besa aggregate` and `besa release verify` said.
  func run() throws -> (aggregate: String, verify: String) {
    var progress = Progress(total: 10)
    try progress.step("exports of five hubs, everyone in them invented", writeExports)
    try progress.step("keys: custodian, centre, two officers, five hubs", offices.makeKeys)
    try progress.step("roster signed; linkage key sealed to the hubs only", offices.enrol)
    try progress.step("five hub runs: consent, coding, tokens, gate, sealing", offices.runHubs)
    try progress.step("sealed bundles carried to the centre") { try offices.carryBundles(to: folder.inbox) }
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

  private func aggregate() throws -> String {
    try offices.runner.run(offices.aggregation(of: folder.inbox, into: folder.centre)).output
  }

  private func carryReceipts() throws {
    for hub in Self.hubs {
      try Offices.carry(from: folder.inbox, to: folder.outbox(of: hub)) {
        $0.hasPrefix("\(hub)-") && $0.hasSuffix(".receipt")
      }
      try run(
        "besa-hub",
        ["receive", "--home", folder.home(of: hub).plainPath, "--inbox", folder.outbox(of: hub).plainPath],
        step: "10-receive-\(hub)")
    }
  }

  private func approve() throws {
    for officer in Self.officers {
      try run(
        "besa",
        [
          "release", "approve", "--centre", folder.centre.plainPath, "--draft", Self.draft,
          "--officer", folder.officer(officer).plainPath,
        ], step: "11-approve-\(officer)")
    }
  }

  private func publish() throws {
    try FileManager.default.createDirectory(at: folder.releases, withIntermediateDirectories: true)
    try run(
      "besa",
      [
        "release", "publish", "--centre", folder.centre.plainPath, "--draft", Self.draft,
        "--into", folder.releases.plainPath, "--signing-key", folder.keys.plainPath,
      ], step: "12-publish")
  }

  private func verify() throws -> String {
    try run("besa", ["ledger", "verify", "--centre", folder.centre.plainPath], step: "13-ledger-verify")
    let key = folder.keys.appending(path: "signing.pub").plainPath
    return try run(
      "besa", ["release", "verify", folder.firstRelease.plainPath, "--key", key], step: "14-release-verify")
  }

  /// - Returns: What the command printed.
  @discardableResult
  private func run(_ command: String, _ arguments: [String], step: String) throws -> String {
    try offices.runner.run(CommandCall(command, arguments, step: step)).output
  }
}
