import Cohort
import Foundation
import Rehearsal

/// `besa-hub run` beside the peer, over the same raw files, by turns.
struct HubBench {
  let people: Int
  var hubs = ["shkoder"]
  let options: BenchOptions

  func run() throws -> HubFigures {
    // All that is missing is said at once, before anything is made.
    _ = try MissingProgram.find(Stopwatch.programs + Peer.programs)
    return try options.withFolder("hub") { folder in
      let stopwatch = try Stopwatch(in: folder)
      let peer = try Peer(in: folder)
      try StreamedCohort(people: people, seed: options.seed).write { folder.export(of: $0.rawValue).plainPath }
      let offices = Offices(in: folder, programme: options.programme, hubs: hubs, officers: ["officer-1", "officer-2"])
      try offices.makeKeys()
      try offices.enrol()
      var besa: [Effort] = []
      var peers: [Effort] = []
      for _ in 0..<options.runs {
        besa.append(try total { try runHub($0, offices, stopwatch) })
        peers.append(try total { try peer.seal(folder.export(of: $0), with: stopwatch) })
      }
      let (bytes, rows) = try size(of: hubs.map(folder.export))
      return HubFigures(
        people: people, seed: options.seed, hubs: hubs, rawBytes: bytes, rawRows: rows, besaRuns: besa, peerRuns: peers,
        split: try split(offices))
    }
  }

  private func total(_ effort: (_ hub: String) throws -> Effort) throws -> Effort {
    try hubs.map(effort).reduce(Effort(cpu: 0, wall: 0, peak: 0, output: 0), +)
  }

  private func runHub(_ hub: String, _ offices: Offices, _ stopwatch: Stopwatch) throws -> Effort {
    let outbox = offices.folder.outbox(of: hub)
    try? FileManager.default.removeItem(at: outbox)
    try FileManager.default.createDirectory(at: outbox, withIntermediateDirectories: true)
    var effort = try stopwatch.measure(offices.hubRun(hub).adding(["--json"]))
    for name in try FileManager.default.contentsOfDirectory(atPath: outbox.plainPath) where name.hasSuffix(".besa") {
      effort.output += try FileManager.default.size(of: outbox.appending(path: name))
    }
    return effort
  }

  /// Seconds by part of the work, over all hubs, of the last measured runs.
  private func split(_ offices: Offices) throws -> [String: Double] {
    struct Summary: Decodable {
      let times: [String: Double]
    }
    var split: [String: Double] = [:]
    for hub in hubs {
      let log = offices.folder.logs.appending(path: offices.hubRun(hub).step + ".out")
      let summary = try JSONDecoder().decode(Summary.self, from: Data(contentsOf: log))
      split.merge(summary.times, uniquingKeysWith: +)
    }
    return split
  }

  private func size(of exports: [URL]) throws -> (bytes: Int, rows: Int) {
    var bytes = 0
    var rows = 0
    for export in exports {
      for name in try FileManager.default.contentsOfDirectory(atPath: export.plainPath) {
        let file = try Data(contentsOf: export.appending(path: name), options: .alwaysMapped)
        bytes += file.count
        rows += file.reduce(-1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      }
    }
    return (bytes, rows)
  }
}
