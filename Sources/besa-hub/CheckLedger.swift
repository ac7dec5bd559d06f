import ArgumentParser
import Exchange
import Programme
import Sodium

/// `besa-hub ledger`: whether the centre's past is still the one that it signed for.
struct CheckLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: Words.help("ledger"), discussion: Words.help("ledger.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("ledger.export"), valueName: "file"))
  var export: String
  @Option(help: ArgumentHelp(Words.help("ledger.release"), valueName: "dir"))
  var release: [String] = []
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
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
      let words = Words.current
      Console.result(words("ledger.whole", for: chain.rows.count, ["digest": chain.head.digest.hex]))
      let compared = [
        "receipts": words("ledger.receipts", for: receipts.count),
        "releases": words("ledger.releases", for: releases.count),
      ]
      Console.result(words("ledger.compared", compared))
      if later > 0 { Console.result(words("ledger.later", for: later)) }
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
