import Cohort
import Foundation
import Rehearsal

/// `besa aggregate` over five hubs' bundles. Nothing comparable was found to measure it against.
struct CentreBench {
  static let hubs = HubSite.allCases.map(\.rawValue)

  let people: Int
  let options: BenchOptions

  func run() throws -> CentreFigures {
    try options.withFolder("centre-\(people)") { folder in
      let stopwatch = try Stopwatch(in: folder)
      try StreamedCohort(people: people, seed: options.seed).write { folder.export(of: $0.rawValue).plainPath }
      let offices = Offices(
        in: folder, programme: options.programme, hubs: Self.hubs, officers: ["officer-1", "officer-2"])
      try offices.makeKeys()
      try offices.enrol()
      let rows = try Self.hubs.reduce(0) { try $0 + rowsKept(by: $1, offices) }
      var runs: [Effort] = []
      for number in 1...options.runs { runs.append(try aggregate(offices, stopwatch, run: number)) }
      return CentreFigures(people: people, seed: options.seed, rows: rows, runs: runs)
    }
  }

  /// Every run sees its bundles for the first time.
  private func aggregate(_ offices: Offices, _ stopwatch: Stopwatch, run: Int) throws -> Effort {
    let centre = offices.folder.root.appending(path: "centre-\(run)", directoryHint: .isDirectory)
    let inbox = centre.appending(path: "inbox", directoryHint: .isDirectory)
    try offices.carryBundles(to: inbox)
    return try stopwatch.measure(offices.aggregation(of: inbox, into: centre))
  }

  /// Runs a hub, as its staff would.
  ///
  /// - Returns: Rows in its bundle.
  private func rowsKept(by hub: String, _ offices: Offices) throws -> Int {
    try FileManager.default.createDirectory(at: offices.folder.outbox(of: hub), withIntermediateDirectories: true)
    let call = offices.hubRun(hub)
    let said = try offices.runner.run(CommandCall(call.command, call.arguments + ["--json"], step: call.step)).output
    return try JSONDecoder().decode(HubSummary.self, from: Data(said.utf8)).rowsKept
  }
}

/// The part of what `besa-hub run --json` says that is needed here.
private struct HubSummary: Decodable {
  let rowsKept: Int

  enum CodingKeys: String, CodingKey { case rowsKept = "rows_kept" }
}
