import Exchange
import Programme
import Sodium

/// The centre's own keys, in guarded memory.
struct AggregateKeys: ~Copyable {
  /// Opens bundles.
  let opening: AgeIdentity
  /// Signs receipts.
  let signing: SigningKey

  private init(opening: consuming AgeIdentity, signing: consuming SigningKey) {
    self.opening = opening
    self.signing = signing
  }

  /// - Parameter folder: Holds `opening.key` (an age identity) and `signing.key` (a minisign secret key).
  static func read(_ folder: String, roster: Roster) throws -> AggregateKeys {
    let home = KeyFolder(folder)
    let opening = try home.openingKey()
    let signing = try home.signingKey()
    guard opening.recipient == roster.aggregator.recipient else {
      throw AggregateError.otherKey(file: home.openingKeyPath)
    }
    guard signing.verifying == roster.aggregator.signing else {
      throw AggregateError.otherKey(file: home.signingKeyPath)
    }
    return AggregateKeys(opening: opening, signing: signing)
  }
}

/// The roster that counts today.
enum AggregateRoster {
  /// Installs the file that is given, after the one remembered in `centre/rosters`; without one, that one counts.
  ///
  /// - Parameter rootKeys: All of them must have signed the first roster that is installed here.
  static func current(
    _ path: String?, rootKeys: [String], centre: String, today: CalendarDate
  ) throws -> Roster {
    let keeper = try RosterKeeper(folder: centre + "/rosters")
    guard let path else { return try keeper.current(today: today) }
    let keys = try rootKeys.map(KeyFolder.verifyingKey)
    return try keeper.install(path, pinned: Roster.Roots(threshold: max(1, keys.count), keys: keys), today: today)
  }
}
