internal import Sodium

extension Roster {
  /// What a roster must hold whoever signed it.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)``, ``ExchangeError/badName(what:)``,
  ///   ``ExchangeError/duplicateInRoster(id:)``.
  func check(file: String) throws(ExchangeError) {
    func require(_ holds: Bool, _ what: String) throws(ExchangeError) {
      if !holds { throw .malformed(file: file, what: what) }
    }
    try require(format == Self.currentFormat, "format is not \(Self.currentFormat)")
    try PlainName.require(programme, "programme in \(file)")
    try require(version >= 1, "version is below 1")
    try require((previous == nil) == (version == 1), "all versions but the first name the one before")
    try require((1...16).contains(roots.keys.count), "1 to 16 root keys")
    try require((1...roots.keys.count).contains(roots.threshold), "threshold is not 1 to the number of root keys")
    try require(aggregator.recipient != nil, "the aggregator has no recipient")
    try require(hubs.allSatisfy { $0.recipient != nil }, "a hub has no recipient")
    try require(officers.allSatisfy { $0.recipient == nil }, "an officer has a recipient")
    for member in members {
      try PlainName.require(member.id, "member in \(file)")
      try require(member.from <= member.until, "a member's validity ends before it begins")
    }
    try requireUnique()
  }

  private var members: [Member] { [aggregator] + hubs + officers }

  /// No id twice, no key twice: two members with one key could speak for each other.
  private func requireUnique() throws(ExchangeError) {
    var ids: Set<String> = []
    var keys = Set(roots.keys)
    guard keys.count == roots.keys.count else { throw .duplicateInRoster(id: "root keys") }
    var recipients = Set(recovery.map { [$0] } ?? [])
    for member in members {
      guard ids.insert(member.id).inserted, keys.insert(member.signing).inserted,
        member.recipient.map({ recipients.insert($0).inserted }) ?? true
      else { throw .duplicateInRoster(id: member.id) }
    }
  }
}
