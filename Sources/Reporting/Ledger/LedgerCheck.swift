import GRDB
public import Sodium

/// What is wrong with a ledger's row.
public enum LedgerFault: Sendable, Hashable, CustomStringConvertible {
  /// The row is missing, or the row there has another number.
  case number
  /// The previous digest is not that of the row before.
  case previous
  /// The digest is not that of the row's own columns.
  case digest
  /// Digest and chain hold, but no version of Besa writes such a row.
  case content
  /// The file's own head names another last row: rows were cut off.
  case head

  public var description: String {
    switch self {
    case .number: "it is missing, or rows changed their order"
    case .previous: "it does not follow the row before it"
    case .digest: "its columns are not those that were written"
    case .content: "it is of no kind that Besa writes"
    case .head: "it is the last row, but the ledger once had another"
    }
  }
}

/// The answer of ``Ledger/check(expecting:)``.
public enum LedgerVerdict: Sendable, Equatable {
  case whole(entries: Int, head: Digest)
  case broken(row: Int, LedgerFault)
  /// Triggers or tables are not those that Besa makes.
  case unguarded(name: String)
  /// A head that somebody kept (in a receipt or a release) is not in the chain: the ledger was rewritten.
  case rewritten(missing: Digest)

  public var isWhole: Bool { if case .whole = self { true } else { false } }
}

extension LedgerVerdict: CustomStringConvertible {
  public var description: String {
    switch self {
    case .whole(let entries, let head): "whole: \(entries) entries, head \(head.hex)"
    case .broken(let row, let fault): "broken at row \(row): \(fault)"
    case .unguarded(let name): "unguarded: \(name) is not as Besa makes it"
    case .rewritten(let missing): "rewritten: the head \(missing.hex), which somebody kept, is not in the chain"
    }
  }
}

enum LedgerCheck {
  enum Reading {
    case whole([LedgerEntry])
    case broken(row: Int, LedgerFault)
  }

  /// Reads every row and follows the chain; stops at the first row that is not as it was written.
  static func read(_ database: Database) throws -> Reading {
    var entries: [LedgerEntry] = []
    var previous = LedgerEntry.beginning
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, time, kind, body, previous, digest FROM entry ORDER BY number")
    while let row = try rows.next() {
      let number = entries.count + 1
      switch entry(number: number, row: row, after: previous) {
      case .success(let entry):
        entries.append(entry)
        previous = entry.digest.hex
      case .failure(let fault): return .broken(row: number, fault.fault)
      }
    }
    guard
      let head = try Row.fetchOne(database, sql: "SELECT number, digest FROM head"),
      Int.fromDatabaseValue(head["number"]) == entries.count,
      String.fromDatabaseValue(head["digest"]) == previous
    else { return .broken(row: entries.count, .head) }
    return .whole(entries)
  }

  private struct Broken: Error { let fault: LedgerFault }

  private static func entry(number: Int, row: Row, after previous: String) -> Result<LedgerEntry, Broken> {
    func text(_ column: String) -> String? { String.fromDatabaseValue(row[column]) }
    guard Int.fromDatabaseValue(row["number"]) == number else { return .failure(Broken(fault: .number)) }
    guard text("previous") == previous, let before = Digest(hex: previous) else {
      return .failure(Broken(fault: .previous))
    }
    guard let time = text("time"), let kind = text("kind"), let body = text("body"),
      text("digest")
        == LedgerEntry.digest(
          number: number, time: time, kind: kind, body: Array(body.utf8), previous: previous
        ).hex
    else { return .failure(Broken(fault: .digest)) }
    guard !time.contains("\n"), let value = JSONValue(parsing: Array(body.utf8)),
      let event = LedgerEvent(kind: kind, body: value)
    else { return .failure(Broken(fault: .content)) }
    let entry = LedgerEntry(number: number, time: time, event: event, previous: before)
    guard entry.digest.hex == text("digest") else { return .failure(Broken(fault: .content)) }
    return .success(entry)
  }

  /// Name of the first table or trigger that is not the one that Besa makes, or that Besa never made.
  static func unguarded(_ database: Database) throws -> String? {
    let found = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    let texts: [String: String] = Dictionary(
      found.map { ($0["name"] as String, ($0["sql"] as String?) ?? "") }, uniquingKeysWith: { first, _ in first })
    let expected = Dictionary(
      LedgerSchema.statements.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    return expected.keys.sorted().first { texts[$0] != expected[$0] }
      ?? texts.keys.sorted().first { expected[$0] == nil }
  }
}

extension Ledger {
  /// Follows the whole chain and compares tables and triggers with those that Besa makes.
  ///
  /// - Parameter heads: Head digests that others kept, from receipts and releases; each must be in the chain, which
  ///   a ledger that was rewritten from some row on cannot fulfil.
  public func check(expecting heads: [Digest] = []) throws(ReportingError) -> LedgerVerdict {
    try read { database in
      switch try LedgerCheck.read(database) {
      case .broken(let row, let fault): return .broken(row: row, fault)
      case .whole(let entries):
        if let name = try LedgerCheck.unguarded(database) { return .unguarded(name: name) }
        let known = Set(entries.map(\.digest)).union([.beforeAll])
        if let missing = heads.first(where: { !known.contains($0) }) { return .rewritten(missing: missing) }
        return .whole(entries: entries.count, head: entries.last?.digest ?? .beforeAll)
      }
    }
  }
}
