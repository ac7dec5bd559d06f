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
      for objection in history.objections.all { print(objection.words) }
      for release in history.releases {
        print("release \(ReleaseNumber(release.number).text) manifest \(release.manifest.hex)")
      }
    }
  }
}
