public import FoundationEssentials
public import Sodium

/// An officer's signed answer to a hub's objection: with two of them, neither the draft's author, it blocks no longer.
public struct ObjectionAnswer: Sendable, Hashable {
  /// Digest of the objection's text.
  public let objection: Digest
  public let officer: String
  /// Text of the officer's verifying key on the day.
  public let key: String
  public let reason: String
  /// The four lines of a minisign signature over the answer's statement.
  public let signature: String

  init(objection: Digest, officer: String, key: String, reason: String, signature: String) {
    self.objection = objection
    self.officer = officer
    self.key = key
    self.reason = reason
    self.signature = signature
  }

  /// - Throws: ``ReportingError/badReason(what:)``.
  static func signing(
    _ objection: Digest, officer: String, reason: String, key: borrowing SigningKey
  ) throws(ReportingError) -> ObjectionAnswer {
    let reason = try Reason.checked(reason)
    return ObjectionAnswer(
      objection: objection, officer: officer, key: key.verifying.text, reason: reason,
      signature: statement(objection, officer: officer, reason: reason).signed(by: key))
  }

  private static func statement(_ objection: Digest, officer: String, reason: String) -> SignedStatement {
    SignedStatement(
      format: "besa-answer/1",
      members: ["objection": .text(objection.hex), "officer": .text(officer), "reason": .text(reason)])
  }

  var json: JSONValue {
    [
      "objection": .text(objection.hex), "officer": .text(officer), "key": .text(key), "reason": .text(reason),
      "signature": .text(signature),
    ]
  }

  /// - Returns: `nil` for another form, and for a signature that is not by the row's own key over what the row says.
  init?(json: JSONValue) {
    guard let objection = json.digest("objection"), let officer = json["officer"]?.text, let key = json["key"]?.text,
      let reason = json["reason"]?.text, let signature = json["signature"]?.text,
      Self.statement(objection, officer: officer, reason: reason).isSigned(signature, by: key)
    else { return nil }
    self.init(objection: objection, officer: officer, key: key, reason: reason, signature: signature)
  }
}

extension Ledger {
  /// Enters an officer's answer to an objection, signed here and now.
  ///
  /// - Parameters:
  ///   - number: The objection's, in the order in which objections came in.
  ///   - officers: Officers of the roster in force today; the key says which of them answers.
  /// - Throws: ``ReportingError/unknownObjection(number:)``, ``ReportingError/alreadyAnswered(objection:name:)``,
  ///   ``ReportingError/badReason(what:)``; nothing is entered then.
  @discardableResult
  public func answer(
    objection number: Int, reason: String, officers: [Officer], key: borrowing SigningKey, at time: Date
  ) throws(ReportingError) -> ObjectionAnswer {
    let officer = try Officer.holding(key.verifying, among: officers)
    let objection = try DraftHistory(entries()).objections.standing(number)
    let answer = try ObjectionAnswer.signing(
      objection.objection.digest, officer: officer.name, reason: reason, key: key)
    try append(at: time) { (entries) throws(ReportingError) in
      let history = DraftHistory(entries)
      let standing = try history.objections.standing(number)
      try history.objections.checkAnswer(to: standing, by: officer, draft: history.drafts[standing.objection.draft])
      return [.answered(answer)]
    }
    return answer
  }
}
