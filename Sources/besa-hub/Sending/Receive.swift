import ArgumentParser
import Exchange
import Programme

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Takes over the centre's receipts for this hub's bundles.")

  @OptionGroup var place: HomeOption
  @Option(
    help: ArgumentHelp(
      "The folder in which receipts come back; without it, the one of the configuration.", valueName: "dir"))
  var inbox: String?
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
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
