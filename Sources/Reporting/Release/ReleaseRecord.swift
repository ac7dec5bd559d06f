public import Sodium

/// A release as the ledger knows it.
public struct ReleaseRecord: Sendable, Hashable {
  /// From 1; never used again.
  public let number: Int
  public let draft: Int
  /// Digest of the approved file list.
  public let files: Digest
  /// Digest of `manifest.json`: what the next release names as the one before.
  public let manifest: Digest
  /// Names of the officers whose approvals it rests on, ascending.
  public let officers: [String]

  public init(number: Int, draft: Int, files: Digest, manifest: Digest, officers: [String]) {
    self.number = number
    self.draft = draft
    self.files = files
    self.manifest = manifest
    self.officers = officers
  }

  var json: JSONValue {
    [
      "release": .number(number), "draft": .number(draft), "files": .text(files.hex),
      "manifest": .text(manifest.hex), "officers": .array(officers.map(JSONValue.text)),
    ]
  }

  init?(json: JSONValue) {
    guard let number = json["release"]?.number, let draft = json["draft"]?.number,
      let files = json.digest("files"), let manifest = json.digest("manifest"),
      let officers = json["officers"]?.array?.map(\.text), !officers.contains(nil)
    else { return nil }
    self.init(
      number: number, draft: draft, files: files, manifest: manifest, officers: officers.compactMap(\.self))
  }
}
