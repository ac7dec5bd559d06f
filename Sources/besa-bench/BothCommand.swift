import ArgumentParser

struct BothCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "both", abstract: "Both benchmarks at sizes that take a minute or two.",
    discussion: BenchOptions.exitCodes)

  @OptionGroup var options: BenchOptions

  func run() throws {
    try options.finish {
      let hub = try HubBench(people: 100_000, options: options).run()
      let centre = try [1_000, 10_000, 100_000].map { try CentreBench(people: $0, options: options).run() }
      if options.json {
        try options.printJSON(Both(hub: hub, centre: centre))
      } else {
        print(hub.text + "\n\n" + CentreFigures.text(of: centre))
      }
    }
  }

  private struct Both: Encodable {
    let hub: HubFigures
    let centre: [CentreFigures]
  }
}
