import Foundation
import Programme
import Sodium
import TestWorkshop

@testable import Exchange

/// Custodian, centre, two hubs and an officer with fresh keys, and a roster that names them.
final class SampleParties {
  let root = SigningKey()
  let aggregator = SigningKey()
  let opening = AgeIdentity()
  let recovery = AgeIdentity()
  let hub = SigningKey()
  let hubOpening = AgeIdentity()
  let otherHub = SigningKey()
  let officer = SigningKey()
  let roster: Roster
  let pipeline = Digest(of: Array("programme file".utf8))
  let today = SampleProgramme.day(2026, 4, 1)

  init(
    hubUntil: CalendarDate = SampleProgramme.day(2026, 12, 31), otherHubOpening: AgeRecipient = AgeIdentity().recipient
  ) throws {
    let from = SampleProgramme.day(2026, 1, 1)
    let until = SampleProgramme.day(2026, 12, 31)
    func member(_ id: String, _ key: VerifyingKey, _ recipient: AgeRecipient?, _ end: CalendarDate) -> Roster.Member {
      Roster.Member(id: id, signing: key, recipient: recipient, from: from, until: end)
    }
    roster = try Roster(
      programme: "sample", version: 1, previous: nil, expires: until,
      roots: .init(threshold: 1, keys: [root.verifying]),
      aggregator: member("centre", aggregator.verifying, opening.recipient, until),
      hubs: [
        member("elbasan", hub.verifying, hubOpening.recipient, hubUntil),
        member("diber", otherHub.verifying, otherHubOpening, until),
      ],
      officers: [member("officer-1", officer.verifying, nil, until)], recovery: recovery.recipient)
  }

  func manifest(
    sequence: Int = 1, previous: Digest? = nil, programme: String = "sample", hub: String = "elbasan",
    recipients: [AgeRecipient]? = nil, pipeline: Digest? = nil, roster: RosterReference? = nil, epoch: String = "2026",
    normaliser: String = "1", period: String = "2026Q1"
  ) -> BundleManifest {
    BundleManifest(
      programme: programme, hub: hub, sequence: sequence, previous: previous,
      recipients: recipients ?? self.roster.bundleRecipients, pipeline: pipeline ?? self.pipeline,
      roster: roster ?? self.roster.reference, epoch: epoch, normaliser: normaliser, tokenMode: .keyedHash,
      created: today, period: period, withoutConsent: 3, dataQuality: ["rows_dropped": 2])
  }

  /// Seals a bundle of the hub in the folder of `shop`.
  func seal(
    _ manifest: BundleManifest? = nil, people: Int = 10, in shop: Workshop, as name: String = "elbasan-1.besa"
  ) throws -> SealedBundle {
    try BundleContents(
      manifest: manifest ?? self.manifest(), tables: SampleProgramme.tables(people: people),
      programme: SampleProgramme.file
    ).seal(to: shop.path(name), signedBy: hub)
  }

  func door(roster: Roster? = nil, contentLimit: Int = 1 << 24, today: CalendarDate? = nil) throws -> BundleDoor {
    try BundleDoor(
      roster: roster ?? self.roster, programme: SampleProgramme.file, pipeline: pipeline,
      expectations: BundleExpectations(
        today: today ?? self.today, epoch: "2026", normaliser: "1", contentLimit: contentLimit))
  }

  func open(
    _ path: String, after accepted: [AcceptedBundle] = [], through door: BundleDoor? = nil
  ) throws -> OpenedBundle {
    try (door ?? self.door()).open(path, with: opening, after: ["elbasan": accepted])
  }
}

extension Workshop {
  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }
}
