import ArgumentParser
import Exchange
import Programme

struct Send: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("send"), discussion: Words.help("send.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("send.to"), valueName: "dir"))
  var to: String?
  @Flag(help: ArgumentHelp(Words.help("send.now")))
  var now = false
  @Flag(help: ArgumentHelp(Words.help("send.again")))
  var again = false
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "send", place: place).finish { home, entry in
      guard let target = to.map(Folder.absolute) ?? home.sendTo else {
        throw NightError.noTarget(file: home.paths.configuration)
      }
      let backOff = try Sendings(reading: home.paths.sendings).backOff
      if !now, to == nil, let next = backOff.next, !backOff.isDue(at: .now, for: target) {
        throw NightError.notYet(target: target, next: next.clockText)
      }
      let day = on?.date ?? .today
      try Mailbox(home: home, day: day).tidy(&entry)
      let delivered = try Deliveries.kept(in: home)
      let result = try Sender(home: home, carrier: FolderCarrier(folder: target), delivered: delivered)
        .send(again: again)
      entry.counts["copied"] = result.copied.count
      try report(result, to: target, of: home, on: day)
      if let failure = result.failure { throw failure }
      return .done
    }
  }

  private func report(_ result: Sender.Result, to target: String, of home: HubHome, on day: CalendarDate) throws {
    let waiting = try BundleQueue(of: home, on: day).waiting.count
    let copied = result.copied.map(\.bundleFile)
    if json { return Console.result(JSONText.of(Facts(folder: target, copied: copied, waiting: waiting))) }
    let words = Words.current
    for name in copied { Console.result(words("send.copied", ["bundle": name, "folder": target])) }
    if copied.isEmpty, result.failure == nil { Console.result(words("send.nothing")) }
    Console.result(words("receive.waiting", for: waiting))
  }

  private struct Facts: Encodable {
    let folder: String
    let copied: [String]
    let waiting: Int
  }
}

extension Moment {
  /// As this computer's clock shows it: `2026-11-22 21:15`.
  var clockText: String { LocalTime(self).text }
}
