import Cohort
import Foundation
import TestWorkshop

/// One run of the demo over two quarters, shared by the tests that look at what it left.
enum DemoQuarters {
  static let seed: UInt64 = 1

  /// The demo's folder after a run that ended well; made once per test process.
  static let folder: Result<URL, any Error> = Result {
    let into = TestFolders.place("quarters")
    let outcome = try Built.run(
      "besa-demo", ["--into", into.path(percentEncoded: false), "--seed", String(seed), "--quarters", "2"])
    guard outcome.status == 0 else {
      throw DemoRun.Failed(
        description: "besa-demo ended with \(outcome.status), seed \(seed)\n\(outcome.messages)")
    }
    try Data(outcome.output.utf8).write(to: into.appending(path: "logs/demo.out"))
    return into
  }

  /// The published count of each cell of a release, by set and coordinates that are not `Total`; withheld ones are absent.
  static func counts(in release: URL) throws -> [String: Int] {
    var found: [String: Int] = [:]
    for set in ["tables", "tables/log", "tables/attendances"] {
      let file = release.appending(path: set).appending(path: "published.csv")
      let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      for row in rows.dropFirst() {
        let cell = zip(rows[0], row).dropLast().filter { $0.1 != "Total" }.map { "\($0)=\($1)" }.joined(separator: "|")
        if let count = row.last.flatMap({ Int($0) }) { found["\(set): \(cell)"] = count }
      }
    }
    return found
  }
}
