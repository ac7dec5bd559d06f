import ArgumentParser
import Exchange
import Reporting
import Sodium

/// `besa release object`: takes a hub's objection in.
struct ReleaseObject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "object", abstract: "Enter a hub's signed objection, or its withdrawal, into the ledger.",
    discussion: """
      The file is what 'besa-hub object' made. An open objection stops every draft that still shows one of its figures \
      unchanged. It is settled when the hub withdraws it, when a new draft shows other figures or none, or when two \
      officers, neither the draft's author, have answered it.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Argument(help: "The hub's file.") var file: String

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let today = Clock.today
      let roster = try RosterKeeper(folder: folder.roster).current(today: today)
      let signed = try SignedHubSay.read(file) { (hub) throws(ExchangeError) in
        let member = try roster.hub(hub)
        guard member.isValid(on: today) else { throw .notInRoster(role: "hub", id: hub) }
        return member
      }
      guard signed.say.programme == roster.programme else {
        throw ExchangeError.otherProgramme(file: file, hub: signed.say.hub)
      }
      guard let statement = HubStatement(text: signed.text, signature: signed.signature, key: signed.key.text) else {
        throw ReportingError.badStatement(file: file, what: "its signature does not hold")
      }
      let standing = try Ledger(at: folder.ledger).enter(
        statement, of: signed.say.hub, file: file, draft: folder.readDraft, at: Clock.now)
      print(standing.words)
    }
  }
}

/// `besa release answer`: an officer's answer to an objection.
struct ReleaseAnswer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a hub's objection as a release officer.",
    discussion: "The answer is signed and stays on the ledger. With two, the objection blocks no longer.")

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the objection, as 'besa release list' shows it.") var objection: Int
  @Option(help: "The officer's key folder (with signing.key in it).") var officer: String
  @Option(help: "Why the figures stay as they are, in a few lines.") var reason: String

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let answer = try Ledger(at: folder.ledger).answer(
        objection: objection, reason: reason, officers: folder.officers(), key: KeyFolder(officer).signingKey(),
        at: Clock.now)
      print("objection \(objection) answered by \(answer.officer)")
    }
  }
}
