import ArgumentParser
import Exchange
import Programme
import Sodium

/// `besa-hub object`: the hub's say before a draft is published.
struct Object: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("object"), discussion: Words.help("object.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("object.draft"), valueName: "number"))
  var draft: Int?
  @Option(help: ArgumentHelp(Words.help("object.files"), valueName: "hex"))
  var files: String?
  @Option(help: ArgumentHelp(Words.help("object.figure"), valueName: "name"))
  var figure: [String] = []
  @Option(help: ArgumentHelp(Words.help("object.withdraw"), valueName: "file"))
  var withdraw: String?
  @Option(help: ArgumentHelp(Words.help("object.reason"), valueName: "text"))
  var reason: String
  @Option(help: ArgumentHelp(Words.help("object.into"), valueName: "dir"))
  var into: String
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func validate() throws {
    if withdraw == nil {
      guard let draft, draft > 0, let files, Digest(hex: files) != nil else {
        throw ValidationError(Words.current("object.name_draft"))
      }
    } else if draft != nil || files != nil || !figure.isEmpty {
      throw ValidationError(Words.current("object.whole"))
    }
  }

  func run() throws {
    try HubWork(command: "object", place: place).finish { home, _ in
      let keys = try HubKeys(of: home)
      let day = on?.date ?? .today
      _ = try home.roster(on: day, keys: keys)
      let say = try say(of: home, signing: keys.signing.verifying, on: day)
      let path = "\(into)/\(say.hub)-\(say.kind.rawValue)-\(say.digest.hex.prefix(8)).say"
      try WholeFile.write(say.signed(by: keys.signing), to: path, access: .ownerOnly)
      let facts = Facts(hub: say.hub, kind: say.kind.rawValue, draft: say.draft, file: path)
      Console.result(json ? JSONText.of(facts) : Self.text(facts, isObjection: say.kind == .objection))
      return .done
    }
  }

  private struct Facts: Encodable {
    let hub: String
    let kind: String
    let draft: Int
    let file: String
  }

  private static func text(_ facts: Facts, isObjection: Bool) -> String {
    let words = Words.current
    let values = ["hub": facts.hub, "draft": String(facts.draft), "file": facts.file]
    return isObjection ? words("object.objection", values) : words("object.withdrawal", values)
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
