public import FoundationEssentials
import GRDB
public import Sodium

/// The centre's append-only memory: bundles, drafts, approvals and releases, each entry chained to the one before.
///
/// One SQLite file of mode 0600. Every append is one transaction with full synchronous writes: it is wholly on disk
/// or not there. Triggers refuse any other change; ``check(expecting:)`` notices one that got past them.
public final class Ledger: Sendable {
  let database: DatabaseQueue
  public let path: String

  /// Opens the ledger, or begins one where there is no file.
  ///
  /// - Throws: ``ReportingError/ledgerUnreadable(path:detail:)`` when the file is there and is no ledger.
  public convenience init(at path: String) throws(ReportingError) {
    if !FileManager.default.fileExists(atPath: path) {
      guard
        FileManager.default.createFile(atPath: path, contents: Data(), attributes: [.posixPermissions: 0o600])
      else { throw .ledgerUnreadable(path: path, detail: "it cannot be created") }
    }
    try self.init(at: path, readOnly: false)
    try write { database in
      if try String.fetchOne(database, sql: "SELECT name FROM sqlite_schema WHERE name = 'entry'") == nil {
        try Self.begin(database)
      }
    }
  }

  /// Opens an existing ledger to read it; nothing in the file changes.
  public convenience init(reading path: String) throws(ReportingError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw .ledgerUnreadable(path: path, detail: "there is no such file")
    }
    try self.init(at: path, readOnly: true)
  }

  private init(at path: String, readOnly: Bool) throws(ReportingError) {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(30)  // seconds: another command may hold the file for one transaction
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = EXTRA")  // FULL, and the folder after the journal goes
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      self.path = path
    } catch { throw .ledgerUnreadable(path: path, detail: Self.reason(error)) }
  }

  private static func begin(_ database: Database) throws {
    try database.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(LedgerSchema.version)")
    for (_, text) in LedgerSchema.statements { try database.execute(sql: text) }
    try database.execute(
      sql: "INSERT INTO head (only, number, digest) VALUES (1, 0, ?)", arguments: [LedgerEntry.beginning])
  }

  /// Appends events in order, all or none.
  ///
  /// - Parameter time: Now; written in whole seconds, UTC.
  @discardableResult
  public func append(_ events: [LedgerEvent], at time: Date) throws(ReportingError) -> [LedgerEntry] {
    try append(at: time) { _ in events }
  }

  /// Appends what `decide` makes of all entries so far; nobody else writes between the reading and the writing.
  ///
  /// - Throws: what `decide` throws, with nothing written.
  @discardableResult
  public func append(
    at time: Date, deciding decide: ([LedgerEntry]) throws(ReportingError) -> [LedgerEvent]
  ) throws(ReportingError) -> [LedgerEntry] {
    try write { database in
      let before = try Self.entries(database)
      var previous = before.last?.digest.hex ?? LedgerEntry.beginning
      var number = before.last?.number ?? 0
      return try decide(before).map { event in
        number += 1
        guard let digest = Digest(hex: previous) else { throw ReportingError.ledgerRow(number: number - 1, .digest) }
        let entry = LedgerEntry(number: number, time: Self.stamp(time), event: event, previous: digest)
        try Self.insert(entry, into: database)
        previous = entry.digest.hex
        return entry
      }
    }
  }

  /// Digest of the last entry; 32 zero bytes for an empty ledger.
  public func head() throws(ReportingError) -> Digest {
    try entries().last?.digest ?? Digest.beforeAll
  }

  /// Number of the last entry, 0 for none, and its digest.
  public func last() throws(ReportingError) -> (number: Int, digest: Digest) {
    let last = try entries().last
    return (last?.number ?? 0, last?.digest ?? Digest.beforeAll)
  }

  /// All entries, oldest first.
  ///
  /// - Throws: ``ReportingError/ledgerRow(number:_:)`` at the first row that is not as it was written.
  public func entries() throws(ReportingError) -> [LedgerEntry] {
    try read { database in try Self.entries(database) }
  }

  private static func insert(_ entry: LedgerEntry, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO entry (number, time, kind, body, previous, digest) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.number, entry.time, entry.event.kind, String(decoding: entry.event.body.canonical, as: UTF8.self),
        entry.previous.hex, entry.digest.hex,
      ])
  }

  private static func entries(_ database: Database) throws -> [LedgerEntry] {
    switch try LedgerCheck.read(database) {
    case .whole(let entries): return entries
    case .broken(let number, let fault): throw ReportingError.ledgerRow(number: number, fault)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(ReportingError) -> T {
    do { return try database.read(body) } catch { throw self.translated(error) }
  }

  /// The write lock is taken before the first read, so that two writers cannot decide on the same head.
  private func write<T>(_ body: (Database) throws -> T) throws(ReportingError) -> T {
    do {
      return try database.writeWithoutTransaction { database in
        var result: T?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw ReportingError.ledgerUnreadable(path: path, detail: "it did not commit") }
        return result
      }
    } catch { throw translated(error) }
  }

  private func translated(_ error: any Error) -> ReportingError {
    (error as? ReportingError) ?? .ledgerUnreadable(path: path, detail: Self.reason(error))
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError).map { $0.message ?? "SQLite error \($0.resultCode.rawValue)" } ?? "\(error)"
  }

  static func stamp(_ time: Date) -> String { time.formatted(.iso8601) }
}

extension Digest {
  /// 32 zero bytes: what the first entry follows.
  static var beforeAll: Digest {
    guard let digest = Digest(hex: LedgerEntry.beginning) else { preconditionFailure("64 hex digits") }
    return digest
  }
}
