internal import Sodium

/// One recipient's part of an age header: a type, arguments, and a wrapped file key.
struct AgeStanza: Equatable {
  /// Columns of a full line of base64.
  private static let lineLength = 64

  let type: String
  let arguments: [String]
  let body: [UInt8]

  /// The stanza's lines, each with its line feed.
  var text: String {
    let encoded = Array(Base64.unpadded.encode(body))
    var lines = "-> " + ([type] + arguments).joined(separator: " ") + "\n"
    for start in stride(from: 0, through: encoded.count, by: Self.lineLength) {
      lines += String(encoded[start..<min(start + Self.lineLength, encoded.count)]) + "\n"
    }
    return lines
  }

  /// Reads the words of a stanza's first line, without `-> `.
  static func words(of line: some Collection<UInt8>) -> [String]? {
    let words = line.split(separator: 32, omittingEmptySubsequences: false)
    guard words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (33...126).contains($0) } }) else { return nil }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads body lines up to the first short one.
  ///
  /// - Returns: `nil` unless the base64 is canonical and every line but the last is full.
  static func body(from input: BufferedInput) throws(ExchangeError) -> [UInt8]? {
    var text = ""
    while true {
      guard let line = try input.readLine(limit: lineLength) else { return nil }
      text += String(decoding: line, as: UTF8.self)
      if line.count < lineLength { break }
      guard text.utf8.count < AgeHeader.limit else { return nil }
    }
    return Base64.unpadded.decode(text)
  }
}
