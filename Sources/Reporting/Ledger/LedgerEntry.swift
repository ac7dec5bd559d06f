public import Sodium

/// One row of the ledger: an event, and its place in the chain.
public struct LedgerEntry: Sendable, Hashable {
  /// From 1, without gaps.
  public let number: Int
  /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
  public let time: String
  public let event: LedgerEvent
  /// Digest of the entry before; 32 zero bytes for the first.
  public let previous: Digest
  public let digest: Digest

  init(number: Int, time: String, event: LedgerEvent, previous: Digest) {
    self.number = number
    self.time = time
    self.event = event
    self.previous = previous
    self.digest = Self.digest(
      number: number, time: time, kind: event.kind, body: event.body.canonical, previous: previous.hex)
  }

  /// SHA-256 over number, time, kind, previous digest (hex) and body, one per line, in this order (`LedgerFormat`).
  ///
  /// The body comes last and JSON cannot hold a raw line feed, so no two rows share these bytes.
  static func digest(number: Int, time: String, kind: String, body: [UInt8], previous: String) -> Digest {
    Digest(of: Array("\(number)\n\(time)\n\(kind)\n\(previous)\n".utf8) + body + [10])
  }

  /// The whole row as one object.
  public var json: JSONValue {
    [
      "number": .number(number), "time": .text(time), "kind": .text(event.kind), "body": event.body,
      "previous": .text(previous.hex), "digest": .text(digest.hex),
    ]
  }

  /// The row as a line of an export: the body is the text that the digest is over, so that readers need no JSON of ours.
  var exported: [UInt8] {
    let row: JSONValue = [
      "number": .number(number), "time": .text(time), "kind": .text(event.kind),
      "body": .text(String(decoding: event.body.canonical, as: UTF8.self)), "previous": .text(previous.hex),
      "digest": .text(digest.hex),
    ]
    return row.canonical + [10]
  }

  /// What the first entry names as the one before it.
  static let beginning = String(repeating: "0", count: 64)
}
