import ArgumentParser
import Exchange
import Programme
import Sodium

struct Enrol: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("enrol"), discussion: Words.help("enrol.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("enrol.roster"), valueName: "file"))
  var roster: String
  @Option(help: ArgumentHelp(Words.help("enrol.root"), valueName: "file"))
  var rootKey: [String]
  @Option(help: ArgumentHelp(Words.help("enrol.threshold")))
  var rootThreshold: Int?
  @Option(help: ArgumentHelp(Words.help("enrol.linkage"), valueName: "file"))
  var linkageKey: String
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func validate() throws {
    if rootKey.isEmpty { throw ValidationError(Words.current("enrol.no_root_key")) }
    if let rootThreshold, !(1...rootKey.count).contains(rootThreshold) {
      throw ValidationError(Words.current("enrol.threshold"))
    }
  }

  func run() throws {
    try HubWork(command: "enrol", place: place).finish { home, _ in
      let keys = try HubKeys(of: home)
      let roots = Roster.Roots(threshold: rootThreshold ?? rootKey.count, keys: try rootKey.map(Self.key))
      // The linkage key first: a roster is remembered for good once it is installed.
      let epoch = try LinkageKey.open(
        linkageKey, with: keys.opening, programme: home.programme.id, roots: roots.keys
      ).epoch
      let keeper = try RosterKeeper(folder: home.paths.rosters)
      let accepted = try keeper.install(roster, pinned: roots, today: on?.date ?? .today)
      try keys.requireMembership(in: accepted, of: home)
      try noteProgramme(of: home, by: accepted)
      let sealed = try WholeFile.read(linkageKey, limit: 1 << 16)
      try WholeFile.write(sealed, to: home.paths.linkageKey, access: .ownerOnly)
      let facts = Facts(
        hub: home.hub, roster: accepted.version, expires: accepted.expires.description, epoch: epoch)
      Console.result(json ? JSONText.of(facts) : Self.text(facts, until: accepted.expires))
      return .done
    }
  }

  /// A hub whose programme file is not the one that counts is enrolled all the same; its nights are refused.
  private func noteProgramme(of home: HubHome, by roster: Roster) throws {
    let programme = EnrolledProgramme(home: home)
    do {
      try programme.require(by: roster)
      try programme.remember(by: roster)
    } catch let error as NightError {
      Console.error("\(Words.current("night.note")) \(Words.text(of: error))")
    }
  }

  private struct Facts: Encodable {
    let hub: String
    let roster: Int
    let expires: String
    let epoch: String
  }

  private static func text(_ facts: Facts, until day: CalendarDate) -> String {
    let words = Words.current
    let values = ["hub": facts.hub, "version": String(facts.roster), "date": words(day), "epoch": facts.epoch]
    return words("enrol.done", values)
  }

  /// A minisign public key file: the line that begins with `RW`.
  private static func key(_ file: String) throws -> VerifyingKey {
    let text = String(decoding: try WholeFile.read(file, limit: 1 << 12), as: UTF8.self)
    let keys = text.split(whereSeparator: \.isNewline).compactMap { try? VerifyingKey(text: String($0)) }
    guard keys.count == 1 else { throw HubError.badRootKey(file: file) }
    return keys[0]
  }
}
