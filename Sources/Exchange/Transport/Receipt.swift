public import Programme
public import Sodium

/// The aggregator's signed word that a bundle arrived whole.
///
/// On disk: four signature lines (trusted comment `besa-receipt/1 programme=… hub=… seq=…`), then canonical JSON.
public struct Receipt: Codable, Sendable, Equatable {
  static let currentFormat = "besa-receipt/1"
  /// Longest receipt file that is read.
  static let mostBytes = 1 << 14

  public let format: String
  public let programme: String
  public let hub: String
  public let sequence: Int
  /// Of the whole bundle file.
  public let bundle: Digest
  /// Head of the centre's ledger once it holds the bundle's entry: the centre cannot deny it later.
  public let ledgerHead: Digest
  /// Number of the row that is the head.
  public let ledgerEntry: Int
  public let date: CalendarDate

  public init(
    programme: String, hub: String, sequence: Int, bundle: Digest, ledger: LedgerChain.Head, date: CalendarDate
  ) {
    format = Self.currentFormat
    self.programme = programme
    self.hub = hub
    self.sequence = sequence
    self.bundle = bundle
    ledgerHead = ledger.digest
    ledgerEntry = ledger.entry
    self.date = date
  }

  enum CodingKeys: String, CodingKey {
    case format, programme, hub, bundle, date
    case sequence = "seq"
    case ledgerHead = "ledger_head"
    case ledgerEntry = "ledger_entry"
  }

  /// Where the centre's ledger was.
  public var ledger: LedgerChain.Head { LedgerChain.Head(entry: ledgerEntry, digest: ledgerHead) }

  /// The receipt file's bytes; equal receipts under one key give equal bytes.
  public func signed(by key: borrowing SigningKey) -> [UInt8] {
    SignedFile.bytes(CanonicalJSON.encode(self), trustedComment: comment, signedBy: key)
  }

  /// Reads and verifies a receipt file.
  ///
  /// - Parameters:
  ///   - path: A `.receipt` file.
  ///   - aggregator: The aggregator's key of the roster.
  /// - Throws: ``ExchangeError/badSignature(file:signer:_:)``, ``ExchangeError/malformed(file:what:)``.
  public static func read(_ path: String, from aggregator: VerifyingKey) throws(ExchangeError) -> Receipt {
    let bytes = try WholeFile.read(path, limit: mostBytes)
    let signed = try SignedFile(ArrayInput(bytes, path: path))
    try signed.requireSigned(by: aggregator, signer: "aggregator")
    let receipt = try CanonicalJSON.decode(Receipt.self, from: Array(bytes[signed.bodyStart...]), file: path)
    guard receipt.format == currentFormat, signed.claimedComment == receipt.comment else {
      throw .malformed(file: path, what: "format or trusted comment")
    }
    return receipt
  }

  /// Checks that the receipt is for this bundle.
  ///
  /// - Throws: ``ExchangeError/receiptMismatch(file:what:)``.
  public func requireFor(_ bundle: SealedBundle, programme: String) throws(ExchangeError) {
    func require(_ holds: Bool, _ what: String) throws(ExchangeError) {
      if !holds { throw .receiptMismatch(file: bundle.path, what: what) }
    }
    try require(self.programme == programme, "another programme")
    try require(hub == bundle.hub && sequence == bundle.sequence, "another hub or number")
    try require(self.bundle == bundle.digest, "other bytes arrived")
  }

  private var comment: String { "\(Self.currentFormat) programme=\(programme) hub=\(hub) seq=\(sequence)" }
}
