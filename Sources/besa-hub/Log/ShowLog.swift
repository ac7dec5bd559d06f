import ArgumentParser
import Exchange
import Programme
import Sodium

/// `besa-hub log`: what was run here, once the chain of the log is known to be whole.
struct ShowLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: Words.help("log"), discussion: Words.help("log.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("log.last")))
  var last = 20
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try finish {
      let runs = try RunLog(at: try place.open().paths.runs).runs()
      Console.result(json ? JSONText.of(runs) : Self.text(runs, last: max(0, last)))
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
}
