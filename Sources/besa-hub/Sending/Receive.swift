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

  func run() throws {
    try HubWork(command: "receive", place: place).finish { home, entry in
      guard let inbox = inbox ?? home.receiptsFrom else {
        throw NightError.noReceipts(file: home.paths.configuration)
      }
      let day = on?.date ?? .today
      let taken = try Deliveries(of: home, on: day).take(from: inbox)
      entry.counts = ["receipts": taken.count]
      let words = Words.current
      for delivery in taken {
        Console.result(words("receive.delivered", ["bundle": delivery.name.bundleFile, "day": words(delivery.day)]))
      }
      let queue = try BundleQueue(of: home, on: day)
      Console.result(words("receive.new", for: taken.count))
      Console.result(words("receive.waiting", for: queue.waiting.count))
      return .done
    }
  }
}
