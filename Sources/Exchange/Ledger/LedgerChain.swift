internal import FoundationEssentials
public import Sodium

/// The centre's ledger as it was exported: every row, each chained to the one before (`LedgerExportFormat`).
///
/// Who keeps a receipt or a release holds one of the chain's digests, and can tell whether the centre still has the same past.
public struct LedgerChain: Sendable {
  /// One row; `body` is the very text that its digest is over.
  public struct Row: Codable, Sendable, Equatable {
    public let number: Int
    public let time: String
    public let kind: String
    public let body: String
    public let previous: Digest
    public let digest: Digest
  }

  /// A place in the chain that somebody keeps: after so many rows, the last one had this digest.
  public struct Head: Codable, Sendable, Equatable {
    /// 0 for an empty ledger.
    public let entry: Int
    public let digest: Digest

    public init(entry: Int, digest: Digest) {
      self.entry = entry
      self.digest = digest
    }
  }

  public enum Standing: Sendable, Equatable {
    case held
    /// The export ends before it: ask for a later one.
    case later
    /// Another row is there: the ledger was rewritten.
    case rewritten
  }

  /// Longest export that is read: a million rows.
  private static let mostBytes = 1 << 30

  /// In order, from row 1, without gaps.
  public let rows: [Row]

  /// Reads an export and follows its chain.
  ///
  /// - Throws: ``ExchangeError/ledgerBroken(file:row:)`` with the first row that is not as it was written.
  public init(reading path: String) throws(ExchangeError) {
    try self.init(WholeFile.read(path, limit: Self.mostBytes), file: path)
  }

  init(_ bytes: [UInt8], file: String) throws(ExchangeError) {
    var rows: [Row] = []
    var previous = Self.beginning
    for line in bytes.split(separator: 10) {
      let number = rows.count + 1
      guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)), row.number == number,
        row.previous == previous, row.digest == row.computed
      else { throw .ledgerBroken(file: file, row: number) }
      rows.append(row)
      previous = row.digest
    }
    self.rows = rows
  }

  public var head: Head { Head(entry: rows.count, digest: rows.last?.digest ?? Self.beginning) }

  public func standing(of head: Head) -> Standing {
    if head.entry == 0 { return head.digest == Self.beginning ? .held : .rewritten }
    guard rows.indices.contains(head.entry - 1) else { return head.entry > 0 ? .later : .rewritten }
    return rows[head.entry - 1].digest == head.digest ? .held : .rewritten
  }

  /// Whether a row up to this head says that the bundle was accepted.
  public func holds(bundle: Digest, of hub: String, sequence: Int, upTo head: Head) -> Bool {
    rows.prefix(head.entry).contains { row in
      guard row.kind == "bundle-accepted",
        let body = try? JSONDecoder().decode(Acceptance.self, from: Data(row.body.utf8))
      else { return false }
      return body.hub == hub && body.seq == sequence && body.digest == bundle
    }
  }

  private struct Acceptance: Decodable {
    let hub: String
    let seq: Int
    let digest: Digest
  }

  /// What the first row follows: 32 zero bytes.
  private static let beginning: Digest = {
    guard let digest = Digest(hex: String(repeating: "0", count: 64)) else { preconditionFailure("64 hex digits") }
    return digest
  }()
}

extension LedgerChain.Row {
  /// SHA-256 over the row's five lines, as Reporting's `LedgerFormat` has it.
  fileprivate var computed: Digest {
    Digest(of: Array("\(number)\n\(time)\n\(kind)\n\(previous.hex)\n\(body)\n".utf8))
  }
}
