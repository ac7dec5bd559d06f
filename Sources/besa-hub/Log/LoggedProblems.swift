import Exchange
import Extracts
import Programme

extension LoggedRun.Problem {
  /// Places and counts of what was wrong, files by their source.
  static func all(of tally: ProblemTally, in extract: Extract) -> [LoggedRun.Problem] {
    tally.entries.map { entry in
      let source = extract.tables.first { $0.file == entry.kind.file }?.source.name ?? ""
      return LoggedRun.Problem(
        source: source, column: entry.kind.column, fault: entry.kind.fault.rawValue, count: entry.count,
        rows: entry.rows)
    }
  }
}
