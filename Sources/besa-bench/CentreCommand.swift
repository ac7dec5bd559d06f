import ArgumentParser

struct CentreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centre", abstract: "Measure besa aggregate over five hubs' bundles.",
    discussion: BenchOptions.exitCodes)

  @Option(help: "How many people; give several sizes to see the growth.")
  var people: [Int] = [1_000, 10_000, 100_000]

  @OptionGroup var options: BenchOptions

  func validate() throws {
    guard people.allSatisfy((1...19_000_000).contains) else { throw ValidationError("--people is 1 to 19000000") }
  }

  func run() throws {
    try options.finish {
      let sizes = try people.map { try CentreBench(people: $0, options: options).run() }
      if options.json { try options.printJSON(sizes) } else { print(CentreFigures.text(of: sizes)) }
    }
  }
}
