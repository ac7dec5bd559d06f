import ArgumentParser
import Exchange
import Reporting
import Sodium

/// `besa release return`: an officer sends a draft back.
struct ReleaseReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Send a draft back as a release officer, with a reason.",
    discussion:
      "The reason is signed and stays on the ledger; write nothing about one person into it. The draft is closed.")

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the draft.") var draft: Int
  @Option(help: "The officer's key folder (with signing.key in it).") var officer: String
  @Option(help: "What is wrong, in a few lines.") var reason: String

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let word = try Ledger(at: folder.ledger).giveBack(
        folder.readDraft(draft), number: draft, reason: reason, officers: folder.officers(),
        key: KeyFolder(officer).signingKey(), at: Clock.now)
      print("draft \(ReleaseNumber(draft).text) returned by \(word.officer)")
    }
  }
}
