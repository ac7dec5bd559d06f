internal import FoundationEssentials

/// JSON in one form only: UTF-8, keys in byte order, no white space, slashes plain, one newline at the end.
///
/// Reading refuses a text that writing would not give back byte for byte; so an unknown key, a second key of the same
/// name or another spelling of a number cannot pass.
enum CanonicalJSON {
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only values that JSON cannot hold (infinite numbers, top-level fragments of old) fail; no format of ours has any.
    guard let data = try? encoder.encode(value) else { fatalError("a value of plain fields cannot be encoded") }
    return Array(data) + [10]
  }

  /// - Throws: ``ExchangeError/malformed(file:what:)``.
  static func decode<Value: Codable>(
    _ type: Value.Type, from bytes: [UInt8], file: String
  ) throws(ExchangeError) -> Value {
    guard let value = try? JSONDecoder().decode(type, from: Data(bytes)) else {
      throw .malformed(file: file, what: "not the JSON that it should be")
    }
    guard encode(value) == bytes else { throw .malformed(file: file, what: "JSON is not in canonical form") }
    return value
  }
}
