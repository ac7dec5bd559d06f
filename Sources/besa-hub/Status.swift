import ArgumentParser
import FoundationEssentials
import Programme

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says which bundles the centre has signed for; without its receipt a bundle counts as not delivered.")

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
  var on: DateArgument?
  @Flag(help: "Write the list as JSON.")
  var json = false

  func run() throws {
    try finish {
      let deliveries = try Deliveries(of: place.open(), on: on?.date ?? .today).all()
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        Console.result(String(decoding: try encoder.encode(deliveries), as: UTF8.self))
      } else if deliveries.isEmpty {
        Console.result("nothing was sealed yet")
      }
      for delivery in deliveries where !json {
        Console.result("\(delivery.bundle)  " + (delivery.delivered.map { "delivered, receipt of \($0)" } ?? "waits"))
      }
      return .done
    }
  }
}
