import Cohort
import Foundation
import Rehearsal

/// One reporting day: the hubs export and send, the centre counts, the officers approve, a release comes out.
struct DemoRound {
  /// Exit code of `besa aggregate` when no safe draft could be made.
  private static let unsafe: Int32 = 4

  let offices: Offices
  let cohort: ReportCohort
  let quarter: CohortQuarter
  let day: RehearsalDay
  let isLast: Bool

  private var folder: RehearsalFolder { offices.folder }

  /// All of it.
  ///
  /// - Parameter draft: Number that the draft will bear.
  /// - Returns: What `besa aggregate` said; `nil` when no draft of that day would be safe beside earlier releases.
  func whole(draft: Int) throws -> String? {
    try writeExports()
    try runHubs()
    try offices.carryBundles(to: folder.inbox)
    let said: String
    do {
      said = try aggregate()
    } catch RehearsalError.commandFailed(_, Self.unsafe, _) {
      return nil
    }
    try carryReceipts()
    try approve(draft: draft)
    try publish(draft: draft)
    return said
  }

  func writeExports() throws {
    try cohort.write(in: quarter) { hub in folder.export(of: hub.rawValue).plainPath }
  }

  func runHubs() throws { try offices.runHubs(on: day) }

  func aggregate() throws -> String {
    let call = offices.aggregation(of: folder.inbox, into: folder.centre, on: day)
    let releases = FileManager.default.fileExists(atPath: folder.releases.plainPath)
    // Ten quarters would make ten PDFs; the last report is the one to read.
    let usual = call.arguments.filter { !isLast || $0 != "--no-pdf" }
    let arguments = usual + (releases ? ["--releases", folder.releases.plainPath] : [])
    return try offices.runner.run(CommandCall(call.command, arguments, step: call.step)).output
  }

  func carryReceipts() throws {
    for hub in Demo.hubs {
      try Offices.carry(from: folder.inbox, to: folder.outbox(of: hub)) {
        $0.hasPrefix("\(hub)-") && $0.hasSuffix(".receipt")
      }
      try run(
        "besa-hub",
        ["receive", "--home", folder.home(of: hub).plainPath, "--inbox", folder.outbox(of: hub).plainPath],
        step: "10-receive-\(hub)")
    }
  }

  func approve(draft: Int) throws {
    for officer in Demo.officers {
      try run(
        "besa",
        [
          "release", "approve", "--centre", folder.centre.plainPath, "--draft", String(draft),
          "--officer", folder.officer(officer).plainPath,
        ], step: "11-approve-\(officer)")
    }
  }

  func publish(draft: Int) throws {
    try FileManager.default.createDirectory(at: folder.releases, withIntermediateDirectories: true)
    try run(
      "besa",
      [
        "release", "publish", "--centre", folder.centre.plainPath, "--draft", String(draft),
        "--into", folder.releases.plainPath, "--signing-key", folder.keys.plainPath,
      ], step: "12-publish")
  }

  private func run(_ command: String, _ arguments: [String], step: String) throws {
    try offices.runner.run(CommandCall(command, arguments, step: day.step(step)))
  }
}
