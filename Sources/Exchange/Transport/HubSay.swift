public import Programme
public import Sodium

/// What a hub says about figures of its own in a draft, before it is published.
///
/// On disk: four signature lines by the hub's key (trusted comment `besa-say/1 programme=… hub=… draft=…`), then canonical
/// JSON; see the page ObjectionFormat.
public struct HubSay: Codable, Sendable, Equatable {
  public enum Kind: String, Codable, Sendable { case objection, withdrawal }

  static let currentFormat = "besa-say/1"
  /// Longest file that is read.
  static let mostBytes = 1 << 16
  /// Bytes of a reason: a page of text.
  static let longestReason = 2_000

  public let format: String
  public let kind: Kind
  public let programme: String
  public let hub: String
  /// Number of the draft.
  public let draft: Int
  /// Digest of the draft's file list.
  public let files: Digest
  /// Names of cells as the centre shows them; none: every figure of the hub.
  public let figures: [String]
  public let reason: String
  public let date: CalendarDate
  /// Of a withdrawal: digest of the objection's body.
  public let withdraws: Digest?

  /// An objection.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)`` for an empty or overlong reason.
  public init(
    objectionBy hub: String, programme: String, draft: Int, files: Digest, figures: [String], reason: String,
    date: CalendarDate
  ) throws(ExchangeError) {
    (format, kind, withdraws) = (Self.currentFormat, .objection, nil)
    (self.programme, self.hub, self.draft, self.files) = (programme, hub, draft, files)
    (self.figures, self.reason, self.date) = (figures, reason, date)
    try check(file: "objection")
  }

  /// The withdrawal of an objection.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)`` when it is none, or for an empty or overlong reason.
  public init(withdrawing objection: HubSay, reason: String, date: CalendarDate) throws(ExchangeError) {
    guard objection.kind == .objection else { throw .malformed(file: "objection", what: "it is a withdrawal itself") }
    (format, kind, withdraws) = (Self.currentFormat, .withdrawal, objection.digest)
    (programme, hub, draft, files) = (objection.programme, objection.hub, objection.draft, objection.files)
    (figures, self.reason, self.date) = ([], reason, date)
    try check(file: "withdrawal")
  }

  /// The signed text.
  public var body: [UInt8] { CanonicalJSON.encode(self) }
  public var digest: Digest { Digest(of: body) }

  /// The file's bytes.
  public func signed(by key: borrowing SigningKey) -> [UInt8] {
    SignedFile.bytes(body, trustedComment: comment, signedBy: key)
  }

  fileprivate var comment: String { "\(Self.currentFormat) programme=\(programme) hub=\(hub) draft=\(draft)" }

  fileprivate func check(file: String) throws(ExchangeError) {
    guard format == Self.currentFormat, (kind == .withdrawal) == (withdraws != nil), draft >= 1 else {
      throw .malformed(file: file, what: "format")
    }
    let isPlain = reason.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
    guard isPlain, reason.contains(where: { !$0.isWhitespace }), reason.utf8.count <= Self.longestReason else {
      throw .malformed(file: file, what: "the reason is empty, too long or no plain text")
    }
  }
}

/// A ``HubSay`` as its file came: its hub's signature holds.
public struct SignedHubSay: Sendable {
  public let say: HubSay
  /// The signed text, canonical JSON with its line feed.
  public let text: String
  /// The four lines of the signature.
  public let signature: String
  /// The key that the signature is by.
  public let key: VerifyingKey

  /// Reads and verifies a file.
  ///
  /// - Parameter hub: Gives the roster's entry of the hub that the file names; only its signature says that it is.
  /// - Throws: ``ExchangeError/badSignature(file:signer:_:)``, ``ExchangeError/malformed(file:what:)``.
  public static func read(
    _ path: String, hub: (String) throws(ExchangeError) -> Roster.Member
  ) throws(ExchangeError) -> SignedHubSay {
    let bytes = try WholeFile.read(path, limit: HubSay.mostBytes)
    let signed = try SignedFile(ArrayInput(bytes, path: path))
    let body = Array(bytes[signed.bodyStart...])
    let say = try CanonicalJSON.decode(HubSay.self, from: body, file: path)
    let member = try hub(say.hub)
    try signed.requireSigned(by: member.signing, signer: "hub \(member.id)")
    try say.check(file: path)
    guard signed.claimedComment == say.comment else { throw .malformed(file: path, what: "trusted comment") }
    return SignedHubSay(
      say: say, text: String(decoding: body, as: UTF8.self), signature: signed.signature, key: member.signing)
  }
}
