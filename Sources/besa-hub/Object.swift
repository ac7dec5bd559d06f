import ArgumentParser
import Exchange
import Programme
import Sodium

/// `besa-hub object`: the hub's say before a draft is published.
struct Object: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Objects to figures about this hub in a draft, or withdraws an objection.",
    discussion: """
      The centre shows a draft's figures of a hub with `besa release show --hub HUB`, and the draft's number and files \
      digest. The objection is signed with the hub's key; send the file to the centre. While it stands, no draft that \
      still shows one of these figures can be published. Write no name and nothing about one person into the reason.
      """)

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp("Number of the draft.", valueName: "number"))
  var draft: Int?
  @Option(help: ArgumentHelp("The draft's files digest: 64 hex digits.", valueName: "hex"))
  var files: String?
  @Option(
    help: ArgumentHelp(
      "A figure, as the centre's list names it (hub=…|…). Repeat; without it all figures of the hub.",
      valueName: "name"))
  var figure: [String] = []
  @Option(help: ArgumentHelp("An objection of this hub that is settled.", valueName: "file"))
  var withdraw: String?
  @Option(help: ArgumentHelp("Why, in a few lines.", valueName: "text"))
  var reason: String
  @Option(help: ArgumentHelp("The folder that gets the signed file.", valueName: "dir"))
  var into: String
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
  var on: DateArgument?

  func validate() throws {
    if withdraw == nil {
      guard let draft, draft > 0, let files, Digest(hex: files) != nil else {
        throw ValidationError("name the draft with --draft and --files, or an objection with --withdraw")
      }
    } else if draft != nil || files != nil || !figure.isEmpty {
      throw ValidationError("--withdraw takes a whole objection back; it goes with no draft or figure")
    }
  }

  func run() throws {
    try finish {
      let home = try place.open()
      let keys = try HubKeys(of: home)
      let day = on?.date ?? .today
      _ = try home.roster(on: day, keys: keys)
      let say = try say(of: home, signing: keys.signing.verifying, on: day)
      let path = "\(into)/\(say.hub)-\(say.kind.rawValue)-\(say.digest.hex.prefix(8)).say"
      try WholeFile.write(say.signed(by: keys.signing), to: path, access: .ownerOnly)
      Console.result("\(say.kind.rawValue) of hub \(say.hub), draft \(say.draft): \(path)\nsend it to the centre")
      return .done
    }
  }

  private func say(of home: HubHome, signing key: VerifyingKey, on day: CalendarDate) throws -> HubSay {
    if let withdraw {
      let own = try SignedHubSay.read(withdraw) { (hub) throws(ExchangeError) in
        guard hub == home.hub else { throw .notInRoster(role: "hub", id: hub) }
        return Roster.Member(id: hub, signing: key, recipient: nil, from: day, until: day)
      }
      return try HubSay(withdrawing: own.say, reason: reason, date: day)
    }
    guard let draft, let digest = files.flatMap({ Digest(hex: $0) }) else {
      throw ExchangeError.malformed(file: "--files", what: "64 hex digits")
    }
    return try HubSay(
      objectionBy: home.hub, programme: home.programme.id, draft: draft, files: digest, figures: figure,
      reason: reason, date: day)
  }
}
