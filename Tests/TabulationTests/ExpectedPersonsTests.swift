import Linkage
import Programme
import Testing

@testable import Tabulation

@Suite("Expected people") struct ExpectedPersonsTests {
  static let expected = ExpectedCounts(
    persons: 90,
    answers: [
      "sex": ["m": 71, "f": 12], "hub": ["north": 50, "south": 40], "work": ["none": 33, "informal": 20, "full": 9],
      "fu_work": ["none": 10, "full": 21], "kind": ["training": 60, "call": 25],
    ])

  private func count(_ persons: LinkedPersons, _ field: String) throws -> [Int: Int] {
    let number = try #require(Sample.programme().fieldNumber(field))
    return persons.answers[number].reduce(into: [:]) { counts, answer in
      if let value = answer.value { counts[value, default: 0] += 1 }
    }
  }

  @Test("add up to every count that is expected, in every hand", arguments: [1, 2, 77] as [UInt64])
  func margins(_ seed: UInt64) throws {
    let programme = Sample.programme()
    let persons = ExpectedPersons(programme, Self.expected).dealt(seed: seed)
    #expect(persons.count == 90)
    for (field, counts) in Self.expected.answers {
      guard let number = programme.fieldNumber(field), programme.fields[number].source != "log" else { continue }
      guard let list = programme.fields[number].form.codeList else { continue }
      let found = try count(persons, field)
      for (code, expected) in counts {
        let index = try #require(list.index(of: code), "\(field) \(code)")
        #expect(found[index, default: 0] == expected, "\(field) \(code)")
      }
      #expect(found.values.reduce(0, +) == counts.values.reduce(0, +))
    }
  }

  @Test("who answers one question at follow-up answers the others")
  func followUp() throws {
    let programme = Sample.programme()
    let persons = ExpectedPersons(programme, Self.expected).dealt(seed: 3)
    let fields = programme.fields.indices.filter { programme.fields[$0].source == "fu" }
    let answering = fields.map { field in
      Set(persons.answers[field].indices.filter { persons.answers[field][$0].isAnswered })
    }
    let all = answering.reduce(into: Set<Int>()) { $0.formUnion($1) }
    #expect(all.count == 31)
  }

  @Test("records belong to people, in order, as many as are expected")
  func records() throws {
    let persons = ExpectedPersons(Sample.programme(), Self.expected).dealt(seed: 4)
    let log = try #require(persons.records["log"])
    #expect(log.count == 85 && log.starts.count == 91 && log.starts == log.starts.sorted())
    #expect(log.answers[0].count { $0.isAnswered } == 85)
  }

  @Test("equal seeds give equal people, other seeds others")
  func seeds() {
    let people = ExpectedPersons(Sample.programme(), Self.expected)
    #expect(people.dealt(seed: 5).answers == people.dealt(seed: 5).answers)
    #expect(people.dealt(seed: 5).answers != people.dealt(seed: 6).answers)
  }

  @Test("a merge moves the expected people and loses nobody")
  func merging() {
    let merged = Self.expected.merging("full", into: "informal", of: "work")
    #expect(merged.answers["work"] == ["none": 33, "informal": 29, "full": 0])
    #expect(merged.persons == 90 && merged.answers["sex"] == Self.expected.answers["sex"])
  }

  @Test("their tables have the programme's tables, and their margins are what is expected")
  func tables() throws {
    let sets = try ExpectedPersons(Sample.programme(), Self.expected).tables(seed: 1)
    let people = try #require(sets.first)
    let table = try #require(people.tables.first { $0.rowDimension == "sex" && $0.columnDimension == nil })
    let address = people.address(in: table, row: "f", column: nil)
    #expect(people.cells.first { $0.address == address }?.count == 12)
  }
}
