import ArgumentParser
import Exchange
import Programme

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Seals tonight's exports into a bundle.",
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
    try finish {
      let home = try place.open()
      guard let export = export ?? home.exports else { throw HubError.noExports(file: home.paths.configuration) }
      let outbox = outbox ?? home.sendTo
      // Made, or refused, before anything is sealed.
      if let outbox {
        _ = try Outbox(folder: outbox)
        // Other hubs may ship to the same folder.
        UnfinishedFiles.remove(from: outbox, named: home.hub + "-")
      }
      let summary = try NightRun(home: home, export: export, night: night?.date ?? .today).seal()
      for note in summary.notes { Console.error("note: \(note)") }
      for problem in summary.problems { Console.error(problem) }
      if let outbox {
        let name = ParcelName(hub: summary.hub, sequence: summary.sequence)
        try Outbox(folder: home.paths.outbox).ship(name, to: outbox)
      }
      if times { Console.error(summary.times.text) }
      Console.result(json ? summary.json : summary.text)
      return summary.outcome
    }
  }
}
