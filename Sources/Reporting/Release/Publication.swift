public import Sodium

/// A release ready to be written: the approved files, who approved them, and a signed manifest (`ReleaseFormat`).
public struct Publication: Sendable, Hashable {
  public let record: ReleaseRecord
  /// Every file of the release's folder.
  public let files: [OutputFile]

  static let manifestPath = "manifest.json"
  static let signaturePath = "manifest.json.minisig"
  static let format = "besa manifest/1"

  static let approvalFolder = "approvals/"

  static func approvalPath(_ officer: String) -> String { "\(approvalFolder)\(officer).minisig" }

  /// Makes the release of an approved draft. Equal arguments give equal bytes, signatures too, so that a publication
  /// that was interrupted after the ledger's entry can be finished exactly.
  ///
  /// - Parameters:
  ///   - approvals: Those that ``DraftHistory/approvals(for:among:needed:)`` counted.
  ///   - last: The ledger's last entry before the release's own.
  ///   - time: The release's entry's time, UTC.
  /// - Throws: ``ReportingError/badApproval(number:name:)``, ``ReportingError/incompleteDraft(path:)``.
  public static func make(
    _ draft: DraftFolder, standing: DraftHistory.Standing, approvals: [Approval],
    after last: (number: Int, digest: Digest),
    time: String, key: borrowing SigningKey
  ) throws(ReportingError) -> Publication {
    for approval in approvals { try approval.check(over: draft) }
    let list = draft.list
    let signed =
      draft.release + [OutputFile(path: FileList.path, bytes: list.bytes)]
      + approvals.map { OutputFile(path: approvalPath($0.officer), text: $0.signature) }
    var manifest = try manifest(draft, list: list, files: signed, approvals: approvals)
    manifest["publisher"] = .text(key.verifying.text)
    manifest["ledger_head"] = .text(last.digest.hex)
    manifest["ledger_entry"] = .number(last.number)
    manifest["published"] = .text(time)
    let number = standing.record.release
    guard manifest["release"]?.number == number else { throw .incompleteDraft(path: ReleaseCard.path) }
    let bytes = JSONValue.object(manifest).canonical + [10]
    let comment =
      "besa-release/1 programme=\(manifest["programme"]?.text ?? "") release=\(number) files=\(list.digest.hex)"
    return Publication(
      record: ReleaseRecord(
        number: number, draft: standing.record.number, files: list.digest, manifest: Digest(of: bytes),
        officers: approvals.map(\.officer)),
      files: signed + [
        OutputFile(path: manifestPath, bytes: bytes),
        OutputFile(path: signaturePath, text: key.sign(bytes, trustedComment: comment)),
      ])
  }

  /// The release's card, and what it could not know when it was approved.
  private static func manifest(
    _ draft: DraftFolder, list: FileList, files: [OutputFile], approvals: [Approval]
  ) throws(ReportingError) -> [String: JSONValue] {
    guard var members = try draft.card.object else { throw .incompleteDraft(path: ReleaseCard.path) }
    let digests = FileList(of: files).lines.map { ($0.path, JSONValue.text($0.digest.hex)) }
    members["format"] = .text(format)
    members["files"] = .object(Dictionary(digests, uniquingKeysWith: { first, _ in first }))
    members["approved_list"] = .text(list.digest.hex)
    members["approvals"] = .array(
      approvals.map { approval in
        [
          "officer": .text(approval.officer), "key": .text(approval.key),
          "signature": .text(approvalPath(approval.officer)),
        ]
      })
    return members
  }
}
