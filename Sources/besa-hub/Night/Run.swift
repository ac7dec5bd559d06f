import ArgumentParser
import Exchange
import Programme

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Seals tonight's exports into a bundle, and sends what waits.",
    discussion: """
      Every bundle is a full snapshot: who withdrew consent is no longer in the next one. Rows and values that cannot \
      be used are named by file, row and column on standard error, and the exit code is then 3. A hub without \
      participants, or without anybody who consents, still sends a bundle: the centre must know. Exit code 0.
      """)

  @OptionGroup var place: HomeOption
  @Option(
    help: ArgumentHelp(
      "The folder with the exports, CSV, XLSX or SQLite; without it, the one of the configuration.",
      valueName: "dir"))
  var export: String?
  @Option(help: ArgumentHelp("The night that the bundle is for (YYYY-MM-DD); today, unless given.", valueName: "date"))
  var night: DateArgument?
  @Option(
    help: ArgumentHelp(
      "Where to copy the bundle to; without it, the place of the configuration. It stays in the hub's outbox too.",
      valueName: "dir"))
  var outbox: String?
  @Flag(help: "Say on standard error where the time went.")
  var times = false
  @Flag(help: "Write the summary as JSON.")
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
      var summary = try NightRun(home: home, export: export, night: day).seal()
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
