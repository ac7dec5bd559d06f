import ArgumentParser
import Exchange
import Reporting
import Sodium

/// `besa release approve`: an officer's signature over a draft's files.
struct ReleaseApprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Sign a draft as a release officer.",
    discussion: """
      The signature is over the list of the draft's files; any changed byte makes it worthless. Read the draft's \
      internal/review.html and release/report.html first.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the draft, as 'besa release list' shows it.") var draft: Int
  @Option(help: "The officer's key folder (with signing.key in it).") var officer: String

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let approval = try Ledger(at: folder.ledger).approve(
        folder.readDraft(draft), number: draft, officers: folder.officers(), key: KeyFolder(officer).signingKey(),
        at: Clock.now)
      print("draft \(ReleaseNumber(draft).text) approved by \(approval.officer)")
      print("files \(approval.digest.hex)")
    }
  }
}
