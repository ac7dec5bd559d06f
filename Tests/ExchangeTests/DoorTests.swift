import Programme
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("What the centre's door refuses")
struct DoorTests {
  private let shop: Workshop
  private let parties: SampleParties

  init() throws {
    shop = try Workshop()
    parties = try SampleParties()
  }

  private func refusal(
    of manifest: BundleManifest, after accepted: [AcceptedBundle] = [], through door: BundleDoor? = nil,
    as name: String = "elbasan-1.besa"
  ) throws -> ExchangeError? {
    let sealed = try parties.seal(manifest, in: shop, as: name)
    do {
      _ = try parties.open(sealed.path, after: accepted, through: door)
      return nil
    } catch let error as ExchangeError {
      return error
    }
  }

  private var path: String { shop.path("elbasan-1.besa") }

  @Test("a bundle of another programme")
  func programme() throws {
    #expect(try refusal(of: parties.manifest(programme: "other")) == .otherProgramme(file: path, hub: "elbasan"))
  }

  @Test("a bundle under another programme file")
  func pipeline() throws {
    let manifest = parties.manifest(pipeline: Digest(of: [1]))
    #expect(try refusal(of: manifest) == .otherPipeline(file: path, hub: "elbasan"))
  }

  @Test("a bundle of another epoch, period or normaliser")
  func epoch() throws {
    #expect(try refusal(of: parties.manifest(epoch: "2025")) == .otherEpoch(file: path, hub: "elbasan"))
    let second = try refusal(of: parties.manifest(period: "2025Q4"), as: "elbasan-2.besa")
    #expect(second == .otherPeriod(file: shop.path("elbasan-2.besa"), hub: "elbasan"))
    let third = try refusal(of: parties.manifest(normaliser: "0"), as: "elbasan-3.besa")
    #expect(third == .otherTokens(file: shop.path("elbasan-3.besa"), hub: "elbasan"))
  }

  @Test("a bundle that is sealed to other keys than the roster's")
  func recipients() throws {
    let manifest = parties.manifest(recipients: [parties.opening.recipient])
    #expect(try refusal(of: manifest) == .otherRecipients(file: path, hub: "elbasan"))
  }

  @Test("a bundle of a hub that the roster does not name")
  func unknownHub() throws {
    #expect(try refusal(of: parties.manifest(hub: "tirana")) == .unknownHub(file: path, hub: "tirana"))
  }

  @Test("a bundle in another hub's name")
  func otherName() throws {
    guard case .badSignature(_, "hub diber", _) = try refusal(of: parties.manifest(hub: "diber")) else {
      Issue.record("another refusal")
      return
    }
  }

