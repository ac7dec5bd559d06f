public import Sodium

/// A release officer: current by the roster of the day.
public struct Officer: Sendable, Hashable {
  public let name: String
  public let key: VerifyingKey
  /// The key as approvals name it.
  let keyText: String

  public init(name: String, key: VerifyingKey) {
    self.name = name
    self.key = key
    keyText = key.text
  }

  /// The officer of the roster whom a key belongs to.
  ///
  /// - Throws: ``ReportingError/notAnOfficer(name:)``.
  static func holding(_ key: VerifyingKey, among officers: [Officer]) throws(ReportingError) -> Officer {
    guard let officer = officers.first(where: { $0.key == key }) else {
      throw .notAnOfficer(name: "with key \(key.keyID)")
    }
    return officer
  }
}

/// An officer's signed word that exactly these files may be published.
public struct Approval: Sendable, Hashable {
  public let draft: Int
  /// Digest of the file list that was signed.
  public let digest: Digest
  public let officer: String
  /// Text of the officer's verifying key on the day.
  public let key: String
  /// The four lines of a minisign signature over the text of the file list.
  public let signature: String

  init(draft: Int, digest: Digest, officer: String, key: String, signature: String) {
    self.draft = draft
    self.digest = digest
    self.officer = officer
    self.key = key
    self.signature = signature
  }

  var json: JSONValue {
    [
      "draft": .number(draft), "digest": .text(digest.hex), "officer": .text(officer), "key": .text(key),
      "signature": .text(signature),
    ]
  }

  init?(json: JSONValue) {
    guard let draft = json["draft"]?.number, let digest = json.digest("digest"),
      let officer = json["officer"]?.text, let key = json["key"]?.text, let signature = json["signature"]?.text
    else { return nil }
    self.init(draft: draft, digest: digest, officer: officer, key: key, signature: signature)
  }
}
