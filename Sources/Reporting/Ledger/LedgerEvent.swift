public import Sodium

/// What can be written into the ledger. Nothing in it points to a participant.
public enum LedgerEvent: Sendable, Hashable {
  /// `digest` is that of the sealed bundle's bytes.
  case bundleAccepted(hub: String, sequence: Int, period: String, digest: Digest)
  /// `hub` and `sequence` as far as the signature vouches for them; `reason` is one line without a value from a row.
  case bundleRefused(hub: String?, sequence: Int?, digest: Digest, reason: String)
  /// A bundle that a later one of its hub replaced, deleted after the programme file's time.
  case bundleDeleted(hub: String, sequence: Int, digest: Digest)
  case drafted(DraftRecord)
  case approved(Approval)
  case returned(DraftReturn)
  /// A hub's objection to figures of a draft, and the hub's word that it is settled.
  case objected(Objection)
  case withdrawn(ObjectionWithdrawal)
  /// An officer's answer to an objection.
  case answered(ObjectionAnswer)
  case released(ReleaseRecord)

  /// The word that the ledger's `kind` column holds.
  public var kind: String {
    switch self {
    case .bundleAccepted: "bundle-accepted"
    case .bundleRefused: "bundle-refused"
    case .bundleDeleted: "bundle-deleted"
    case .drafted: "drafted"
    case .approved: "approved"
    case .returned: "returned"
    case .objected: "objected"
    case .withdrawn: "withdrawn"
    case .answered: "answered"
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
    case .bundleDeleted(let hub, let sequence, let digest):
      ["hub": .text(hub), "seq": .number(sequence), "digest": .text(digest.hex)]
    case .drafted(let draft): draft.json
    case .approved(let approval): approval.json
    case .returned(let word): word.json
    case .objected(let objection): objection.statement.json
    case .withdrawn(let withdrawal): withdrawal.statement.json
    case .answered(let answer): answer.json
    case .released(let release): release.json
    }
  }

  /// - Returns: `nil` for a kind or body that no event has, and for a statement whose signature is not its own.
  init?(kind: String, body: JSONValue) {
    let event: LedgerEvent? =
      switch kind {
      case "bundle-accepted": Self.accepted(body)
      case "bundle-refused": Self.refused(body)
      case "bundle-deleted": Self.deleted(body)
      case "drafted": DraftRecord(json: body).map(Self.drafted)
      case "approved": Approval(json: body).map(Self.approved)
      case "returned": DraftReturn(json: body).map(Self.returned)
      case "objected": HubStatement(json: body).flatMap(Objection.init).map(Self.objected)
      case "withdrawn": HubStatement(json: body).flatMap(ObjectionWithdrawal.init).map(Self.withdrawn)
      case "answered": ObjectionAnswer(json: body).map(Self.answered)
      case "released": ReleaseRecord(json: body).map(Self.released)
      default: nil
      }
    guard let event else { return nil }
    self = event
  }

  private static func accepted(_ body: JSONValue) -> LedgerEvent? {
    guard let hub = body["hub"]?.text, let sequence = body["seq"]?.number, let period = body["period"]?.text,
      let digest = body.digest("digest")
    else { return nil }
    return .bundleAccepted(hub: hub, sequence: sequence, period: period, digest: digest)
  }

  private static func deleted(_ body: JSONValue) -> LedgerEvent? {
    guard let hub = body["hub"]?.text, let sequence = body["seq"]?.number, let digest = body.digest("digest") else {
      return nil
    }
    return .bundleDeleted(hub: hub, sequence: sequence, digest: digest)
  }

  private static func refused(_ body: JSONValue) -> LedgerEvent? {
    guard let digest = body.digest("digest"), let reason = body["reason"]?.text else { return nil }
    return .bundleRefused(hub: body["hub"]?.text, sequence: body["seq"]?.number, digest: digest, reason: reason)
  }
}

extension JSONValue {
  /// A member that holds a SHA-256 in hex.
  func digest(_ key: String) -> Digest? { self[key]?.text.flatMap { Digest(hex: $0) } }
}
