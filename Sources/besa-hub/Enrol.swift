import ArgumentParser
import Exchange
import Programme
import Sodium

struct Enrol: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accepts the roster and the linkage key that the custodian signed.",
    discussion: "The roster's signatures are expected beside it, in the file of the same name with .minisig.")

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp("roster.json", valueName: "file"))
  var roster: String
  @Option(
    help: ArgumentHelp(
      "The custodian's public key, compared by phone. Repeat it where the programme has several.", valueName: "file"))
  var rootKey: [String]
  @Option(help: "How many of the root keys must have signed; all, unless given.")
  var rootThreshold: Int?
  @Option(help: ArgumentHelp("The linkage key, sealed to this hub.", valueName: "file"))
  var linkageKey: String
  @Option(help: ArgumentHelp("The day that counts as today (YYYY-MM-DD).", valueName: "date"))
  var on: DateArgument?

  func validate() throws {
    if rootKey.isEmpty { throw ValidationError("name at least one --root-key") }
    if let rootThreshold, !(1...rootKey.count).contains(rootThreshold) {
      throw ValidationError("--root-threshold is 1 to the number of root keys")
    }
  }

  func run() throws {
    try finish {
      let home = try place.open()
      let keys = try HubKeys(of: home)
      let roots = Roster.Roots(threshold: rootThreshold ?? rootKey.count, keys: try rootKey.map(Self.key))
      // The linkage key first: a roster is remembered for good once it is installed.
      let epoch = try LinkageKey.open(
        linkageKey, with: keys.opening, programme: home.programme.id, roots: roots.keys
      ).epoch
      let keeper = try RosterKeeper(folder: home.paths.rosters)
      let accepted = try keeper.install(roster, pinned: roots, today: on?.date ?? .today)
      try keys.requireMembership(in: accepted, of: home)
      let sealed = try WholeFile.read(linkageKey, limit: 1 << 16)
      try WholeFile.write(sealed, to: home.paths.linkageKey, access: .ownerOnly)
      Console.result(
        "hub \(home.hub) is enrolled: roster \(accepted.version), until \(accepted.expires.description), epoch \(epoch)"
      )
      return .done
    }
  }

  /// A minisign public key file: the line that begins with `RW`.
  private static func key(_ file: String) throws -> VerifyingKey {
    let text = String(decoding: try WholeFile.read(file, limit: 1 << 12), as: UTF8.self)
    let keys = text.split(whereSeparator: \.isNewline).compactMap { try? VerifyingKey(text: String($0)) }
    guard keys.count == 1 else { throw HubError.badRootKey(file: file) }
    return keys[0]
  }
}
