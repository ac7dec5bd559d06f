import Programme
import Testing

@testable import Linkage

@Suite struct LinkingTests {
  func linked(_ hubs: [HubCases]) throws -> LinkedPersons { try link(hubs, programme: Sample.programme) }

  func column(_ persons: LinkedPersons, _ name: String) -> [Int?] {
    persons.answers[Sample.programme.fieldNumber(name) ?? 0].map(\.value)
  }

  @Test("one agreeing key at the threshold joins, weights below it add up, and the grey zone is only reported")
  func scores() throws {
    let persons = try linked([
      Sample.hub(
        "a",
        [
          .init(tokens: (1, 0, 0), x: 1), .init(tokens: (0, 2, 3), x: 2), .init(tokens: (0, 4, 0), x: 3),
          .init(tokens: (0, 0, 5), x: 4), .init(tokens: (9, 9, 9), x: 5),
        ]),
      Sample.hub(
        "b",
        [
          .init(tokens: (1, 7, 7), x: 11), .init(tokens: (8, 2, 3), x: 12), .init(tokens: (0, 4, 8), x: 13),
          .init(tokens: (0, 0, 5), x: 14), .init(tokens: (10, 10, 10), x: 15),
        ]),
    ])
    #expect(persons.count == 8)
    #expect(column(persons, "x") == [1, 2, 3, 4, 5, 13, 14, 15])
    #expect(persons.report.review == [.init(hub: "a", otherHub: "b", count: 2)])
    #expect(persons.report.registrations == 10)
    #expect(persons.report.overlaps == ["a": 2, "b": 0])
  }

  @Test("a pair that several keys find is scored once, and persons are connected components")
  func components() throws {
    let persons = try linked([
      Sample.hub("a", [.init(tokens: (1, 1, 1)), .init(tokens: (2, 0, 0))]),
      Sample.hub("b", [.init(tokens: (1, 1, 1)), .init(tokens: (3, 5, 6))]),
      Sample.hub("c", [.init(tokens: (3, 1, 1)), .init(tokens: (2, 5, 6))]),
    ])
    // b0-a0 and a0-c0 share person; c0-b1 by full; b1-c1 by phone and birth; c1-a1 by full: all one person.
    #expect(persons.count == 1)
    #expect(persons.report.reviewPairCount == 0)
    #expect(persons.report.overlaps == ["a": 1, "b": 0, "c": 0])
    #expect(persons.report.repeats == ["a": 1, "b": 1, "c": 1])
  }

  @Test("home is the earliest enrolment; without a date last; ties go to the first hub, then the lower case number")
  func home() throws {
    let persons = try linked([
      Sample.hub(
        "a",
        [
          .init(tokens: (1, 0, 0), enrolled: 50, x: 1), .init(tokens: (2, 0, 0), enrolled: nil, x: 2),
          .init(tokens: (3, 0, 0), enrolled: 50, x: 3), .init(tokens: (3, 0, 0), enrolled: 50, x: 4),
        ]),
      Sample.hub(
        "b",
        [
          .init(tokens: (1, 0, 0), enrolled: 49, x: 11), .init(tokens: (2, 0, 0), enrolled: 60, x: 12),
          .init(tokens: (3, 0, 0), enrolled: 50, x: 13),
        ]),
    ])
    #expect(column(persons, "x") == [3, 11, 12])
    #expect(persons.homeHubs == [0, 1, 1])
    // The code list names the hubs c, b, a.
    #expect(column(persons, "hub") == [2, 1, 1])
  }

  @Test("other answers come from the home hub, else elsewhere; the latest follow-up of all hubs; contacts of all hubs")
  func answers() throws {
    let persons = try linked([
      Sample.hub(
        "a",
        [
          .init(tokens: (1, 0, 0), enrolled: 1, y: nil, followUps: [(10, 1), (12, 2)], contacts: [7, 5]),
          .init(tokens: (2, 0, 0), enrolled: 1, y: 30, followUps: [(20, 3)]), .init(tokens: (4, 0, 0), enrolled: 1),
        ], events: [4, 5]),
      Sample.hub(
        "b",
        [
          .init(tokens: (1, 0, 0), enrolled: 2, y: 21, followUps: [(15, 4)], contacts: [6]),
          .init(tokens: (2, 0, 0), enrolled: 2, y: 31, followUps: [(20, 5)]),
        ], events: [6]),
    ])
    #expect(column(persons, "y") == [21, 30, nil])
    #expect(column(persons, "z") == [4, 3, nil])
    #expect(column(persons, "fu_date") == [15, 20, nil])
    let log = try #require(persons.records["log"])
    #expect(log.starts == [0, 3, 3, 3])
    #expect(log.answers[0].map(\.value) == [5, 6, 7])
    #expect(persons.answers[Sample.programme.fieldNumber("kind") ?? 0].isEmpty)
    #expect(persons.aggregates["events"]?.first?.map(\.value) == [4, 5, 6])
  }

