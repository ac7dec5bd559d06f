import ArgumentParser
import Exchange
import Extracts
import FoundationEssentials
import Programme
import Pseudonymisation

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows everything that will leave tonight, and seals nothing.",
    discussion: """
      Writes one HTML page in Albanian and English: every field with its form and counts, the match tokens and what they are \
      made of, what stays and why. Small groups are marked. The payload's digest on it is the one that `run` seals of the same \
      exports: LC_ALL=C sha256sum *.csv | sha256sum, in an opened bundle. The page holds counts of few people: keep it in \
      the office.
      """)

  @OptionGroup var place: HomeOption
  @Option(
    help: ArgumentHelp("The folder with the exports; without it, the one of the configuration.", valueName: "dir"))
  var export: String?
  @Option(help: ArgumentHelp("The night that the bundle is for (YYYY-MM-DD); today, unless given.", valueName: "date"))
  var night: DateArgument?
  @Option(help: ArgumentHelp("Where the page goes; without it, preview.html in the hub's folder.", valueName: "file"))
  var into: String?
  @Flag(help: "Print a summary here, and write no page.")
  var text = false

  func run() throws {
    try HubWork(command: "preview", place: place).finish { home, entry in
      guard let export = export ?? home.exports else { throw HubError.noExports(file: home.paths.configuration) }
      let day = night?.date ?? .today
      entry.night = day
      if night == nil { try ClockCheck(of: home, export: export).require(day) }
      let keys = try HubKeys(of: home)
      let facts = try PreviewFacts(PreparedNight(home: home, export: export, night: day, keys: keys))
      entry.counts = ["participants": facts.coded.participants, "without_consent": facts.coded.withoutConsent]
      if !text {
        let path = into ?? home.paths.preview
        try WholeFile.write(Array(PreviewPage(facts: facts).html.utf8), to: path, access: .ownerOnly)
        Console.result(Words.current("preview.written", ["file": Folder.absolute(path)]))
      }
      if text || !Self.hasBrowser { Console.result(PreviewText(facts: facts).text) }
      return facts.coded.tally.entries.contains { $0.kind.fault.losesAnswers } ? .someSetAside : .done
    }
  }

  /// Whether this session has a screen to show a page on.
  private static var hasBrowser: Bool {
    let environment = ProcessInfo.processInfo.environment
    return ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
  }
}
