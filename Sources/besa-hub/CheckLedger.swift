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
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "ledger", place: place, isAlone: false).finish { home, entry in
      let deliveries = try Deliveries(of: home, on: on?.date ?? .today)
      let chain = try LedgerChain(reading: export)
      let receipts = try deliveries.receipts()
      let remembered = try LedgerMemory(at: home.paths.ledgerHead).head().map { [$0] } ?? []
      let releases = try release.map { try ReleaseHead(of: $0, from: deliveries.aggregator).ledger }
      let later = try (receipts.map(\.ledger) + remembered + releases).count { try !holds(chain, $0) }
      for receipt in receipts where chain.standing(of: receipt.ledger) == .held { try require(receipt, in: chain) }
      let facts = Facts(
        rows: chain.rows.count, head: chain.head.digest.hex, receipts: receipts.count, releases: releases.count,
        later: later)
      entry.counts = ["rows": facts.rows, "receipts": facts.receipts, "releases": facts.releases, "later": later]
      Console.result(json ? JSONText.of(facts) : facts.text)
      return later > 0 ? .someSetAside : .done
    }
  }

  private struct Facts: Encodable {
    let rows: Int
    let head: String
    let receipts: Int
    let releases: Int
    /// Places that others know of, behind the export's end.
    let later: Int

    var text: String {
      let words = Words.current
      let compared = [
        "receipts": words("ledger.receipts", for: receipts), "releases": words("ledger.releases", for: releases),
      ]
      let end = later > 0 ? [words("ledger.later", for: later)] : []
      return ([words("ledger.whole", for: rows, ["digest": head]), words("ledger.compared", compared)] + end)
        .joined(separator: "\n")
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
