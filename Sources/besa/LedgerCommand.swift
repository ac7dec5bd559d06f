import ArgumentParser
import FoundationEssentials
import Reporting
import Sodium

/// `besa ledger`: the append-only chain.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Check and show the centre's ledger.",
    discussion: "Exit codes: 0 done, 3 the ledger was changed, 64 usage, 70 bug, 75 try later.",
    subcommands: [LedgerVerify.self, LedgerShow.self])
}

/// `besa ledger verify`.
struct LedgerVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Follow the chain; name the first row that is not as it was written.",
    discussion: "Heads that others kept (in receipts and releases) show whether the whole ledger was rewritten.")

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "A head digest that somebody kept; may be given several times.") var head: [String] = []
  @Option(help: "A folder of releases whose ledger heads must be in the chain.") var releases: String?

  func run() throws {
    try refusing {
      var heads: [Digest] = []
      for text in head {
        guard let digest = Digest(hex: text) else { throw ValidationError("--head wants 64 hex digits") }
        heads.append(digest)
      }
      heads += try releases.map(Self.heads) ?? []
      let verdict = try Ledger(reading: ReleaseFolder(centre: centre).ledger).check(expecting: heads)
      print(verdict.description)
      if !verdict.isWhole { throw ExitCode(3) }
    }
  }

  private static func heads(in releases: String) throws -> [Digest] {
    let names = try FileManager.default.contentsOfDirectory(atPath: releases).sorted()
    return try names.filter { ReleaseNumber(text: $0) != nil }.compactMap { name in
      try ReleaseVerdict.ledgerHead(of: ReleaseFolder.files(in: releases + "/" + name))
    }
  }
}

/// `besa ledger show`.
struct LedgerShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the entries, one JSON object a line, oldest first.")

  @Option(help: "The centre's folder.") var centre: String

  func run() throws {
    try refusing {
      for entry in try Ledger(reading: ReleaseFolder(centre: centre).ledger).entries() {
        print(String(decoding: entry.json.canonical, as: UTF8.self))
      }
    }
  }
}
