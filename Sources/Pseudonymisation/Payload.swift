public import Extracts

/// The plain bytes that are about to be sealed.
public struct Payload: Withheld, Sendable {
  /// Source name → its CSV in wire form.
  public let tables: [String: [UInt8]]
  /// Everything else in the bundle, by file name: the manifest.
  public let notes: [String: [UInt8]]

  public init(tables: [String: [UInt8]], notes: [String: [UInt8]]) {
    self.tables = tables
    self.notes = notes
  }
}

/// A payload in which the egress gate found nothing but declared, bounded numbers and tokens.
///
/// Only ``EgressGate/clear(_:)`` makes one, and the hub seals nothing else.
public struct ClearedPayload: Withheld, Sendable {
  public let payload: Payload

  init(_ payload: Payload) { self.payload = payload }
}
