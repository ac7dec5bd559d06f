public import Programme

/// The rosters that a hub or the centre has accepted, in a folder: the highest version is remembered and never undercut.
///
/// Files `roster-N.json` and `roster-N.json.minisig`.
public struct RosterKeeper: Sendable {
  public let folder: String

  /// - Parameter folder: Made, 0700, where it is missing.
  public init(folder: String) throws(ExchangeError) {
    try FilePath.makeFolders(folder, permissions: 0o700)
    self.folder = folder
  }

  /// Accepts a roster file with its `.minisig` beside it, after the one that is remembered.
  ///
  /// - Parameters:
  ///   - path: `roster.json`.
  ///   - pinned: Root keys that people compared by phone: they vouch for the first roster that is installed here.
  ///   - today: The day against which expiry is judged.
  /// - Throws: ``ExchangeError/rosterNotSigned(file:valid:needed:)``, ``ExchangeError/rosterVersion(found:remembered:)``,
  ///   ``ExchangeError/rosterFork(version:)``, ``ExchangeError/rosterExpired(version:expires:)``.
  public func install(_ path: String, pinned: Roster.Roots, today: CalendarDate) throws(ExchangeError) -> Roster {
    let offered = try SignedRoster(unverified: path)
    let remembered = try remembered()
    let roster = try offered.verified(after: remembered, pinned: pinned, today: today, file: path)
    if roster.reference == remembered?.reference { return roster }
    let target = file(roster.version)
    // The roster comes last: with it the version counts, and its signatures are there already.
    try WholeFile.write(Array(offered.signatureText.utf8), to: target + ".minisig", access: .ownerOnly)
    try WholeFile.write(offered.bytes, to: target, access: .ownerOnly)
    return roster
  }

  /// The roster that is remembered, if it still counts today.
  ///
  /// - Throws: ``ExchangeError/cannotRead(file:reason:)`` when none was installed,
  ///   ``ExchangeError/rosterExpired(version:expires:)``.
  public func current(today: CalendarDate) throws(ExchangeError) -> Roster {
    guard let roster = try remembered() else {
      throw .cannotRead(file: file(1), reason: "no roster was installed yet")
    }
    try roster.requireValid(on: today)
    return roster
  }

  /// The roster that is remembered, in its time or not; `nil` when none was installed.
  public func newest() throws(ExchangeError) -> Roster? { try remembered() }

  private func remembered() throws(ExchangeError) -> Roster? {
    let versions = try FilePath.names(in: folder).compactMap { name -> Int? in
      guard name.hasPrefix("roster-"), name.hasSuffix(".json") else { return nil }
      return Int(name.dropFirst("roster-".count).dropLast(".json".count))
    }
    guard let highest = versions.max() else { return nil }
    let signed = try SignedRoster(unverified: file(highest))
    try signed.requireSigned(by: signed.roster.roots, file: file(highest))
    guard signed.roster.version == highest else { throw .malformed(file: file(highest), what: "version") }
    return signed.roster
  }

  private func file(_ version: Int) -> String { "\(folder)/roster-\(version).json" }
}
