import ArgumentParser
import Reporting
import Sodium

/// `besa release list`: drafts and releases, as the ledger has them.
struct ReleaseList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List drafts and releases.")

  @Option(help: "The centre's folder.") var centre: String

  func run() throws {
    try refusing {
      let history = DraftHistory(try Ledger(reading: ReleaseFolder(centre: centre).ledger).entries())
      for standing in history.drafts.values.sorted(by: { $0.record.number < $1.record.number }) {
        print(
          "draft \(ReleaseNumber(standing.record.number).text) for release "
            + "\(ReleaseNumber(standing.record.release).text): \(standing.words)")
      }
      for release in history.releases {
        print("release \(ReleaseNumber(release.number).text) manifest \(release.manifest.hex)")
      }
    }
  }
}

/// `besa release show`: one draft.
struct ReleaseShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a draft: its files and where it stands.")

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the draft.") var draft: Int

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let history = DraftHistory(try Ledger(reading: folder.ledger).entries())
      let files = try folder.readDraft(draft)
      let standing = try history.standing(of: files, number: draft)
      print("draft \(ReleaseNumber(draft).text) by \(standing.record.author.name): \(standing.words)")
      print("files \(standing.record.digest.hex)")
      for line in files.list.lines { print("  \(line.digest.hex)  \(line.path)") }
      print("read   \(folder.draft(draft))/release/report.html")
      print("inside \(folder.draft(draft))/internal/quality.md")
    }
  }
}

extension DraftHistory.Standing {
  /// Officers stay blind to each other: the number is said, not the names.
  fileprivate var words: String {
    if let release { return "published as release \(ReleaseNumber(release.number).text)" }
    if let returned { return "returned: \(returned.reason)" }
    return "\(approvals.count) approvals"
  }
}
