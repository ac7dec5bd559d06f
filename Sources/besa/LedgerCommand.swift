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
    discussion: "While a draft waits for approvals, the list ends with it: officers judge without each other.")

  @Option(help: "The centre's folder.") var centre: String

  func run() throws {
    try refusing {
      let export = LedgerExport(try Ledger(reading: ReleaseFolder(centre: centre).ledger).entries())
      for entry in export.entries { print(String(decoding: entry.json.canonical, as: UTF8.self)) }
      export.sayWhatFollows()
    }
  }
}

/// `besa ledger export`.
struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the ledger for hubs and others to check: one row a line.",
    discussion: """
      Hubs compare the file with their receipts ('besa-hub ledger'). While a draft waits for approvals, it ends with that \
      draft; later rows follow with the next export.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "The file to write; one of that name is replaced.") var out: String

  func run() throws {
    try refusing {
      let export = LedgerExport(try Ledger(reading: ReleaseFolder(centre: centre).ledger).entries())
      try WholeFile.write(export.bytes, to: out, access: .everyone)
      print("\(export.entries.count) rows: \(out)")
      export.sayWhatFollows()
    }
  }
}

extension LedgerExport {
  fileprivate func sayWhatFollows() {
    if isHeldBack { Progress.say("a draft waits for approvals: what comes after it is shown when that is decided") }
  }
}
