import Foundation
import Programme
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("The centre's ledger, as others keep it") struct LedgerChainTests {
  static let file = "ledger.jsonl"

  /// Rows as the centre writes them, chained.
  static func lines(_ bodies: [String]) -> [String] {
    var previous = String(repeating: "0", count: 64)
    return bodies.enumerated().map { index, body in
      let head = "\(index + 1)\n2026-04-01T12:00:00Z\nbundle-accepted\n\(previous)\n\(body)\n"
      let digest = Digest(of: Array(head.utf8)).hex
      defer { previous = digest }
      let text = body.replacing("\"", with: "\\\"")
      return #"{"body":"\#(text)","digest":"\#(digest)","kind":"bundle-accepted","number":\#(index + 1),"#
        + #""previous":"\#(previous)","time":"2026-04-01T12:00:00Z"}"#
    }
  }

  static let bundles = (1...5).map { Digest(of: [UInt8($0)]) }
  static let rows = lines(
    bundles.enumerated().map { index, digest in
      #"{"digest":"\#(digest.hex)","hub":"diber","period":"2026-03","seq":\#(index + 1)}"#
    })

  static func chain(_ rows: [String]) throws -> LedgerChain {
    try LedgerChain(Array((rows.joined(separator: "\n") + "\n").utf8), file: file)
  }

  static func receipt(_ entry: Int, _ head: Digest, day: Int) throws -> Receipt {
    Receipt(
      programme: "sample", hub: "diber", sequence: entry, bundle: bundles[0],
      ledger: LedgerChain.Head(entry: entry, digest: head),
      date: try #require(CalendarDate(year: 2026, month: 4, day: day)))
  }

  @Test("a whole export holds every head that was kept, and every bundle that was signed for")
  func whole() throws {
    let chain = try Self.chain(Self.rows)
    for (index, row) in chain.rows.enumerated() {
      let head = LedgerChain.Head(entry: index + 1, digest: row.digest)
      #expect(chain.standing(of: head) == .held)
      #expect(chain.holds(bundle: Self.bundles[index], of: "diber", sequence: index + 1, upTo: head))
      #expect(!chain.holds(bundle: Self.bundles[index], of: "diber", sequence: index + 2, upTo: head))
      #expect(!chain.holds(bundle: Self.bundles[index], of: "elbasan", sequence: index + 1, upTo: head))
    }
    #expect(chain.standing(of: LedgerChain.Head(entry: 6, digest: Self.bundles[0])) == .later)
    #expect(chain.standing(of: LedgerChain.Head(entry: 5, digest: Self.bundles[0])) == .rewritten)
    #expect(chain.standing(of: LedgerChain.Head(entry: 0, digest: Self.bundles[0])) == .rewritten)
  }

  @Test("every changed byte of every row is found, and the row is named")
  func flipped() throws {
    for index in Self.rows.indices {
      let bytes = Array(Self.rows[index].utf8)
      for position in bytes.indices {
        var changed = bytes
        changed[position] ^= 1
        var rows = Self.rows
        rows[index] = String(decoding: changed, as: UTF8.self)
        // A line feed within a row makes two lines of it; the first of them is named.
        #expect(throws: ExchangeError.ledgerBroken(file: Self.file, row: index + 1), "row \(index + 1), \(position)") {
          try Self.chain(rows)
        }
      }
    }
  }

  @Test(
    "a row that is left out, or two that changed places, are found; rows cut off at the end are told by who kept a head"
  )
  func moved() throws {
    for index in Self.rows.indices.dropLast() {
      var rows = Self.rows
      rows.remove(at: index)
      #expect(throws: ExchangeError.ledgerBroken(file: Self.file, row: index + 1)) { try Self.chain(rows) }
      rows = Self.rows
      rows.swapAt(index, index + 1)
      #expect(throws: ExchangeError.ledgerBroken(file: Self.file, row: index + 1)) { try Self.chain(rows) }
    }
    let last = try Self.chain(Self.rows).head
    #expect(try Self.chain(Self.rows.dropLast()).standing(of: last) == .later)
  }

  @Test("a ledger that was written anew, whole in itself, does not hold the head that was kept")
  func rewritten() throws {
    let kept = try Self.chain(Self.rows).rows[2]
    let other = Self.lines((1...5).map { "{\"hub\":\"diber\",\"seq\":\($0)}" })
    let head = LedgerChain.Head(entry: 3, digest: kept.digest)
    #expect(try Self.chain(other).standing(of: head) == .rewritten)
  }

  @Test("a receipt that names another digest of the same row, or a shorter ledger on a later day, is an alarm")
  func memory() throws {
    let workshop = try Workshop()
    let memory = LedgerMemory(at: workshop.url.path(percentEncoded: false) + "/ledger-head.json")
    let rows = try Self.chain(Self.rows).rows
    try memory.take(Self.receipt(3, rows[2].digest, day: 3), file: "r")
    try memory.take(Self.receipt(2, rows[1].digest, day: 2), file: "r")
    #expect(try memory.head() == LedgerChain.Head(entry: 3, digest: rows[2].digest))
    try memory.take(Self.receipt(4, rows[3].digest, day: 4), file: "r")
    #expect(try memory.head()?.entry == 4)
    #expect(throws: ExchangeError.ledgerRewritten(file: "r", entry: 4)) {
      try memory.take(Self.receipt(4, rows[0].digest, day: 4), file: "r")
    }
    #expect(throws: ExchangeError.ledgerRewritten(file: "r", entry: 4)) {
      try memory.take(Self.receipt(2, rows[1].digest, day: 5), file: "r")
    }
    #expect(try memory.head()?.entry == 4)
  }
}
