import ArgumentParser
import Exchange
import Programme

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: Words.help("receive"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("receive.inbox"), valueName: "dir"))
  var inbox: String?
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "receive", place: place).finish { home, entry in
      guard let inbox = inbox ?? home.receiptsFrom else {
        throw NightError.noReceipts(file: home.paths.configuration)
      }
      let day = on?.date ?? .today
      let taken = try Deliveries(of: home, on: day).take(from: inbox)
      entry.counts = ["receipts": taken.count]
      let waiting = try BundleQueue(of: home, on: day).waiting.count
      Console.result(json ? JSONText.of(Facts(taken, waiting: waiting)) : Self.text(taken, waiting: waiting))
      return .done
    }
  }

  private static func text(_ taken: [Deliveries.Delivery], waiting: Int) -> String {
    let words = Words.current
    let lines = taken.map { words("receive.delivered", ["bundle": $0.name.bundleFile, "day": words($0.day)]) }
    let totals = [words("receive.new", for: taken.count), words("receive.waiting", for: waiting)]
    return (lines + totals).joined(separator: "\n")
  }

  private struct Facts: Encodable {
    /// Bundle → day of its receipt.
    let delivered: [String: String]
    let waiting: Int

    init(_ taken: [Deliveries.Delivery], waiting: Int) {
      delivered = Dictionary(uniqueKeysWithValues: taken.map { ($0.name.bundleFile, $0.day.description) })
      self.waiting = waiting
    }
  }
}
