import ArgumentParser
import Exchange
import FoundationEssentials
import Reporting
import Sodium

/// `besa ledger verify`.
struct LedgerVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Follow the chain; name the first row that is not as it was written.",
    discussion: """
      Heads that others kept (in receipts and releases) show whether the whole ledger was rewritten. An export is checked in \
      the same way by anyone who has it; the ledger's own file is checked for its triggers as well.
      """)

  @Option(help: "The centre's folder.") var centre: String?
  @Option(help: "An exported ledger instead of the centre's folder.") var export: String?
  @Option(help: "A head digest that somebody kept; may be given several times.") var head: [String] = []
  @Option(help: "A folder of releases whose ledger heads must be in the chain.") var releases: String?

  func validate() throws {
    if (centre == nil) == (export == nil) { throw ValidationError("give either --centre or --export") }
    if head.contains(where: { Digest(hex: $0) == nil }) { throw ValidationError("--head wants 64 hex digits") }
  }

  func run() throws {
    try refusing {
      let heads = try head.compactMap { Digest(hex: $0) } + (releases.map(Self.heads) ?? [])
      let verdict = try verdict(expecting: heads)
      print(verdict.description)
      if !verdict.isWhole { throw ExitCode(3) }
    }
  }

  private func verdict(expecting heads: [Digest]) throws -> LedgerVerdict {
    if let centre { return try Ledger(reading: ReleaseFolder(centre: centre).ledger).check(expecting: heads) }
    let chain = try LedgerChain(reading: export ?? "")
    if let missing = heads.first(where: { head in !chain.rows.contains { $0.digest == head } }) {
      return .rewritten(missing: missing)
    }
    return .whole(entries: chain.rows.count, head: chain.head.digest)
  }

  static func heads(in releases: String) throws -> [Digest] {
    let names = try FileManager.default.contentsOfDirectory(atPath: releases).sorted()
    return try names.filter { ReleaseNumber(text: $0) != nil }.compactMap { name in
      try ReleaseVerdict.ledgerHead(of: ReleaseFolder.files(in: releases + "/" + name))
    }
  }
}
