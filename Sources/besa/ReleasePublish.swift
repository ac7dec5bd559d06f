import ArgumentParser
import Exchange
import Reporting
import Sodium

/// `besa release publish`: an approved draft becomes a numbered release.
struct ReleasePublish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Write an approved draft as the next release.",
    discussion: """
      Approvals and files are checked again. The ledger gets its entry first; should the folder then not be written, \
      run the same command again: it finishes the same release.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the draft.") var draft: Int
  @Option(help: "The folder that gets one folder per release; it exists.") var into: String
  @Option(help: "The programme's key folder (with signing.key in it).") var signingKey: String

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let roster = try RosterKeeper(folder: folder.roster).current(today: Clock.today)
      let key = try KeyFolder(signingKey).signingKey()
      guard key.verifying == roster.aggregator.signing else {
        throw ExchangeError.notInRoster(role: "aggregator", id: key.verifying.keyID)
      }
      let files = try folder.readDraft(draft)
      let ledger = try Ledger(at: folder.ledger)
      let publication = try ledger.publish(
        files, number: draft, officers: roster.releaseOfficers(on: Clock.today), key: key, at: Clock.now,
        objected: folder.objectedDrafts(DraftHistory(ledger.entries())))
      let number = ReleaseNumber(publication.record.number).text
      let target = "\(into)/\(number)"
      // What a publication that was killed left of this very release.
      UnfinishedFiles.remove(from: into, named: number + ".")
      try WholeFolder.write(files: publication.files.pairs, to: target, access: .everyone)
      print("release \(number): \(target)")
      print("manifest \(publication.record.manifest.hex)")
    }
  }
}
