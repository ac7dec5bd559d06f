import Cohort
import Foundation
import Rehearsal

/// `besa-hub run` beside the peer, over the same raw file, by turns: one row per person, ten match keys (`SingleSheet`).
struct HubBench {
  private static let hub = "shkoder"

  let people: Int
  let options: BenchOptions

  func run() throws -> HubFigures {
    // All that is missing is said at once, before anything is made.
    _ = try MissingProgram.find(Stopwatch.programs + Peer.programs)
    return try options.withFolder("hub") { folder in
      let stopwatch = try Stopwatch(in: folder)
      let peer = try Peer(in: folder)
      let export = try writeExport(folder)
      let offices = try enrolled(folder)
      var besa: [Effort] = []
      var peers: [Effort] = []
      for _ in 0..<options.runs {
        besa.append(try runHub(offices, stopwatch))
        peers.append(try peer.seal(folder.export(of: Self.hub), with: stopwatch))
      }
      return HubFigures(
        people: people, seed: options.seed, rawBytes: try FileManager.default.size(of: export), besaRuns: besa,
        peerRuns: peers, split: try summary(offices).times)
    }
  }

  private func writeExport(_ folder: RehearsalFolder) throws -> URL {
    let export = folder.export(of: Self.hub)
    try FileManager.default.createDirectory(at: export, withIntermediateDirectories: true)
    let file = export.appending(path: SingleSheetProgramme.source + ".csv")
    try StreamedCohort(people: people, seed: options.seed).writeSingleSheet(to: file.plainPath)
    return file
  }

  /// A hub, a custodian and a centre under the sheet's own programme.
  private func enrolled(_ folder: RehearsalFolder) throws -> Offices {
    let programme = folder.root.appending(path: "programme.yaml")
    try Data(SingleSheetProgramme.text.utf8).write(to: programme)
    let offices = Offices(
      in: folder, programme: programme.plainPath, programmeID: SingleSheetProgramme.id, hubs: [Self.hub],
      officers: ["officer-1", "officer-2"])
    try offices.makeKeys()
    try offices.enrol()
    return offices
  }

  /// To the sealed bundle: shipping it is not measured, as the peer's file stays where it is too.
  private func runHub(_ offices: Offices, _ stopwatch: Stopwatch) throws -> Effort {
    var effort = try stopwatch.measure(offices.sealing(Self.hub).adding(["--json"]))
    effort.output = try FileManager.default.size(of: URL(filePath: summary(offices).bundle))
    return effort
  }

  /// What the last measured run said of itself.
  private struct Summary: Decodable {
    let bundle: String
    /// Seconds by part of the work.
    let times: [String: Double]
  }

  private func summary(_ offices: Offices) throws -> Summary {
    let log = offices.folder.logs.appending(path: offices.sealing(Self.hub).step + ".out")
    return try JSONDecoder().decode(Summary.self, from: Data(contentsOf: log))
  }
}
