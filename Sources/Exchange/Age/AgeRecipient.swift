internal import Sodium

/// Whom an age file is sealed to: an X25519 public key, `age1…`.
public struct AgeRecipient: Hashable, Sendable, Codable {
  /// 32 bytes.
  let point: [UInt8]

  init(point: [UInt8]) { self.point = point }

  /// - Returns: `nil` unless `text` is a lower-case `age1…` of a 32-byte key with a right check sum.
  public init?(text: String) {
    guard let point = Bech32.decode(text, prefix: "age"), point.count == 32 else { return nil }
    self.point = point
  }

  /// The `age1…` that `age -r` takes.
  public var text: String { Bech32.encode(point, prefix: "age") }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let recipient = AgeRecipient(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an age recipient")
    }
    self = recipient
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
