public import Sodium

/// What can be written into the ledger. Nothing in it points to a participant.
public enum LedgerEvent: Sendable, Hashable {
  /// `digest` is that of the sealed bundle's bytes.
  case bundleAccepted(hub: String, sequence: Int, period: String, digest: Digest)
  /// `hub` and `sequence` as far as the signature vouches for them; `reason` is one line without a value from a row.
  case bundleRefused(hub: String?, sequence: Int?, digest: Digest, reason: String)
  case drafted(DraftRecord)
  case approved(Approval)
  case returned(draft: Int, digest: Digest, officer: String, reason: String)
  case released(ReleaseRecord)

  /// The word that the ledger's `kind` column holds.
  public var kind: String {
    switch self {
    case .bundleAccepted: "bundle-accepted"
    case .bundleRefused: "bundle-refused"
    case .drafted: "drafted"
    case .approved: "approved"
    case .returned: "returned"
    case .released: "released"
    }
  }

  /// The event as the canonical JSON of the ledger's `body` column.
  public var body: JSONValue {
    switch self {
    case .bundleAccepted(let hub, let sequence, let period, let digest):
      ["hub": .text(hub), "seq": .number(sequence), "period": .text(period), "digest": .text(digest.hex)]
    case .bundleRefused(let hub, let sequence, let digest, let reason):
      [
        "hub": .optional(hub), "seq": sequence.map(JSONValue.number) ?? .null, "digest": .text(digest.hex),
        "reason": .text(reason),
      ]
    case .drafted(let draft): draft.json
    case .approved(let approval): approval.json
    case .returned(let draft, let digest, let officer, let reason):
      [
        "draft": .number(draft), "digest": .text(digest.hex), "officer": .text(officer), "reason": .text(reason),
      ]
    case .released(let release): release.json
    }
  }

  /// - Returns: `nil` for a kind or body that no event has.
  init?(kind: String, body: JSONValue) {
    switch kind {
    case "bundle-accepted":
      guard let hub = body["hub"]?.text, let sequence = body["seq"]?.number, let period = body["period"]?.text,
        let digest = body.digest("digest")
      else { return nil }
      self = .bundleAccepted(hub: hub, sequence: sequence, period: period, digest: digest)
    case "bundle-refused":
      guard let digest = body.digest("digest"), let reason = body["reason"]?.text else { return nil }
      self = .bundleRefused(
        hub: body["hub"]?.text, sequence: body["seq"]?.number, digest: digest, reason: reason)
    case "drafted":
      guard let draft = DraftRecord(json: body) else { return nil }
      self = .drafted(draft)
    case "approved":
      guard let approval = Approval(json: body) else { return nil }
      self = .approved(approval)
    case "returned":
      guard let draft = body["draft"]?.number, let digest = body.digest("digest"),
        let officer = body["officer"]?.text, let reason = body["reason"]?.text
      else { return nil }
      self = .returned(draft: draft, digest: digest, officer: officer, reason: reason)
    case "released":
      guard let release = ReleaseRecord(json: body) else { return nil }
      self = .released(release)
    default: return nil
    }
  }
}

extension JSONValue {
  /// A member that holds a SHA-256 in hex.
  func digest(_ key: String) -> Digest? { self[key]?.text.flatMap { Digest(hex: $0) } }
}
