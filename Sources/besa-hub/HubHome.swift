import Exchange
import Extracts
import FoundationEssentials
import Programme
import Sodium

/// A hub's folder: configuration, programme file, keys, roster, and the bundles that were sealed.
struct HubHome {
  /// Longest programme file and configuration that are read.
  static let mostBytes = 1 << 22

  let folder: String
  let configuration: HubConfiguration
  let programme: ProgrammeFile
  /// Digest of the programme file's bytes: every bundle carries it.
  let pipeline: Digest

  init(_ folder: String) throws {
    self.folder = folder
    let path = HubPaths(folder: folder).configuration
    guard HubPaths(folder: folder).isHub else { throw HubError.notAHome(folder: folder) }
    configuration = try HubConfiguration(WholeFile.read(path, limit: Self.mostBytes), file: path)
    if let language = configuration.language { Words.speak(language) }
    let bytes = try WholeFile.read(folder + "/" + configuration.programme, limit: Self.mostBytes)
    programme = try ProgrammeFile.load(bytes, file: configuration.programme)
    pipeline = Digest(of: bytes)
  }

  var hub: String { configuration.hub }
  var paths: HubPaths { HubPaths(folder: folder) }

  /// Folders of the configuration, whole; `nil` where it names none.
  var exports: String? { configuration.exports.map(place) }
  var sendTo: String? { configuration.sendTo.map(place) }
  /// Receipts come back where bundles go, unless the configuration says otherwise.
  var receiptsFrom: String? { configuration.receiptsFrom.map(place) ?? sendTo }

  private func place(_ text: String) -> String { Folder.path(text, in: Folder.absolute(folder)) }

  /// Removes what runs that were killed left in this folder.
  func removeUnfinished() {
    for place in paths.writtenIn { UnfinishedFiles.remove(from: place) }
  }

  /// What the hub has confirmed of its columns; nothing before `besa-hub map` was run.
  func mapping() throws -> HubMapping {
    guard FileManager.default.fileExists(atPath: paths.mapping) else { return HubMapping() }
    return try HubMapping(WholeFile.read(paths.mapping, limit: Self.mostBytes), file: paths.mapping)
  }

  func signingKey() throws -> SigningKey {
    try SigningKey(file: SecretFile.read(paths.signingKey))
  }

  func openingKey() throws -> AgeIdentity {
    try AgeIdentity(file: SecretFile.read(paths.openingKey), path: paths.openingKey)
  }

  /// The roster that counts on a day, once it is known to hold this hub's own keys.
  func roster(on day: CalendarDate, keys: borrowing HubKeys) throws -> Roster {
    guard FileManager.default.fileExists(atPath: paths.rosters) else { throw HubError.notEnrolled(folder: folder) }
    let roster = try RosterKeeper(folder: paths.rosters).current(today: day)
    try keys.requireMembership(in: roster, of: self)
    guard try roster.hub(hub).isValid(on: day) else { throw HubError.notValid(hub: hub, night: day) }
    return roster
  }

  func linkageKey(under roster: Roster, keys: borrowing HubKeys) throws -> LinkageKey {
    guard FileManager.default.fileExists(atPath: paths.linkageKey) else { throw HubError.notEnrolled(folder: folder) }
    return try LinkageKey.open(
      paths.linkageKey, with: keys.opening, programme: programme.id, roots: roster.roots.keys)
  }
}

/// Where things lie in a hub's folder.
struct HubPaths {
  /// Where a hub's folder is unless somebody says otherwise.
  static var usual: HubPaths {
    HubPaths(folder: (Folder.environment("XDG_DATA_HOME") ?? Folder.home + "/.local/share") + "/besa-hub")
  }
  static var usualShown: String { Words.help("home.usual") }

  let folder: String

  var configuration: String { folder + "/config.yaml" }
  /// Whether a hub was set up here: its configuration is written last.
  var isHub: Bool { FileManager.default.fileExists(atPath: configuration) }
  var secrets: String { folder + "/secrets" }
  /// Folders in which a run that is killed may leave files without an end.
  var writtenIn: [String] { [folder, secrets, rosters, outbox, slips] }
  func programme(_ home: HubHome) -> String { folder + "/" + home.configuration.programme }
  var request: String { folder + "/enrolment-request.json" }
  var signingKey: String { folder + "/secrets/signing.key" }
  var openingKey: String { folder + "/secrets/opening.key" }
  /// What the order of a bundle's rows is drawn from.
  var shuffleKey: String { folder + "/secrets/shuffle.key" }
  /// Under which codes of withdrawn participants are hashed.
  var withdrawalKey: String { folder + "/secrets/withdrawal.key" }
  /// Sealed, as the custodian sent it.
  var linkageKey: String { folder + "/linkage-key.age" }
  /// Digest of the programme file that the hub was enrolled with.
  var enrolledProgramme: String { folder + "/enrolled-programme.json" }
  /// Which of the hub's columns means which declared one, where their names do not say.
  var mapping: String { folder + "/mapping.json" }
  var rosters: String { folder + "/rosters" }
  var outbox: String { folder + "/outbox" }
  /// Where copies of bundles went.
  var sendings: String { folder + "/sendings.json" }
  /// Who took the consent back: keyed hashes only.
  var withdrawals: String { folder + "/withdrawals.json" }
  var slips: String { folder + "/slips" }
  var preview: String { folder + "/preview.html" }
  /// One line for each run, chained.
  var runs: String { folder + "/runs.log" }
  /// The same in plain words of the code, for whoever helps; it may be deleted.
  var plainLog: String { folder + "/besa-hub.log" }
  var lastSealed: String { folder + "/last-sealed.json" }
  /// The furthest place of the centre's ledger that a receipt named.
  var ledgerHead: String { folder + "/ledger-head.json" }
}

/// A hub's own keys, in guarded memory.
struct HubKeys: ~Copyable {
  let signing: SigningKey
  let opening: AgeIdentity

  init(of home: HubHome) throws {
    let signing = try home.signingKey()
    let opening = try home.openingKey()
    self.signing = signing
    self.opening = opening
  }

  borrowing func requireMembership(in roster: Roster, of home: HubHome) throws {
    guard roster.programme == home.programme.id else { throw HubError.otherProgramme(file: home.paths.rosters) }
    let member = try roster.hub(home.hub)
    guard member.signing == signing.verifying, member.recipient == opening.recipient else {
      throw HubError.otherKeys(hub: home.hub)
    }
  }
}
