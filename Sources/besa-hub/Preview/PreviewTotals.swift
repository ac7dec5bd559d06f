import Exchange
import Programme
import Pseudonymisation
import Sodium

/// The preview's totals, for machines.
struct PreviewTotals: Encodable {
  let night: String
  let sequence: Int
  /// Digest of all tables: the one that the bundle then has.
  let payload: String
  let participants: Int
  let withoutConsent: Int
  let withdrawn: Int
  /// Source → coded rows.
  let rows: [String: Int]
  let smallGroups: Int
  let quality: [String: Int]
  /// The page, where one was written.
  let page: String?

  enum CodingKeys: String, CodingKey {
    case night, payload, participants, withdrawn, rows, quality, page
    case sequence = "seq"
    case withoutConsent = "without_consent"
    case smallGroups = "small_groups"
  }

  init(_ facts: PreviewFacts, page: String?) {
    night = facts.night.description
    sequence = facts.manifest.sequence
    payload = facts.manifest.payload.hex
    participants = facts.coded.participants
    withoutConsent = facts.coded.withoutConsent
    withdrawn = facts.coded.withdrawn
    rows = Dictionary(uniqueKeysWithValues: facts.sources.map { ($0.source.name, $0.rows) })
    smallGroups = facts.smallGroups
    quality = facts.coded.quality.named
    self.page = page
  }
}
