import Sodium

/// A short statement that somebody signs: its bytes can be made again from what a ledger's row says.
///
/// The bytes are one canonical JSON object with a member `format`, and a line feed; the trusted comment is the format.
struct SignedStatement {
  let format: String
  let members: [String: JSONValue]

  var bytes: [UInt8] {
    JSONValue.object(members.merging(["format": .text(format)], uniquingKeysWith: { own, _ in own })).canonical + [10]
  }

  /// The four lines of a minisign signature.
  func signed(by key: borrowing SigningKey) -> String { key.sign(bytes, trustedComment: format) }

  /// - Parameter key: Text of a verifying key.
  func isSigned(_ signature: String, by key: String) -> Bool {
    guard let key = try? VerifyingKey(text: key), let comment = try? key.verify(bytes, signature: signature) else {
      return false
    }
    return comment == format
  }
}

/// Why somebody returns, objects or answers, in a person's own words.
enum Reason {
  /// Bytes; a page of text.
  private static let longest = 2_000

  /// - Returns: The text without white space around it.
  /// - Throws: ``ReportingError/badReason(what:)`` for an empty or very long text, or one with control characters.
  static func checked(_ text: String) throws(ReportingError) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    }
    let kept = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
    let reason = kept.map { String($0) }.joined(separator: "\n")
    if reason.isEmpty { throw .badReason(what: "it is empty") }
    if reason.utf8.count > longest { throw .badReason(what: "it is longer than \(longest) bytes") }
    guard reason.unicodeScalars.allSatisfy({ $0 == "\n" || $0.properties.generalCategory != .control }) else {
      throw .badReason(what: "it holds control characters")
    }
    return reason
  }
}
