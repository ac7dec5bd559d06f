public import FoundationEssentials
public import Sodium

/// An officer's signed word that a draft must not be published, and why. It closes the draft for good.
public struct DraftReturn: Sendable, Hashable {
  public let draft: Int
  /// Digest of the file list that was read.
  public let digest: Digest
  public let officer: String
  /// Text of the officer's verifying key on the day.
  public let key: String
  public let reason: String
  /// The four lines of a minisign signature over ``statement``.
  public let signature: String

  init(draft: Int, digest: Digest, officer: String, key: String, reason: String, signature: String) {
    self.draft = draft
    self.digest = digest
    self.officer = officer
    self.key = key
    self.reason = reason
    self.signature = signature
  }

  /// - Throws: ``ReportingError/badReason(what:)``.
  static func signing(
    draft: Int, digest: Digest, officer: String, reason: String, key: borrowing SigningKey
  ) throws(ReportingError) -> DraftReturn {
    let reason = try Reason.checked(reason)
    let statement = Self.statement(draft: draft, digest: digest, officer: officer, reason: reason)
    return DraftReturn(
      draft: draft, digest: digest, officer: officer, key: key.verifying.text, reason: reason,
      signature: statement.signed(by: key))
  }

  private static func statement(draft: Int, digest: Digest, officer: String, reason: String) -> SignedStatement {
    SignedStatement(
      format: "besa-return/1",
      members: [
        "draft": .number(draft), "files": .text(digest.hex), "officer": .text(officer), "reason": .text(reason),
      ])
  }

  var json: JSONValue {
    [
      "draft": .number(draft), "digest": .text(digest.hex), "officer": .text(officer), "key": .text(key),
      "reason": .text(reason), "signature": .text(signature),
    ]
  }

  /// - Returns: `nil` for another form, and for a signature that is not by the row's own key over what the row says.
  init?(json: JSONValue) {
    guard let draft = json["draft"]?.number, let digest = json.digest("digest"),
      let officer = json["officer"]?.text, let key = json["key"]?.text, let reason = json["reason"]?.text,
      let signature = json["signature"]?.text,
      Self.statement(draft: draft, digest: digest, officer: officer, reason: reason).isSigned(signature, by: key)
    else { return nil }
    self.init(draft: draft, digest: digest, officer: officer, key: key, reason: reason, signature: signature)
  }
}

extension Ledger {
  /// Enters an officer's return of a draft, signed here and now.
  ///
  /// - Parameter officers: Officers of the roster in force today; the key says which of them returns.
  /// - Throws: ``ReportingError/badReason(what:)``, and every reason of ``DraftHistory`` not to; nothing is entered then.
  @discardableResult
  public func giveBack(
    _ draft: DraftFolder, number: Int, reason: String, officers: [Officer], key: borrowing SigningKey, at time: Date
  ) throws(ReportingError) -> DraftReturn {
    let officer = try Officer.holding(key.verifying, among: officers)
    let word = try DraftReturn.signing(
      draft: number, digest: draft.list.digest, officer: officer.name, reason: reason, key: key)
    try append(at: time) { (entries) throws(ReportingError) in
      let history = DraftHistory(entries)
      try history.checkReturn(of: history.standing(of: draft, number: number), by: officer, among: officers)
      return [.returned(word)]
    }
    return word
  }
}
