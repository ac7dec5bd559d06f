import Extracts
import Foundation
import Programme
import Sodium
import Testing

@testable import Pseudonymisation

@Suite("Several exports, and large ones")
struct SeveralExportsTests {
  /// Exports of one source, oldest first.
  private func tables(_ source: Source, _ texts: [String]) throws -> [RawTable] {
    let needed = SmallProgramme.programme().neededColumns(of: source)
    return try texts.enumerated().map {
      try RawTable(file: "\(source.name) \($0).csv", bytes: Array($1.utf8), source: source, needed: needed)
    }
  }

  private func people(_ rows: [String]) -> String { ([Night.header] + rows).joined(separator: "\n") + "\n" }

  private func coded(_ tables: [RawTable], scratch: (any ScratchSpace)? = nil) throws -> CodedExtract {
    var generator = Seeded(state: 1)
    let key = SecretBytes(copying: Array(repeating: 7, count: 32))
    return try pseudonymise(
      Extract(tables: tables), of: SmallProgramme.programme(), under: key, shuffledBy: &generator, scratch: scratch)
  }

  @Test("The newest submission counts, and of equal ones that of the newest export; nobody is lost or counted twice")
  func newestWins() throws {
    let old = people([
      Night.person("A1", score: "1"), Night.person("A2", score: "2"),
      Night.person("A3", score: "3", time: "2026-03-01T08:00:00"),
    ])
    let new = people([
      Night.person("A1", score: "9"), Night.person("A3", score: "8", time: "2026-02-01T08:00:00"),
      Night.person("A4", score: "4"),
    ])
    let coded = try coded(tables(SmallProgramme.people, [old, new]))
    #expect(try coded.raw("score", of: "people").sorted() == [2, 3, 4, 9])
    #expect(coded.problems.isEmpty && coded.quality[.olderSubmissions] == 0)
  }

  @Test("A refusal in a newer export takes back the consent in an older one")
  func withdrawn() throws {
    let old = people([Night.person("A1"), Night.person("A2")])
    let new = people([Night.person("A1", consent: "no")])
    let coded = try coded(tables(SmallProgramme.people, [old, new]))
    #expect(coded.participants == 1 && coded.withoutConsent == 1)
  }

  @Test("Of a log that is exported again and again, every participant's rows come from the newest export that has any")
  func logs() throws {
    let first = "code;on;minutes;worker\nA1;2026-01-02;10;M\nA2;2026-01-02;20;M\n"
    let second = "code;on;minutes;worker\nA1;2026-01-02;10;M\nA1;2026-01-09;30;M\n"
    let registered = try tables(SmallProgramme.people, [people([Night.person("A1"), Night.person("A2")])])
    let coded = try coded(registered + tables(SmallProgramme.visits, [first, second]))
    #expect(try coded.raw("minutes", of: "visits").sorted() == [10, 20, 30])
  }

  @Test("Follow-ups of several exports: the newest wave of each participant")
  func waves() throws {
    let first = "code;seen;now\nA1;2026-03-02;full\n"
    let second = "code;seen;now\nA1;2026-02-01;part\n"
    let registered = try tables(SmallProgramme.people, [people([Night.person("A1")])])
    for texts in [[first, second], [second, first]] {
      let coded = try coded(registered + tables(SmallProgramme.waves, texts))
      #expect(try coded.raw("now", of: "waves") == [2])
    }
  }

  @Test("Of headcounts without participants, the newest export alone")
  func events() throws {
    let registered = try tables(SmallProgramme.people, [people([])])
    let coded = try coded(
      registered + tables(SmallProgramme.events, ["men;women\n1;1\n", "men;women\n1;1\n2;2\n"]))
    #expect(try coded.raw("men", of: "events").sorted() == [1, 2])
  }

  @Test("Rows that went to scratch disk come back the same")
  func scratch() throws {
    let form = RecordForm(SmallProgramme.people, keys: ["a", "b"])
    var held = CodedStore(form, cases: 70_000, scratch: nil)
    let disk = MemoryScratch()
    var spilled = CodedStore(form, cases: 70_000, scratch: disk, heldBytes: 100_000)
    var generator = Seeded(state: 5)
    let count = 8_000
    for _ in 0..<count {
      let number = Int32.random(in: 0..<70_000, using: &generator)
      let order = UInt32(truncatingIfNeeded: generator.next())
      let token = MatchToken(high: generator.next(), low: generator.next())
      let answers = SmallProgramme.people.fields.map { _ in Answer(raw: Int32.random(in: -3...1, using: &generator)) }
      let tokens = [token, number % 3 == 0 ? nil : token]
      try held.append(caseNumber: number, order: order, tokens: tokens, answers: answers)
      try spilled.append(caseNumber: number, order: order, tokens: tokens, answers: answers)
    }
    let (one, other) = (try held.finished(), try spilled.finished())
    #expect(disk.bytes.count > 300_000 && one.rowCount == count && other.rowCount == count)
    let table = try one.table()
    #expect(try table == other.table())
    #expect(table.caseNumbers == table.caseNumbers.sorted())
  }

