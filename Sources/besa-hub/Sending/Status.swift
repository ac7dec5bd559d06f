import ArgumentParser
import Exchange
import FoundationEssentials
import Programme

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("status"), discussion: Words.help("status.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?
  @Flag(help: ArgumentHelp(Words.help("status.all")))
  var all = false
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try finish {
      let report = try StatusReport(of: place.open(), on: on?.date ?? .today)
      Console.result(json ? report.json : report.text(all: all))
      return .done
    }
  }
}