  @Test("a bundle of a hub whose time is over")
  func expiredHub() throws {
    let late = try SampleParties(hubUntil: SampleProgramme.day(2026, 3, 31))
    let sealed = try late.seal(in: shop)
    #expect(throws: ExchangeError.hubNotValid(file: path, hub: "elbasan", on: late.today)) {
      try late.open(sealed.path)
    }
  }

  @Test("every bundle, once the roster has expired")
  func expiredRoster() throws {
    #expect(throws: ExchangeError.rosterExpired(version: 1, expires: parties.roster.expires)) {
      try parties.door(today: SampleProgramme.day(2027, 1, 1))
    }
  }

  @Test("a bundle under a roster that is neither the current one nor the one before")
  func roster() throws {
    let unknown = RosterReference(version: 1, digest: Digest(of: [1]))
    #expect(try refusal(of: parties.manifest(roster: unknown)) == .otherRoster(file: path, hub: "elbasan", version: 1))
    let next = try Roster(
      programme: "sample", version: 2, previous: parties.roster.digest, expires: parties.roster.expires,
      roots: parties.roster.roots, aggregator: parties.roster.aggregator, hubs: parties.roster.hubs, officers: [],
      recovery: parties.roster.recovery)
    let door = try parties.door(roster: next)
    #expect(try refusal(of: parties.manifest(), through: door, as: "elbasan-2.besa") == nil)
  }

  @Test("but not a bundle that was accepted before, because roster or validity went on since")
  func acceptedBefore() throws {
    let late = try SampleParties(hubUntil: SampleProgramme.day(2026, 3, 31))
    let unknown = RosterReference(version: 1, digest: Digest(of: [1]))
    let sealed = try late.seal(late.manifest(roster: unknown), in: shop)
    #expect(throws: ExchangeError.self) { try late.open(sealed.path) }
    let accepted = [AcceptedBundle(sequence: 1, digest: sealed.digest)]
    #expect(try late.open(sealed.path, after: accepted).standing == .again)
    let other = [AcceptedBundle(sequence: 1, digest: Digest(of: [1]))]
    #expect(throws: ExchangeError.self) { try late.open(sealed.path, after: other) }
  }

  @Test("content beyond the limit, while it is being decompressed")
  func bomb() throws {
    let sealed = try parties.seal(people: 3_000, in: shop)
    let door = try parties.door(contentLimit: 20_000)
    #expect(throws: ExchangeError.tooMuchInside(file: sealed.path, limit: 20_000)) {
      try parties.open(sealed.path, through: door)
    }
  }

  @Test("the same number again with the same bytes is no refusal; with other bytes it is an alarm")
  func sequenceAgain() throws {
    let first = try parties.seal(in: shop)
    let accepted = [AcceptedBundle(sequence: 1, digest: first.digest)]
    #expect(try parties.open(first.path, after: accepted).standing == .again)
    let second = try parties.seal(in: shop, as: "other.besa")
    #expect(second.digest != first.digest)
    #expect(throws: ExchangeError.sequenceReused(file: second.path, hub: "elbasan", sequence: 1)) {
      try parties.open(second.path, after: accepted)
    }
  }

  @Test("an older number than the last accepted one; a gap is accepted and told")
  func olderAndGap() throws {
    let accepted = [AcceptedBundle(sequence: 3, digest: Digest(of: [3]))]
    let older = parties.manifest(sequence: 2, previous: Digest(of: [1]))
    #expect(
      try refusal(of: older, after: accepted)
        == .sequenceOlder(file: path, hub: "elbasan", sequence: 2, accepted: 3))
    let later = try parties.seal(
      parties.manifest(sequence: 6, previous: Digest(of: [5])), in: shop, as: "elbasan-6.besa")
    #expect(try parties.open(later.path, after: accepted).standing == .newAfterGap(missing: 4...5))
  }

  @Test("a number that follows with another predecessor than the one accepted")
  func chain() throws {
    let accepted = [AcceptedBundle(sequence: 1, digest: Digest(of: [1]))]
    let manifest = parties.manifest(sequence: 2, previous: Digest(of: [9]))
    #expect(try refusal(of: manifest, after: accepted) == .chainBroken(file: path, hub: "elbasan", sequence: 2))
    let orphan = try refusal(of: parties.manifest(sequence: 2), after: accepted, as: "elbasan-2.besa")
    #expect(orphan == .chainBroken(file: shop.path("elbasan-2.besa"), hub: "elbasan", sequence: 2))
    let right = parties.manifest(sequence: 2, previous: Digest(of: [1]))
    #expect(try refusal(of: right, after: accepted, as: "elbasan-3.besa") == nil)
  }

  @Test("every refusal says what, where and what to do, in three lines")
  func texts() throws {
    let refusals = [
      try refusal(of: parties.manifest(epoch: "2025")), try refusal(of: parties.manifest(hub: "diber"), as: "b.besa"),
      ExchangeError.wire(file: "f", row: 1, column: "c", what: "w"), .cannotRead(file: "f", reason: "r"),
      .receiptMismatch(file: "f", what: "w"), .rosterFork(version: 2), .agePayload(file: "f", chunk: 0),
    ]
    for refusal in refusals {
      let lines = try #require(refusal).description.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1].hasPrefix("  where: ") && lines[2].hasPrefix("  do:    "))
    }
  }
}