  @Test("the order of bundles and of rows changes nothing")
  func order() throws {
    let cases: [String: [Sample.Case]] = [
      "a": (1...30).map {
        .init(
          tokens: ($0 % 17, $0 % 11 + 100, $0 % 7 + 200), enrolled: Int($0) % 5, x: Int($0), contacts: [Int($0) % 4, 3])
      },
      "b": (1...25).map { .init(tokens: ($0 % 19, $0 % 13 + 100, 0), enrolled: Int($0) % 4, x: Int($0), y: Int($0)) },
      "c": (1...20).map {
        .init(tokens: (0, $0 + 100, $0 % 5 + 200), enrolled: 3, x: Int($0), followUps: [(Int($0), 1), (Int($0), 2)])
      },
    ]
    func run(_ order: [String], reversed: Bool) throws -> LinkedPersons {
      try linked(order.map { Sample.hub($0, cases[$0] ?? [], reversed: reversed) })
    }
    let one = try run(["a", "b", "c"], reversed: false)
    let other = try run(["c", "a", "b"], reversed: true)
    #expect(one.count == other.count && one.count < 75)
    #expect(one.answers == other.answers)
    #expect(one.homeHubs == other.homeHubs)
    #expect(one.records == other.records)
    #expect(one.report == other.report)
  }

  @Test("a token that a crowd of one hub shares is not used, and is reported without showing it")
  func crowds() throws {
    let crowd = (0...TokenIndex.crowd).map { Sample.Case(tokens: (99, UInt64($0) + 1, 0)) }
    let persons = try linked([
      Sample.hub("a", crowd), Sample.hub("b", [.init(tokens: (99, 500, 0))]),
    ])
    #expect(persons.count == TokenIndex.crowd + 2)
    #expect(persons.report.crowdedTokens == [.init(matchKey: "full", hub: "a", tokens: 1)])
    let pair = try linked([Sample.hub("a", Array(crowd.dropLast()))])
    #expect(pair.count == 1)
    #expect(pair.report.repeats == ["a": TokenIndex.crowd - 1])
  }

  @Test("a row of a case that the hub did not register belongs to nobody and is counted")
  func strays() throws {
    let hub = Sample.hub("a", [.init(tokens: (1, 0, 0), contacts: [1])])
    var tables = hub.tables
    tables["log"] = CodedTable(
      source: "log", caseNumbers: [0, 1, -1], tokens: [:],
      answers: [[Answer(index: 1), Answer(index: 2), Answer(index: 3)]])
    let persons = try linked([HubCases(hub: "a", tables: tables, withoutConsent: 2)])
    #expect(persons.records["log"]?.count == 1)
    #expect(persons.report.strayRows == ["a": 2])
    #expect(persons.report.withoutConsent == 2)
  }

  @Test("tables of the wrong shape are refused with hub and source")
  func faults() {
    let good = Sample.hub("a", [.init(tokens: (1, 0, 0)), .init(tokens: (2, 0, 0))])
    #expect(throws: LinkageError.unknownHub("z")) { try linked([Sample.hub("z", [])]) }
    #expect(throws: LinkageError.hubTwice("a")) { try linked([good, Sample.hub("a", [])]) }
    var tables = good.tables
    tables["q2"] = nil
    #expect(throws: LinkageError.missingTable(hub: "a", source: "q2")) {
      try linked([HubCases(hub: "a", tables: tables, withoutConsent: 0)])
    }
    tables = good.tables
    tables["q1"] = CodedTable(
      source: "q1", caseNumbers: [1, 1], tokens: [:],
      answers: Array(repeating: [.notAnswered, .notAnswered], count: 3))
    #expect(throws: LinkageError.caseNumbers(hub: "a", source: "q1")) {
      try linked([HubCases(hub: "a", tables: tables, withoutConsent: 0)])
    }
  }

  @Test("persons, tokens and answers never show themselves")
  func withheld() throws {
    let persons = try linked([Sample.hub("a", [.init(tokens: (123_456_789, 0, 0), enrolled: 77, x: 88)])])
    var shown = String(describing: persons) + String(reflecting: persons)
    dump(persons, to: &shown)
    dump(persons.answers, to: &shown)
    #expect(!shown.contains("123456789") && !shown.contains("88") && !shown.contains("77"))
  }
}
