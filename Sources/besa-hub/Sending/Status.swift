import ArgumentParser
import Exchange
import FoundationEssentials
import Programme

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what left, what the centre has signed for, and what to do next.",
    discussion: "Without the centre's receipt a bundle counts as not delivered, wherever it was copied to.")

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
  var on: DateArgument?
  @Flag(help: "List all bundles, not only the newest.")
  var all = false
  @Flag(help: "Write the status as JSON.")
  var json = false

  func run() throws {
    try finish {
      let report = try StatusReport(of: place.open(), on: on?.date ?? .today)
      Console.result(json ? report.json : report.text(all: all))
      return .done
    }
  }
}
