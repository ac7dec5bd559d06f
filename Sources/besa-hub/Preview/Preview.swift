import ArgumentParser
import Exchange
import Extracts
import FoundationEssentials
import Programme
import Pseudonymisation

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("preview"), discussion: Words.help("preview.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("export"), valueName: "dir"))
  var export: String?
  @Option(help: ArgumentHelp(Words.help("night"), valueName: "date"))
  var night: DateArgument?
  @Option(help: ArgumentHelp(Words.help("preview.into"), valueName: "file"))
  var into: String?
  @Flag(help: ArgumentHelp(Words.help("preview.text")))
  var text = false
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "preview", place: place).finish { home, entry in
      guard let export = export ?? home.exports else { throw HubError.noExports(file: home.paths.configuration) }
      let day = night?.date ?? .today
      entry.night = day
      if night == nil { try ClockCheck(of: home, export: export).require(day) }
      let keys = try HubKeys(of: home)
      let facts = try ProgressLine.during {
        try PreviewFacts(PreparedNight(home: home, export: export, night: day, keys: keys))
      }
      entry.counts = ["participants": facts.coded.participants, "without_consent": facts.coded.withoutConsent]
      let page = text ? nil : try write(facts, of: home)
      if json {
        Console.result(JSONText.of(PreviewTotals(facts, page: page)))
      } else {
        if let page { Console.result(Words.current("preview.written", ["file": page])) }
        if text || !Self.hasBrowser { Console.result(PreviewText(facts: facts).text) }
      }
      return facts.coded.tally.entries.contains { $0.kind.fault.losesAnswers } ? .someSetAside : .done
    }
  }

  /// - Returns: Where the page is.
  private func write(_ facts: PreviewFacts, of home: HubHome) throws -> String {
    let path = Folder.absolute(into ?? home.paths.preview)
    try WholeFile.write(Array(PreviewPage(facts: facts).html.utf8), to: path, access: .ownerOnly)
    return path
  }

  /// Whether this session has a screen to show a page on.
  private static var hasBrowser: Bool {
    let environment = ProcessInfo.processInfo.environment
    return ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
  }
}
