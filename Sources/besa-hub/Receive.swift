import ArgumentParser
import Programme

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Takes over the centre's receipts for this hub's bundles.")

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp("The folder in which receipts come back.", valueName: "dir"))
  var inbox: String
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
  var on: DateArgument?

  func run() throws {
    try finish {
      let deliveries = try Deliveries(of: place.open(), on: on?.date ?? .today)
      let taken = try deliveries.take(from: inbox)
      for delivery in taken { Console.result("delivered: \(delivery.bundle), receipt of \(delivery.delivered ?? "")") }
      let waiting = try deliveries.all().count { $0.delivered == nil }
      Console.result("\(taken.count) new receipts; \(waiting) bundles wait for one")
      return .done
    }
  }
}
