import Programme
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("The roster")
struct RosterTests {
  private let shop: Workshop
  private let parties: SampleParties
  private let keeper: RosterKeeper

  init() throws {
    shop = try Workshop()
    parties = try SampleParties()
    keeper = try RosterKeeper(folder: shop.path("rosters"))
  }

  private func next(
    after roster: Roster, version: Int? = nil, previous: Digest? = nil, expires: CalendarDate? = nil,
    roots: Roster.Roots? = nil
  ) throws -> Roster {
    try Roster(
      programme: "sample", version: version ?? roster.version + 1, previous: previous ?? roster.digest,
      expires: expires ?? roster.expires, roots: roots ?? roster.roots, aggregator: roster.aggregator,
      hubs: roster.hubs, officers: roster.officers, recovery: roster.recovery)
  }

  private func install(_ signed: SignedRoster, pinned: Roster.Roots? = nil, today: CalendarDate? = nil) throws -> Roster
  {
    try signed.write(to: shop.path("roster.json"))
    return try keeper.install(
      shop.path("roster.json"), pinned: pinned ?? parties.roster.roots, today: today ?? parties.today)
  }

  @Test("is installed once it is signed by the pinned root, and looked up by role")
  func install() throws {
    #expect(throws: ExchangeError.self) { try keeper.current(today: parties.today) }
    let roster = try install(SignedRoster(parties.roster, signedBy: parties.root))
    #expect(roster == parties.roster)
    #expect(try keeper.current(today: parties.today) == parties.roster)
    #expect(try roster.hub("elbasan").signing == parties.hub.verifying)
    #expect(try roster.officer("officer-1").signing == parties.officer.verifying)
    #expect(roster.aggregator.recipient == parties.opening.recipient)
    #expect(roster.bundleRecipients == [parties.opening.recipient, parties.recovery.recipient])
    #expect(throws: ExchangeError.notInRoster(role: "hub", id: "tirana")) { try roster.hub("tirana") }
    #expect(try install(SignedRoster(parties.roster, signedBy: parties.root)) == parties.roster)
  }

  @Test("names the programme file that counts, where it says so; a roster without the name reads as before")
  func pipeline() throws {
    let silent = String(decoding: parties.roster.bytes, as: UTF8.self)
    #expect(!silent.contains("pipeline"))
    #expect(try Roster(bytes: parties.roster.bytes, file: "roster.json").pipeline == nil)
    let file = Digest(of: [1, 2, 3])
    let naming = try Roster(
      programme: "sample", version: 2, previous: parties.roster.digest, expires: parties.roster.expires,
      roots: parties.roster.roots, aggregator: parties.roster.aggregator, hubs: parties.roster.hubs,
      officers: parties.roster.officers, pipeline: file)
    _ = try install(SignedRoster(parties.roster, signedBy: parties.root))
    _ = try install(SignedRoster(naming, signedBy: parties.root))
    #expect(try keeper.current(today: parties.today).pipeline == file)
  }

