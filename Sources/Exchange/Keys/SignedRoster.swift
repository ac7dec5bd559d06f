public import Programme
public import Sodium

/// A roster file with its root signatures, one after another in the `.minisig` file beside it.
public struct SignedRoster: Sendable {
  /// Longest roster file that is read: some thousand hubs.
  private static let mostBytes = 1 << 22

  public let roster: Roster
  /// The roster file's bytes.
  public let bytes: [UInt8]
  /// One `.minisig` text of four lines per root key that signed.
  public let signatures: [String]

  /// Signs a roster with one root key; further keys add theirs with ``adding(signatureBy:)``.
  public init(_ roster: Roster, signedBy key: borrowing SigningKey) {
    self.init(roster: roster, bytes: roster.bytes, signatures: [])
    self = adding(signatureBy: key)
  }

  init(roster: Roster, bytes: [UInt8], signatures: [String]) {
    self.roster = roster
    self.bytes = bytes
    self.signatures = signatures
  }

  public func adding(signatureBy key: borrowing SigningKey) -> SignedRoster {
    let comment = "besa-roster/1 programme=\(roster.programme) version=\(roster.version)"
    return SignedRoster(
      roster: roster, bytes: bytes, signatures: signatures + [key.sign(bytes, trustedComment: comment)])
  }

  /// Text of the `.minisig` file.
  public var signatureText: String { signatures.joined() }

  /// Reads a roster file and, where it is there, the `.minisig` beside it, to add a further root's signature.
  ///
  /// The signatures are not checked here: that is ``SignedRoster/verify(bytes:signatureText:after:pinned:today:file:)``.
  public init(unverified path: String) throws(ExchangeError) {
    let bytes = try WholeFile.read(path, limit: Self.mostBytes)
    let text = String(decoding: try WholeFile.read(path + ".minisig", limit: 1 << 16), as: UTF8.self)
    try self.init(bytes: bytes, signatureText: text, file: path)
  }

  /// Writes roster and signatures, signatures last.
  public func write(to path: String) throws(ExchangeError) {
    try WholeFile.write(bytes, to: path, access: .everyone)
    try WholeFile.write(Array(signatureText.utf8), to: path + ".minisig", access: .everyone)
  }

  /// Reads roster and signatures; neither is checked until a `verify` is called.
  init(bytes: [UInt8], signatureText: String, file: String) throws(ExchangeError) {
    let lines = signatureText.split(separator: "\n", omittingEmptySubsequences: true)
    guard !lines.isEmpty, lines.count.isMultiple(of: 4), lines.count <= 64 else {
      throw .malformed(file: file + ".minisig", what: "not 4 lines per signature")
    }
    let signatures = stride(from: 0, to: lines.count, by: 4).map {
      lines[$0..<$0 + 4].joined(separator: "\n") + "\n"
    }
    self.init(roster: try Roster(bytes: bytes, file: file), bytes: bytes, signatures: signatures)
  }

  /// Checks that enough of these root keys signed.
  ///
  /// - Throws: ``ExchangeError/rosterNotSigned(file:valid:needed:)``.
  func requireSigned(by roots: Roster.Roots, file: String) throws(ExchangeError) {
    let valid = roots.keys.filter { key in
      signatures.contains { text in (try? key.verify(bytes, signature: text)) != nil }
    }
    guard valid.count >= roots.threshold else {
      throw .rosterNotSigned(file: file, valid: valid.count, needed: roots.threshold)
    }
  }
}

extension SignedRoster {
  /// Reads a roster file's bytes and the text of its `.minisig`, and checks both.
  ///
  /// - Parameters:
  ///   - remembered: The roster that was accepted before; none at the very first.
  ///   - pinned: Root keys that people compared: they vouch for the first roster.
  public static func verify(
    bytes: [UInt8], signatureText: String, after remembered: Roster?, pinned: Roster.Roots, today: CalendarDate,
    file: String
  ) throws(ExchangeError) -> Roster {
    try SignedRoster(bytes: bytes, signatureText: signatureText, file: file)
      .verified(after: remembered, pinned: pinned, today: today, file: file)
  }

  /// Signed by the roots before and by its own, in its time, and the very next version or the remembered one again.
  func verified(
    after remembered: Roster?, pinned: Roster.Roots, today: CalendarDate, file: String
  ) throws(ExchangeError) -> Roster {
    try requireSigned(by: remembered?.roots ?? pinned, file: file)
    try requireSigned(by: roster.roots, file: file)
    if let remembered {
      guard roster.programme == remembered.programme else { throw .otherProgramme(file: file, hub: "custodian") }
      if roster.version == remembered.version {
        guard roster == remembered else { throw .rosterFork(version: roster.version) }
      } else {
        guard roster.version == remembered.version + 1 else {
          throw .rosterVersion(found: roster.version, remembered: remembered.version)
        }
        guard roster.previous == remembered.digest else { throw .rosterFork(version: roster.version) }
      }
    }
    try roster.requireValid(on: today)
    return roster
  }
}
