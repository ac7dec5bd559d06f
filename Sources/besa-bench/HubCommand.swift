import ArgumentParser

struct HubCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hub", abstract: "Measure besa-hub run beside \(Peer.name) over the same raw file.",
    discussion: BenchOptions.exitCodes)

  @Option(help: "How many people, each a row of the export.")
  var people = 1_000_000

  @OptionGroup var options: BenchOptions

  func validate() throws {
    guard (1...19_000_000).contains(people) else { throw ValidationError("--people is 1 to 19000000") }
  }

  func run() throws {
    try options.finish {
      let figures = try HubBench(people: people, options: options).run()
      if options.json { try options.printJSON(figures) } else { print(figures.text) }
    }
  }
}
