import ArgumentParser
import Cohort

struct HubCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hub", abstract: "Measure besa-hub run beside \(Peer.name) over the same raw files.",
    discussion: BenchOptions.exitCodes)

  @Option(help: "How many people in the whole cohort; a hub has its share of them.")
  var people = 30_000

  @Option(help: "The hub to measure, or all.")
  var hub = "shkoder"

  @OptionGroup var options: BenchOptions

  private static let known = HubSite.allCases.map(\.rawValue)

  func validate() throws {
    guard (1...19_000_000).contains(people) else { throw ValidationError("--people is 1 to 19000000") }
    guard hub == "all" || Self.known.contains(hub) else {
      throw ValidationError("--hub is one of: \(Self.known.joined(separator: ", ")), all")
    }
  }

  func run() throws {
    try options.finish {
      let figures = try HubBench(people: people, hubs: hub == "all" ? Self.known : [hub], options: options).run()
      if options.json { try options.printJSON(figures) } else { print(figures.text) }
    }
  }
}
