public import Sodium

/// Who made a draft; the same person may not approve it.
public struct Author: Sendable, Hashable {
  /// Roster name, for example the aggregator's.
  public let name: String
  /// Text of the verifying key, where the author has one.
  public let key: String?

  public init(name: String, key: String?) {
    self.name = name
    self.key = key
  }
}

/// A draft as the ledger knows it.
public struct DraftRecord: Sendable, Hashable {
  /// From 1; never used again.
  public let number: Int
  /// The release that the draft would become.
  public let release: Int
  /// Digest of the ``FileList`` of the release files.
  public let digest: Digest
  /// Digest of the ``FileList`` of the files that stay inside. Never published: who can guess a true table could
  /// test the guess against a digest.
  public let inside: Digest
  public let author: Author
  /// Approvals that the policy asked for when the draft was made.
  public let needed: Int

  public init(number: Int, release: Int, digest: Digest, inside: Digest, author: Author, needed: Int) {
    self.number = number
    self.release = release
    self.digest = digest
    self.inside = inside
    self.author = author
    self.needed = needed
  }

  var json: JSONValue {
    [
      "draft": .number(number), "release": .number(release), "digest": .text(digest.hex),
      "inside": .text(inside.hex), "author": .text(author.name), "author_key": .optional(author.key),
      "approvals_needed": .number(needed),
    ]
  }

  init?(json: JSONValue) {
    guard let number = json["draft"]?.number, let release = json["release"]?.number,
      let digest = json.digest("digest"), let inside = json.digest("inside"), let author = json["author"]?.text,
      let needed = json["approvals_needed"]?.number
    else { return nil }
    self.init(
      number: number, release: release, digest: digest, inside: inside,
      author: Author(name: author, key: json["author_key"]?.text), needed: needed)
  }
}
