internal import CSodium

/// A public key in minisign's form: an id of 8 bytes and an Ed25519 key.
public struct VerifyingKey: Hashable, Sendable {
  let id: [UInt8]
  let point: [UInt8]

  init(id: [UInt8], point: [UInt8]) {
    self.id = id
    self.point = point
  }

  /// Reads the base64 line `RW…`, or a whole `.pub` file whose last line it is.
  ///
  /// - Throws: ``SodiumError/malformedKey(what:)``.
  public init(text: String) throws(SodiumError) {
    let lines = text.split(separator: "\n")
    guard let line = lines.last, lines.count == 1 || (lines.count == 2 && lines[0].hasPrefix("untrusted comment:"))
    else { throw .malformedKey(what: "public key lines") }
    guard let bytes = Base64.padded.decode(line), bytes.count == 42, bytes.starts(with: "Ed".utf8) else {
      throw .malformedKey(what: "public key text")
    }
    id = Array(bytes[2..<10])
    point = Array(bytes[10...])
  }

  /// The base64 line `RW…` that `minisign -P` takes.
  public var text: String { Base64.padded.encode(Array("Ed".utf8) + id + point) }

  /// 16 upper-case hex digits, as minisign prints the id.
  public var keyID: String { hexText(id.reversed()).uppercased() }

  /// The two lines of a `.pub` file.
  public var fileText: String { "untrusted comment: minisign public key \(keyID)\n\(text)\n" }

  /// Whether a detached Ed25519 signature of 64 bytes fits.
  func fits(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
    Readiness.require()
    return unsafe signature.count == 64
      && crypto_sign_verify_detached(signature, message, UInt64(message.count), point) == 0
  }
}

extension VerifyingKey: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(text: container.decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
