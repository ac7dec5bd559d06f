import FoundationEssentials
import GRDB
import Sodium
import Testing

@testable import Reporting

@Suite("Ledger") final class LedgerTests {
  let path = FileManager.default.temporaryDirectory.path + "/besa-ledger-\(UUID().uuidString).sqlite"

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @Test("what was appended is read back, chained, and the next sequence number is known")
  func appended() throws {
    let ledger = try filled()
    let entries = try ledger.entries()
    #expect(entries.map(\.event) == Events.all)
    #expect(entries.map(\.number) == Array(1...Events.all.count))
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.digest == $1.previous })
    #expect(try ledger.head() == entries.last?.digest)
    #expect(try ledger.latestBundles()["north"]?.sequence == 8)
    #expect(try ledger.releases().map(\.number) == [1])
    #expect(try ledger.nextDraftNumber() == 3)
    #expect(try ledger.check() == .whole(entries: entries.count, head: ledger.head()))
  }

  @Test("the file can be read by its owner only")
  func mode() throws {
    _ = try filled()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(mode(of: attributes) == 0o600)
  }

  @Test("the digest of an entry is what sha256sum says of its five lines")
  func digestByHand() throws {
    let entry = try #require(try filled().entries().first)
    let lines = [
      "1", "2026-04-01T12:00:00Z", "bundle-accepted", String(repeating: "0", count: 64),
      #"{"digest":"\#(Digest(of: [1]).hex)","hub":"north","period":"2026-03","seq":7}"#, "",
    ]
    #expect(entry.digest == Digest(of: Array(lines.joined(separator: "\n").utf8)))
  }

  @Test("rows can be neither changed nor deleted nor inserted out of place")
  func triggers() throws {
    _ = try filled()
    let database = try DatabaseQueue(path: path)
    for statement in [
      "UPDATE entry SET body = '{}' WHERE number = 2", "DELETE FROM entry WHERE number = 4", "DELETE FROM head",
      "UPDATE head SET digest = 'x'", "REPLACE INTO entry SELECT * FROM entry WHERE number = 2",
      "INSERT INTO entry SELECT number + 100, time, kind, body, previous, digest FROM entry WHERE number = 1",
    ] {
      #expect(throws: DatabaseError.self, "\(statement)") { try database.write { try $0.execute(sql: statement) } }
    }
    #expect(try Ledger(reading: path).entries().count == Events.all.count)
  }

  @Test("every changed column of every row is found and the row is named", arguments: Events.all.indices)
  func tampered(index: Int) throws {
    for column in ["number", "time", "kind", "body", "previous", "digest"] {
      _ = try filled()
      try tamper("UPDATE entry SET \(column) = \(Self.changed(column)) WHERE number = \(index + 1)")
      #expect(try Ledger(reading: path).check().row == index + 1, "\(column) of row \(index + 1)")
    }
  }

  @Test("a dropped row is found, the last one too", arguments: Events.all.indices)
  func dropped(index: Int) throws {
    _ = try filled()
    try tamper("DELETE FROM entry WHERE number = \(index + 1)")
    let last = index + 1 == Events.all.count
    #expect(try Ledger(reading: path).check().row == (last ? index : index + 1))
  }

  @Test("any two rows that changed places are found")
  func reordered() throws {
    _ = try filled()
    for first in 1..<Events.all.count {
      for second in first + 1...Events.all.count {
        _ = try filled()
        try tamper("UPDATE entry SET number = -number WHERE number IN (\(first), \(second))")
        try tamper("UPDATE entry SET number = \(first + second) + number WHERE number < 0")
        #expect(try Ledger(reading: path).check() == .broken(row: first, .previous), "\(first) and \(second)")
      }
    }
  }

  @Test("a ledger without its triggers is named as unguarded")
  func unguarded() throws {
    _ = try filled()
    try DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TRIGGER entry_stays") }
    #expect(try Ledger(reading: path).check() == .unguarded(name: "entry_stays"))
  }

  @Test("a ledger that was written anew, whole in itself, is betrayed by a head that somebody kept")
  func rewritten() throws {
    let kept = try filled().head()
    let other = try filled(from: 1)
    #expect(try other.check() != .whole(entries: 0, head: .beforeAll))
    #expect(try other.check(expecting: [kept]) == .rewritten(missing: kept))
    #expect(try filled().check(expecting: [kept, .beforeAll]) == .whole(entries: Events.all.count, head: kept))
  }

  @Test("an append that throws leaves nothing behind")
  func allOrNone() throws {
    let ledger = try filled()
    #expect(throws: ReportingError.self) {
      try ledger.append(at: Events.noon) { _ throws(ReportingError) in throw .unknownDraft(number: 9) }
    }
    #expect(try ledger.entries().count == Events.all.count)
  }

  @Test("a file that is no ledger is refused in words")
  func noLedger() throws {
    try Data("not a database, but a text that is long enough to be read as one".utf8).write(
      to: URL(filePath: path))
    #expect(throws: ReportingError.self) { try Ledger(at: path) }
    #expect(throws: ReportingError.self) { try Ledger(reading: path + ".absent") }
    #expect(!FileManager.default.fileExists(atPath: path + ".absent"))
  }

  private func filled(from first: Int = 0) throws -> Ledger {
    try? FileManager.default.removeItem(atPath: path)
    let ledger = try Ledger(at: path)
    try ledger.append(Array(Events.all[first...]), at: Events.noon)
    return ledger
  }

  /// Changes rows as somebody with the file and without Besa would: the triggers go first.
  private func tamper(_ statement: String) throws {
    try DatabaseQueue(path: path).write { database in
      for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try database.execute(sql: "DROP TRIGGER \(name)")
      }
      try database.execute(sql: statement)
      for trigger in LedgerSchema.statements where trigger.text.hasPrefix("CREATE TRIGGER") {
        try database.execute(sql: trigger.text)
      }
    }
  }

  private static func changed(_ column: String) -> String {
    switch column {
    case "number": "number + 1000"
    case "body": "replace(body, '}', ',\"x\":1}')"
    default: "substr(\(column), 1, length(\(column)) - 1) || '7f'"
    }
  }

  private func mode(of attributes: [FileAttributeKey: Any]) -> Int? {
    (attributes[.posixPermissions] as? Int) ?? (attributes[.posixPermissions] as? UInt16).map { Int($0) }
      ?? (attributes[.posixPermissions] as? UInt).map { Int($0) }
  }
}

