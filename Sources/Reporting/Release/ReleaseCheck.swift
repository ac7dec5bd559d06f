public import Sodium

/// What public keys and a release's files prove, file by file.
public struct ReleaseVerdict: Sendable, Hashable {
  public enum Finding: String, Sendable, Hashable {
    /// Exactly the file that the officers approved.
    case approved
    /// Part of the proof: file list, approvals, manifest; itself as it was signed.
    case proof
    case changed
    case missing
    /// In the folder, but in no list.
    case stranger
  }

  public struct Line: Sendable, Hashable {
    public let path: String
    public let finding: Finding
  }

  public struct Approver: Sendable, Hashable {
    public let officer: String
    public let key: String
    public let isValid: Bool
  }

  public let programme: String
  public let number: Int
  /// Ascending by path.
  public let lines: [Line]
  public let approvers: [Approver]
  public let needed: Int
  /// Head of the ledger before the release's own entry.
  public let ledgerHead: Digest

  /// Whether every file is as it was approved, by as many distinct officers as the release itself asks for.
  public var isSound: Bool {
    let valid = approvers.filter(\.isValid)
    return lines.allSatisfy { $0.finding == .approved || $0.finding == .proof }
      && Set(valid.map(\.officer)).count >= needed && Set(valid.map(\.key)).count >= needed
  }
}

extension ReleaseVerdict {
  /// Checks a release's folder.
  ///
  /// - Parameters:
  ///   - files: Every file of the folder, paths relative to it.
  ///   - publisher: The key that the programme signs manifests with.
  ///   - officers: The officers of a roster, if the reader has one: other keys then count for nothing.
  /// - Throws: ``ReportingError/badManifest(what:)`` when the manifest is not there, not the publisher's, or not sound.
  public static func check(
    _ files: [OutputFile], publisher: VerifyingKey, officers: [Officer]? = nil
  ) throws(ReportingError) -> ReleaseVerdict {
    let manifest = try manifest(of: files, publisher: publisher)
    guard let programme = manifest["programme"]?.text, let number = manifest["release"]?.number,
      let needed = manifest["approvals_needed"]?.number, let head = manifest.digest("ledger_head"),
      let digests = manifest["files"]?.object, let listed = manifest.digest("approved_list")
    else { throw .badManifest(what: "it lacks a part") }
    let list = files.file(FileList.path).flatMap { FileList(parsing: $0.bytes) }
    let isList = list?.digest == listed
    let proof = proofPaths(manifest)
    let lines = Set(files.map(\.path)).union(digests.keys).sorted().map { path in
      let expected = digests[path]?.text.flatMap { Digest(hex: $0) }
      let isApproved = isList && list?[path] != nil && list?[path] == expected
      return Line(
        path: path,
        finding: finding(files.file(path), expected: expected, isProof: proof.contains(path), isApproved: isApproved))
    }
    return ReleaseVerdict(
      programme: programme, number: number, lines: lines,
      approvers: approvers(
        manifest, files: files,
        comment: {
          Approval.comment(
            programme: programme, release: number, officer: $0, files: listed)
        }, officers: officers),
      needed: max(needed, 2), ledgerHead: head)
  }

  /// The ledger's head that a release's manifest names; unchecked, and `nil` where there is none.
  public static func ledgerHead(of files: [OutputFile]) -> Digest? {
    files.file(Publication.manifestPath).flatMap { JSONValue(parsing: $0.bytes) }?.digest("ledger_head")
  }

  private static func manifest(of files: [OutputFile], publisher: VerifyingKey) throws(ReportingError) -> JSONValue {
    guard let manifest = files.file(Publication.manifestPath), let signature = files.file(Publication.signaturePath)
    else { throw .badManifest(what: "it or its signature is missing") }
    do {
      _ = try publisher.verify(manifest.bytes, signature: String(decoding: signature.bytes, as: UTF8.self))
    } catch { throw .badManifest(what: "its signature is not by this key") }
    guard let value = JSONValue(parsing: manifest.bytes), value["format"]?.text == Publication.format else {
      throw .badManifest(what: "it has another form")
    }
    return value
  }

  private static func proofPaths(_ manifest: JSONValue) -> Set<String> {
    Set(
      (manifest["approvals"]?.array ?? []).compactMap { $0["signature"]?.text }
        + [FileList.path, Publication.manifestPath, Publication.signaturePath])
  }

  private static func finding(
    _ file: OutputFile?, expected: Digest?, isProof: Bool, isApproved: Bool
  ) -> Finding {
    guard let file else { return .missing }
    // The manifest and its signature are in no list; the signature over them was checked.
    guard let expected else { return isProof ? .proof : .stranger }
    guard Digest(of: file.bytes) == expected else { return .changed }
    return isProof ? .proof : isApproved ? .approved : .stranger
  }

  private static func approvers(
    _ manifest: JSONValue, files: [OutputFile], comment: (String) -> String, officers: [Officer]?
  ) -> [Approver] {
    (manifest["approvals"]?.array ?? []).compactMap { approval in
      guard let officer = approval["officer"]?.text, let text = approval["key"]?.text,
        let path = approval["signature"]?.text
      else { return nil }
      var isValid = false
      if let key = try? VerifyingKey(text: text), let list = files.file(FileList.path), let file = files.file(path) {
        let signed = try? key.verify(list.bytes, signature: String(decoding: file.bytes, as: UTF8.self))
        let isKnown = officers?.contains(Officer(name: officer, key: key)) ?? true
        isValid = isKnown && signed == comment(officer)
      }
      return Approver(officer: officer, key: text, isValid: isValid)
    }
  }
}
