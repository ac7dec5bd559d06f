import ArgumentParser
import Exchange
import FoundationEssentials
import Programme
import Sodium

/// `besa-hub log`: what was run here, once the chain of the log is known to be whole.
struct ShowLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Shows what was run at this hub, and checks that nothing in the log was changed or taken out.",
    discussion: """
      Every line of runs.log names the digest of the line before; runs.log.head names the last one. The log holds counts, \
      digests, columns and row numbers; nothing of anybody.
      """)

  @OptionGroup var place: HomeOption
  @Option(help: "How many of the newest runs to show.")
  var last = 20
  @Flag(help: "Write all runs as JSON.")
  var json = false

  func run() throws {
    try finish {
      let runs = try RunLog(at: try place.open().paths.runs).runs()
      Console.result(json ? try Self.json(runs) : Self.text(runs, last: max(0, last)))
      return .done
    }
  }

  private static func text(_ runs: [LoggedRun], last: Int) -> String {
    let words = Words.current
    let lines = runs.suffix(last).map { run in
      let facts =
        run.bundles.map { "\($0.sequence):\($0.digest.hex.prefix(8))" }
        + run.counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + [run.refusal].compactMap(\.self)
      return "\(run.time.clockText)  \(run.command)  \(run.outcome)  " + facts.joined(separator: " ")
    }
    return (lines + [words("log.whole", for: runs.count)]).joined(separator: "\n")
  }

  private static func json(_ runs: [LoggedRun]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(runs), as: UTF8.self)
  }
}