extension LedgerVerdict {
  var row: Int? { if case .broken(let row, _) = self { row } else { nil } }
}

enum Events {
  /// 2026-04-01T12:00:00Z.
  static let noon = Date(timeIntervalSince1970: 1_775_044_800)

  static let all: [LedgerEvent] = [
    .bundleAccepted(hub: "north", sequence: 7, period: "2026-03", digest: Digest(of: [1])),
    .bundleAccepted(hub: "south", sequence: 1, period: "2026-03", digest: Digest(of: [2])),
    .bundleRefused(hub: nil, sequence: nil, digest: Digest(of: [3]), reason: "signature is not by a hub"),
    .bundleDeleted(hub: "north", sequence: 7, digest: Digest(of: [1])),
    .bundleAccepted(hub: "north", sequence: 8, period: "2026-03", digest: Digest(of: [4])),
    .drafted(draft(1)),
    .returned(Signed.returned), .objected(Signed.objection), .withdrawn(Signed.withdrawal), .answered(Signed.answer),
    .drafted(draft(2)),
    .approved(
      Approval(draft: 2, digest: Digest(of: [10, 2]), officer: "officer-1", key: "RWx", signature: "a\nb\nc\nd\n")),
    .approved(
      Approval(draft: 2, digest: Digest(of: [10, 2]), officer: "officer-2", key: "RWy", signature: "a\nb\nc\nd\n")),
    .released(
      ReleaseRecord(
        number: 1, draft: 2, files: Digest(of: [10, 2]), manifest: Digest(of: [20]),
        officers: ["officer-1", "officer-2"])),
  ]

  static func draft(_ number: Int) -> DraftRecord {
    DraftRecord(
      number: number, release: 1, digest: Digest(of: [10, UInt8(number)]), inside: Digest(of: [11]),
      author: Author(name: "analyst", key: nil), needed: 2)
  }
}

/// Rows with signatures of their own; made once, so that all ledgers of a run are equal.
enum Signed {
  static let returned = make(
    "returned",
    {
      try DraftReturn.signing(
        draft: 1, digest: Digest(of: [10, 1]), officer: "officer-1", reason: "\"age\" is wrong\nsee T02", key: $0)
    })
  static let objection = make(
    "objection", { try #require(Objection(HubWord.objection(draft: 1, files: Digest(of: [10, 1]), signedBy: $0))) })
  static let withdrawal = make(
    "withdrawal", { try #require(ObjectionWithdrawal(HubWord.withdrawal(of: objection.digest, signedBy: $0))) })
  static let answer = make(
    "answer", { try ObjectionAnswer.signing(objection.digest, officer: "officer-2", reason: "checked", key: $0) })

  private static func make<Word>(_ name: String, _ sign: (borrowing SigningKey) throws -> Word) -> Word {
    do { return try sign(SigningKey()) } catch { fatalError("a sample \(name) cannot be signed: \(error)") }
  }
}

/// A hub's statements, as Exchange's `HubSay` writes them.
enum HubWord {
  static func objection(
    by hub: String = "north", draft: Int = 1, files: Digest, figures: [String] = [], signedBy key: borrowing SigningKey
  ) -> HubStatement {
    statement(
      [
        "kind": "objection", "programme": "sample", "hub": .text(hub), "draft": .number(draft),
        "files": .text(files.hex), "figures": .array(figures.map(JSONValue.text)), "reason": "two people moved away",
      ], signedBy: key)
  }

  static func withdrawal(
    of objection: Digest, by hub: String = "north", signedBy key: borrowing SigningKey
  ) -> HubStatement {
    statement(
      [
        "kind": "withdrawal", "programme": "sample", "hub": .text(hub), "reason": "settled",
        "withdraws": .text(objection.hex),
      ], signedBy: key)
  }

  private static func statement(_ members: JSONValue, signedBy key: borrowing SigningKey) -> HubStatement {
    let text = String(decoding: members.canonical, as: UTF8.self) + "\n"
    let signature = key.sign(Array(text.utf8), trustedComment: "besa-say/1")
    guard let statement = HubStatement(text: text, signature: signature, key: key.verifying.text) else {
      fatalError("a statement that was just signed does not verify")
    }
    return statement
  }
}
