import ArgumentParser
import Exchange
import Programme
import Sodium

/// `besa-hub ledger`: whether the centre's past is still the one that it signed for.
struct CheckLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Compares the centre's exported ledger with this hub's receipts and with releases.",
    discussion: """
      The file is what `besa ledger export` wrote. Every row must follow the one before; every receipt and every release names \
      a row that must be there with the same digest; every bundle that the centre signed for must be in it.
      """)

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp("The centre's exported ledger.", valueName: "file"))
  var export: String
  @Option(help: ArgumentHelp("A release's folder. Repeat.", valueName: "dir"))
  var release: [String] = []
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
  var on: DateArgument?

  func run() throws {
    try finish {
      let home = try place.open()
      let deliveries = try Deliveries(of: home, on: on?.date ?? .today)
      let chain = try LedgerChain(reading: export)
      let receipts = try deliveries.receipts()
      let remembered = try LedgerMemory(at: home.paths.ledgerHead).head().map { [$0] } ?? []
      let releases = try release.map { try ReleaseHead(of: $0, from: deliveries.aggregator).ledger }
      let later = try (receipts.map(\.ledger) + remembered + releases).count { try !holds(chain, $0) }
      for receipt in receipts where chain.standing(of: receipt.ledger) == .held { try require(receipt, in: chain) }
      Console.result(
        """
        ledger of \(chain.rows.count) rows is whole, head \(chain.head.digest.hex)
        \(receipts.count) receipts and \(releases.count) releases compared
        """)
      if later > 0 { Console.result("\(later) of the places kept here come after it: ask for a later export") }
      return later > 0 ? .someSetAside : .done
    }
  }

  /// - Returns: `false` when the export ends before the place.
  private func holds(_ chain: LedgerChain, _ head: LedgerChain.Head) throws -> Bool {
    switch chain.standing(of: head) {
    case .held: return true
    case .later: return false
    case .rewritten: throw ExchangeError.ledgerRewritten(file: export, entry: head.entry)
    }
  }

  private func require(_ receipt: Receipt, in chain: LedgerChain) throws {
    guard
      chain.holds(bundle: receipt.bundle, of: receipt.hub, sequence: receipt.sequence, upTo: receipt.ledger)
    else { throw ExchangeError.ledgerRewritten(file: export, entry: receipt.ledgerEntry) }
  }
}
