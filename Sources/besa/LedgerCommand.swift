import ArgumentParser
import Exchange
import Reporting

/// `besa ledger`: the append-only chain.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Check and show the centre's ledger.",
    discussion: "Exit codes: 0 done, 3 the ledger was changed, 64 usage, 70 bug, 75 try later.",
    subcommands: [LedgerVerify.self, LedgerShow.self, LedgerExportCommand.self])
}

/// `besa ledger show`.
struct LedgerShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the entries, one JSON object a line, oldest first.",
    discussion: "Approvals of a draft that waits for more are shown without whose they are.")

  @Option(help: "The centre's folder.") var centre: String

  func run() throws {
    try refusing {
      let entries = try Ledger(reading: ReleaseFolder(centre: centre).ledger).entries()
      let history = DraftHistory(entries)
      for entry in entries {
        let hidden: JSONValue = ["number": .number(entry.number), "kind": "shown when all approvals are in"]
        let row = entry.isHidden(in: history) ? hidden : entry.json
        print(String(decoding: row.canonical, as: UTF8.self))
      }
    }
  }
}

/// `besa ledger export`.
struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the ledger for hubs and others to check: one row a line.",
    discussion: """
      Hubs compare the file with their receipts ('besa-hub ledger'). It ends before the first approval of a draft that waits \
      for more approvals; later rows follow with the next export.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "The file to write; one of that name is replaced.") var out: String

  func run() throws {
    try refusing {
      let export = LedgerExport(try Ledger(reading: ReleaseFolder(centre: centre).ledger).entries())
      try WholeFile.write(export.bytes, to: out, access: .everyone)
      print("\(export.rows) rows: \(out)")
      if export.heldBack > 0 { print("\(export.heldBack) rows follow when the open draft has all its approvals") }
    }
  }
}
