import ArgumentParser
import Exchange
import Programme

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("run"), discussion: Words.help("run.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("export"), valueName: "dir"))
  var export: String?
  @Option(help: ArgumentHelp(Words.help("night"), valueName: "date"))
  var night: DateArgument?
  @Option(help: ArgumentHelp(Words.help("run.outbox"), valueName: "dir"))
  var outbox: String?
  @Flag(help: ArgumentHelp(Words.help("run.times")))
  var times = false
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "run", place: place).finish { home, entry in
      guard let export = export ?? home.exports else { throw HubError.noExports(file: home.paths.configuration) }
      let day = night?.date ?? .today
      entry.night = day
      // Made, or refused, before anything is sealed; a folder of the configuration may be a stick that is not there.
      if let outbox { _ = try Outbox(folder: outbox) }
      if night == nil { try ClockCheck(of: home, export: export).require(day) }
      try Mailbox(home: home, day: day).tidy(&entry)
      var summary = try ProgressLine.during { try NightRun(home: home, export: export, night: day).seal() }
      summary.enter(into: &entry)
      for note in summary.notes { Console.error("\(Words.current("night.note")) \(note)") }
      for problem in summary.problems { Console.error(problem) }
      summary.copied = try ship(of: home)
      entry.counts["copied"] = summary.copied.count
      if times { Console.error(summary.times.text) }
      Console.result(json ? summary.json : summary.text)
      return summary.outcome
    }
  }

  /// Copies what waits. A folder that was named must take it; one of the configuration may be away: the night is sealed
  /// all the same, and the next one tries again.
  private func ship(of home: HubHome) throws -> [String] {
    guard let target = outbox.map(Folder.absolute) ?? home.sendTo else { return [] }
    let delivered = try Deliveries.kept(in: home)
    let result = try Sender(home: home, carrier: FolderCarrier(folder: target), delivered: delivered).send()
    if let failure = result.failure {
      if outbox != nil { throw failure }
      Console.error("\(Words.current("night.note")) \(Words.text(of: failure))")
    }
    return result.copied.map(\.bundleFile)
  }
}