  @Test("Every answer that a field admits survives its record", arguments: SmallProgramme.programme().sources)
  func records(_ source: Source) throws {
    let form = RecordForm(source, keys: [])
    for raw in [-3, -2, -1, 0, 1, 2] as [Int32] {
      var store = CodedStore(form, cases: 1, scratch: nil)
      let answers = source.fields.map { field in
        if case .date = field.form { Answer(raw: raw < 0 ? raw : 119_999 + raw) } else { Answer(raw: raw) }
      }
      try store.append(caseNumber: 0, order: 0, tokens: [], answers: answers)
      #expect(try store.finished().table().answers.map { $0[0] } == answers)
    }
  }

  @Test("Submissions are ordered in time, whatever zone and form they are written in")
  func order() {
    let texts = [
      "", "abc", "9", "10", "2025-12-31", "2026-01-05", "2026-01-05T07:59:59Z", "2026-01-05T10:00:00.000+02:00",
      "2026-01-05T08:00:01", "2026-01-05T08:00:01.250", "05.02.2026", "2026-02-06T00:30:00+01:00",
      "2026-02-05T23:31:00",
    ]
    let orders = texts.map { SubmissionOrder(Array($0.utf8).span) }
    for (left, right) in zip(orders.indices, orders.indices.dropFirst()) {
      #expect(orders[left] < orders[right], "\(texts[left]) before \(texts[right])")
    }
  }

  @Test("A run that loses more rows or values than the programme allows stops, and says how many of how many")
  func thresholds() throws {
    func source(_ lost: Source.MostLost) -> Source {
      let visits = SmallProgramme.visits
      return Source(
        name: visits.name, format: visits.format, rows: visits.rows, unlistedStops: true, ignored: [],
        columns: visits.columns, fields: visits.fields, newestBy: nil, mostLost: lost)
    }
    let text = "code;on;minutes;worker\nA1;2026-01-02;10;M\nA1;2026-01-02;x;M\nB7;2026-01-02;10;M\nA1;2026-01-03;10;M\n"
    let registered = try tables(SmallProgramme.people, [people([Night.person("A1")])])
    let cases: [(Source.MostLost, PseudonymisationError?)] = [
      (.init(rows: 24), .lostTooMuch(source: "visits", .rows, lost: 1, of: 4, percent: 24)), (.init(rows: 25), nil),
      (.init(values: 16), .lostTooMuch(source: "visits", .values, lost: 1, of: 6, percent: 16)),
      (.init(values: 17), nil),
    ]
    for (lost, error) in cases {
      let programme = SmallProgramme.programme(visits: source(lost))
      var generator = Seeded(state: 1)
      let extract = Extract(tables: registered + (try tables(source(lost), [text])))
      let key = SecretBytes(copying: Array(repeating: 7, count: 32))
      if let error {
        #expect(throws: error) {
          try pseudonymise(extract, of: programme, under: key, shuffledBy: &generator)
        }
        #expect(error.description.split(separator: "\n").count == 3)
      } else {
        _ = try pseudonymise(extract, of: programme, under: key, shuffledBy: &generator)
      }
    }
  }

  @Test("A check finds what a run would, and makes nothing")
  func check() throws {
    let registered = try tables(
      SmallProgramme.people,
      [people([Night.person("A1", score: "11"), Night.person("A2", consent: "no", score: "99")])])
    let visits = try tables(SmallProgramme.visits, ["code;on;minutes;worker\nA2;x;x;M\nB7;2026-01-02;10;M\n;;;\n"])
    let check = try ExportCheck(of: Extract(tables: registered + visits), for: SmallProgramme.programme())
    #expect(
      check.tally.problems == [
        RowProblem(.outOfRange, file: "people 0.csv", row: 2, column: "score"),
        RowProblem(.unknownParticipant, file: "visits 0.csv", row: 3, column: "code"),
        RowProblem(.noParticipantCode, file: "visits 0.csv", row: 4, column: "code"),
      ])
    let alone = try ExportCheck(of: Extract(tables: visits), for: SmallProgramme.programme())
    #expect(alone.tally.problems.map(\.fault) == [.notADate, .notANumber, .noParticipantCode])
  }

  @Test("A million problems of one kind are counted, and the first ones named")
  func manyProblems() {
    var tally = ProblemTally()
    for row in 2..<100_002 { tally.add(RowProblem(.notADate, file: "x.csv", row: row, column: "born")) }
    #expect(tally.count == 100_000 && tally.problems.count == 100)
    let message = ProblemReport(tally).messages
    #expect(message.count == 1 && message[0].contains("100,000 values") && message[0].contains("and 99,988 more"))
  }
}

/// Scratch disk in memory.
final class MemoryScratch: ScratchSpace, @unchecked Sendable {
  private(set) var bytes: [UInt8] = []

  func append(_ more: [UInt8]) -> Int {
    defer { bytes += more }
    return bytes.count
  }

  func read(at offset: Int, count: Int) -> [UInt8] { Array(bytes[offset..<offset + count]) }
}