  @Test("is refused under another root's signature")
  func otherRoot() throws {
    let path = shop.path("roster.json")
    #expect(throws: ExchangeError.rosterNotSigned(file: path, valid: 0, needed: 1)) {
      try install(SignedRoster(parties.roster, signedBy: parties.hub))
    }
    let own = Roster.Roots(threshold: 1, keys: [SigningKey().verifying])
    #expect(throws: ExchangeError.rosterNotSigned(file: path, valid: 0, needed: 1)) {
      try install(SignedRoster(parties.roster, signedBy: parties.root), pinned: own)
    }
  }

  @Test("is refused when a byte of it differs from what was signed")
  func changed() throws {
    let signed = SignedRoster(parties.roster, signedBy: parties.root)
    let later = try next(after: parties.roster)
    let mixed = SignedRoster(roster: later, bytes: later.bytes, signatures: signed.signatures)
    #expect(throws: ExchangeError.self) { try install(mixed) }
  }

  @Test("goes up by exactly one and follows from the one before; the highest is remembered")
  func versions() throws {
    _ = try install(SignedRoster(parties.roster, signedBy: parties.root))
    let second = try next(after: parties.roster)
    let third = try next(after: second)
    #expect(throws: ExchangeError.rosterVersion(found: 3, remembered: 1)) {
      try install(SignedRoster(third, signedBy: parties.root))
    }
    #expect(throws: ExchangeError.rosterFork(version: 2)) {
      try install(SignedRoster(next(after: parties.roster, previous: Digest(of: [1])), signedBy: parties.root))
    }
    _ = try install(SignedRoster(second, signedBy: parties.root))
    #expect(throws: ExchangeError.rosterVersion(found: 1, remembered: 2)) {
      try install(SignedRoster(parties.roster, signedBy: parties.root))
    }
    let fork = try next(after: parties.roster, expires: SampleProgramme.day(2026, 11, 30))
    #expect(throws: ExchangeError.rosterFork(version: 2)) { try install(SignedRoster(fork, signedBy: parties.root)) }
    _ = try install(SignedRoster(third, signedBy: parties.root))
    #expect(try keeper.current(today: parties.today).version == 3)
  }

  @Test("is refused once it has expired")
  func expired() throws {
    let late = SampleProgramme.day(2027, 1, 1)
    #expect(throws: ExchangeError.rosterExpired(version: 1, expires: parties.roster.expires)) {
      try install(SignedRoster(parties.roster, signedBy: parties.root), today: late)
    }
    _ = try install(SignedRoster(parties.roster, signedBy: parties.root))
    #expect(throws: ExchangeError.rosterExpired(version: 1, expires: parties.roster.expires)) {
      try keeper.current(today: late)
    }
  }

  @Test("needs as many root signatures as it says, each by another root")
  func threshold() throws {
    let second = SigningKey()
    let third = SigningKey()
    let roots = Roster.Roots(threshold: 2, keys: [parties.root.verifying, second.verifying, third.verifying])
    let roster = try next(after: parties.roster, roots: roots)
    _ = try install(SignedRoster(parties.roster, signedBy: parties.root))
    let once = SignedRoster(roster, signedBy: parties.root)
    let twiceBySame = once.adding(signatureBy: parties.root)
    for signed in [once, twiceBySame] {
      #expect(throws: ExchangeError.rosterNotSigned(file: shop.path("roster.json"), valid: 1, needed: 2)) {
        try install(signed)
      }
    }
    #expect(try install(once.adding(signatureBy: third)).roots == roots)
  }

  @Test("with new roots is signed by the old roots and by the new")
  func newRoot() throws {
    _ = try install(SignedRoster(parties.roster, signedBy: parties.root))
    let root = SigningKey()
    let roster = try next(after: parties.roster, roots: .init(threshold: 1, keys: [root.verifying]))
    #expect(throws: ExchangeError.self) { try install(SignedRoster(roster, signedBy: root)) }
    #expect(throws: ExchangeError.self) { try install(SignedRoster(roster, signedBy: parties.root)) }
    let both = SignedRoster(roster, signedBy: parties.root).adding(signatureBy: root)
    #expect(try install(both) == roster)
    // From now on the old root counts for nothing.
    let third = try next(after: roster)
    #expect(throws: ExchangeError.self) { try install(SignedRoster(third, signedBy: parties.root)) }
    #expect(try install(SignedRoster(third, signedBy: root)) == third)
  }

  @Test("names nobody and no key twice, and every id can stand in a file name")
  func members() throws {
    let roster = parties.roster
    func with(hubs: [Roster.Member]) throws(ExchangeError) -> Roster {
      try Roster(
        programme: "sample", version: 1, previous: nil, expires: roster.expires, roots: roster.roots,
        aggregator: roster.aggregator, hubs: hubs, officers: roster.officers)
    }
    func hub(_ id: String, _ key: VerifyingKey, _ recipient: AgeRecipient?) -> Roster.Member {
      Roster.Member(id: id, signing: key, recipient: recipient, from: parties.today, until: parties.today)
    }
    let fresh = AgeIdentity().recipient
    #expect(throws: ExchangeError.duplicateInRoster(id: "centre")) {
      try with(hubs: [hub("centre", parties.hub.verifying, fresh)])
    }
    #expect(throws: ExchangeError.duplicateInRoster(id: "b")) {
      try with(hubs: [hub("a", parties.officer.verifying, fresh), hub("b", parties.officer.verifying, fresh)])
    }
    #expect(throws: ExchangeError.duplicateInRoster(id: "a")) {
      try with(hubs: [hub("a", parties.hub.verifying, parties.opening.recipient)])
    }
    #expect(throws: ExchangeError.self) { try with(hubs: [hub("a", parties.hub.verifying, nil)]) }
    for id in ["", "a b", "../a", "a/b", "-a", ".a", "a=b", "é", String(repeating: "a", count: 65)] {
      #expect(throws: ExchangeError.self) { try with(hubs: [hub(id, parties.hub.verifying, fresh)]) }
    }
    #expect(throws: ExchangeError.self) { try Roster(bytes: Array(roster.bytes.dropLast()), file: "r") }
  }
}
