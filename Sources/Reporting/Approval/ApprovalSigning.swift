import Programme
public import Sodium

extension Approval {
  /// Signs a draft's file list as an officer.
  ///
  /// The signature is an ordinary minisign one over the text of `SHA256SUMS`; its trusted comment says whose it is and
  /// for what (`ReleaseFormat`).
  ///
  /// - Throws: ``ReportingError/incompleteDraft(path:)`` when the draft does not say which release it would be.
  public static func signing(
    _ draft: DraftFolder, number: Int, officer: String, key: borrowing SigningKey
  ) throws(ReportingError) -> Approval {
    let list = draft.list
    let comment = try comment(draft, officer: officer)
    return Approval(
      draft: number, digest: list.digest, officer: officer, key: key.verifying.text,
      signature: key.sign(list.bytes, trustedComment: comment))
  }

  /// - Throws: ``ReportingError/badApproval(number:name:)`` unless the signature is by the approval's own key, over
  ///   exactly this draft's file list, and says so.
  func check(over draft: DraftFolder) throws(ReportingError) {
    let refusal = ReportingError.badApproval(number: self.draft, name: officer)
    let expected = try Self.comment(draft, officer: officer)
    do {
      let comment = try VerifyingKey(text: key).verify(draft.list.bytes, signature: signature)
      if comment != expected { throw refusal }
    } catch { throw refusal }
  }

  private static func comment(_ draft: DraftFolder, officer: String) throws(ReportingError) -> String {
    let card = try draft.card
    return comment(
      programme: card["programme"]?.text ?? "", release: card["release"]?.number ?? 0, officer: officer,
      files: draft.list.digest)
  }

  static func comment(programme: String, release: Int, officer: String, files: Digest) -> String {
    "besa-approval/1 programme=\(programme) release=\(release) officer=\(officer) files=\(files.hex)"
  }
}

extension DraftFolder {
  /// The draft's `release.json`.
  var card: JSONValue {
    get throws(ReportingError) {
      guard let file = release.file(ReleaseCard.path), let card = JSONValue(parsing: file.bytes) else {
        throw .incompleteDraft(path: ReleaseCard.path)
      }
      return card
    }
  }

  /// Approvals that the policy asked for when the draft was made.
  public func approvalsNeeded() throws(ReportingError) -> Int {
    guard let needed = try card["approvals_needed"]?.number else { throw .incompleteDraft(path: ReleaseCard.path) }
    return needed
  }
}
