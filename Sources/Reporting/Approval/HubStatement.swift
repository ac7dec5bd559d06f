public import Sodium

/// What a hub said about a draft, as its file came in: signed with the key that the roster gives the hub.
///
/// The text is the body of Exchange's `HubSay`; it stays as it was signed, so that the signature can be checked again.
public struct HubStatement: Sendable, Hashable {
  /// Canonical JSON with its line feed.
  public let text: String
  /// The four lines of a minisign signature over ``text``.
  public let signature: String
  /// Text of the hub's verifying key on the day.
  public let key: String

  /// - Returns: `nil` when the signature is not by this key over this text.
  public init?(text: String, signature: String, key: String) {
    guard let verifying = try? VerifyingKey(text: key),
      (try? verifying.verify(Array(text.utf8), signature: signature)) != nil
    else { return nil }
    self.text = text
    self.signature = signature
    self.key = key
  }

  init?(json: JSONValue) {
    guard let text = json["text"]?.text, let signature = json["signature"]?.text, let key = json["key"]?.text else {
      return nil
    }
    self.init(text: text, signature: signature, key: key)
  }

  var json: JSONValue { ["text": .text(text), "signature": .text(signature), "key": .text(key)] }

  var members: JSONValue? { JSONValue(parsing: Array(text.utf8)) }

  /// What others call the statement by.
  public var digest: Digest { Digest(of: Array(text.utf8)) }
}

/// A hub's objection to figures of a draft that are about its participants.
public struct Objection: Sendable, Hashable {
  public let statement: HubStatement
  public let programme: String
  public let hub: String
  public let draft: Int
  /// Digest of the draft's file list.
  public let files: Digest
  /// Names of cells, as ``ShownFigures`` gives them; empty: every figure of the hub.
  public let figures: [String]
  public let reason: String

  /// - Returns: `nil` for a statement of another kind.
  public init?(_ statement: HubStatement) {
    guard let json = statement.members, json["kind"]?.text == "objection", let programme = json["programme"]?.text,
      let hub = json["hub"]?.text, let draft = json["draft"]?.number, let files = json.digest("files"),
      let figures = json["figures"]?.array?.map(\.text), !figures.contains(nil), let reason = json["reason"]?.text
    else { return nil }
    self.statement = statement
    self.programme = programme
    self.hub = hub
    self.draft = draft
    self.files = files
    self.figures = figures.compactMap(\.self)
    self.reason = reason
  }

  public var digest: Digest { statement.digest }
}

/// A hub's word that its objection is settled.
public struct ObjectionWithdrawal: Sendable, Hashable {
  public let statement: HubStatement
  public let programme: String
  public let hub: String
  /// Digest of the objection's text.
  public let objection: Digest

  /// - Returns: `nil` for a statement of another kind.
  public init?(_ statement: HubStatement) {
    guard let json = statement.members, json["kind"]?.text == "withdrawal", let programme = json["programme"]?.text,
      let hub = json["hub"]?.text, let objection = json.digest("withdraws")
    else { return nil }
    self.statement = statement
    self.programme = programme
    self.hub = hub
    self.objection = objection
  }
}
