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
    let openingPath = folder + "/opening.key"
    let signingPath = folder + "/signing.key"
    let opening = try AgeIdentity(file: SecretFile.read(openingPath), path: openingPath)
    let signing = try signingKey(signingPath)
    guard opening.recipient == roster.aggregator.recipient else { throw AggregateError.otherKey(file: openingPath) }
    guard signing.verifying == roster.aggregator.signing else { throw AggregateError.otherKey(file: signingPath) }
    return AggregateKeys(opening: opening, signing: signing)
  }

  private static func signingKey(_ path: String) throws -> SigningKey {
    let file = try SecretFile.read(path)
    do {
      return try SigningKey(file: file)
    } catch {
      throw ExchangeError.badKey(file: path, error)
    }
  }
}

/// The roster that counts today.
enum AggregateRoster {
  /// Installs the file that is given, after the one remembered in `home/rosters`; without one, that one counts.
  ///
  /// - Parameter rootKeys: All of them must have signed the first roster that is installed here.
  static func current(
    _ path: String?, rootKeys: [String], home: String, today: CalendarDate
  ) throws -> Roster {
    let keeper = try RosterKeeper(folder: home + "/rosters")
    guard let path else { return try keeper.current(today: today) }
    let keys = try rootKeys.map(key)
    return try keeper.install(path, pinned: Roster.Roots(threshold: max(1, keys.count), keys: keys), today: today)
  }

  private static func key(_ path: String) throws -> VerifyingKey {
    let text = String(decoding: try WholeFile.read(path, limit: 1 << 12), as: UTF8.self)
    do {
      return try VerifyingKey(text: text)
    } catch {
      throw ExchangeError.badKey(file: path, error)
    }
  }
}
