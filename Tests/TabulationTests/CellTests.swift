import Linkage
import Programme
import Testing

@testable import Tabulation

/// What every set of cells must hold, whatever the programme and the persons.
struct SetCheck {
  let set: TableSet
  let counts: [TableSet.Address: Int]

  init(_ set: TableSet) {
    self.set = set
    counts = Dictionary(uniqueKeysWithValues: set.cells.map { ($0.address, $0.count ?? -1) })
  }

  /// Groupings whose parent is not the sum of its children, and how many were looked at.
  var sums: (wrong: [String], checked: Int) {
    var wrong: [String] = []
    var checked = 0
    for (position, dimension) in set.dimensions.enumerated() {
      for grouping in dimension.groupings {
        for address in counts.keys where address[position] == grouping.parent {
          let parts = grouping.children.map { child in
            var part = address
            part[position] = child
            return counts[part]
          }
          guard !parts.contains(nil) else { continue }
          checked += 1
          if parts.reduce(0, { $0 + ($1 ?? 0) }) != counts[address] {
            wrong.append("\(dimension.name): \(grouping.parent)")
          }
        }
      }
    }
    return (wrong, checked)
  }
}

/// Counts persons that a meaning admits, by the definition alone.
func naiveCount(_ meaning: TableSet.Meaning, _ people: [SamplePerson]) -> Int {
  people.count { person in
    meaning.admitted.allSatisfy { field, admitted in
      let declared = Sample.fields[field]
      let answer = person.answers[declared.name] ?? .notAnswered
      switch declared.form {
      case .choice, .integer: return admitted.contains(answer.value ?? Int(answer.raw))
      case .choices, .date: return admitted.contains(answer.value == nil ? Int(answer.raw) : 0)
      }
    }
      && meaning.conditions.allSatisfy { condition, truth in
        let found = person.truth(condition)
        switch truth {
        case .no: return found == 0
        case .unknown: return found == 1
        case .yes: return found == 2
        case .otherwise: return found != 2
        }
      }
  }
}

@Suite struct CellTests {
  let people = SamplePerson.random(600, seed: 7)

  func tabulated(_ programme: ProgrammeFile = Sample.programme()) throws -> Tabulated {
    try tabulate(SamplePerson.linked(people), programme: programme)
  }

  @Test("every parent is the sum of its children, in every set")
  func margins() throws {
    for set in try tabulated().sets where set.unit != "attendances" {
      let sums = SetCheck(set).sums
      #expect(sums.wrong == [])
      #expect(sums.checked > 10)
    }
  }

  @Test("every cell is the number of persons that its meaning admits")
  func meanings() throws {
    let set = try #require(try tabulated().sets.first)
    #expect(set.cells.count > 100)
    for cell in set.cells {
      #expect(cell.count == naiveCount(cell.meaning, people), "\(cell.address)")
      #expect(cell.contributors == cell.count)
    }
  }

  @Test("no address occurs twice, and every table's cells are there")
  func addresses() throws {
    for set in try tabulated().sets {
      let addresses = Set(set.cells.map(\.address))
      #expect(addresses.count == set.cells.count)
      for table in set.tables {
        for row in table.rows {
          #expect(addresses.contains(set.address(in: table, row: row, column: nil)) || set.unit == "attendances")
          for column in table.columns {
            #expect(addresses.contains(set.address(in: table, row: row, column: column)))
          }
        }
      }
    }
  }

  @Test("the order of persons does not matter")
  func order() throws {
    let reversed = try tabulate(SamplePerson.linked(people.reversed()), programme: Sample.programme())
    #expect(try tabulated().sets == reversed.sets)
  }

  @Test("counts of any split of the persons add up to those of all", arguments: [0, 1, 37, 300, 599, 600])
  func splits(at cut: Int) throws {
    let linked = SamplePerson.linked(people)
    for source in [nil, "log"] {
      let tally = try Tally(linked, programme: Sample.programme(), source: source)
      let whole = tally.filling.counts(0..<people.count)
      #expect(tally.filling.counts(0..<cut) + tally.filling.counts(cut..<people.count) == whole)
    }
  }

  @Test("persons beyond one block are counted like those within it")
  func blocks() throws {
    let many = SamplePerson.random(Filling.blockSize * 2 + 5, seed: 3)
    let set = try #require(try tabulate(SamplePerson.linked(many), programme: Sample.programme()).sets.first)
    for cell in set.cells where cell.meaning.admitted.count + cell.meaning.conditions.count < 2 {
      #expect(cell.count == naiveCount(cell.meaning, many))
    }
  }

  @Test("structure does not depend on the persons")
  func structure() throws {
    let other = try tabulate(SamplePerson.linked([]), programme: Sample.programme())
    let sets = try tabulated().sets
    for (one, two) in zip(sets, other.sets) {
      #expect(one.dimensions == two.dimensions)
      #expect(one.tables == two.tables)
      #expect(one.cells.map(\.meaning) == two.cells.map(\.meaning))
      #expect(one.leftOut == two.leftOut)
    }
  }

  @Test("records are counted with the distinct persons behind them")
  func records() throws {
    let tables = try tabulated()
    let set = try #require(tables.sets.first { $0.unit == "log" })
    let records = people.flatMap { person in person.records.map { (person, $0) } }
    let table = try #require(set.tables.first { $0.id == "DONE.by.sex" })
    for sex in ["m", "f"] {
      let code = Answer(index: sex == "m" ? 0 : 1)
      func isCounted(_ person: SamplePerson, _ record: [String: Answer]) -> Bool {
        person.answers["sex"] == code && record["kind"]?.value != nil && record["done"]?.value == 0
      }
      let address = set.address(in: table, row: "yes", column: sex)
      let cell = try #require(set.cells.first { $0.address == address })
      #expect(cell.count == records.count { isCounted($0, $1) })
      #expect(cell.contributors == people.count { person in person.records.contains { isCounted(person, $0) } })
    }
  }

  @Test("means carry the sum and the n of those who answered")
  func means() throws {
    let set = try #require(try tabulated().sets.first)
    let women = try #require(set.means.first { $0.table == "SCORE.by.sex" && $0.column == "f" })
    let scores = people.filter { $0.answers["sex"] == Answer(index: 1) }.compactMap { $0.answers["score"]?.value }
    #expect(women.sum == scores.reduce(0, +))
    #expect(set.cells.first { $0.address == women.base }?.count == scores.count)
    #expect(Set(set.means.map(\.table)) == ["SCORE", "SCORE.by.sex", "SCORE.then", "SCORE.then.by.sex"])
    let all = try #require(set.means.first { $0.table == "SCORE.by.sex" && $0.column == nil })
    #expect(all.sum == set.means.first { $0.table == "SCORE" }?.sum)
  }

  @Test("attendances are one cell for equal sums")
  func attendances() throws {
    let set = try #require(try tabulated().sets.first { $0.unit == "attendances" })
    #expect(set.cells.map(\.count) == [35])
    #expect(set.tables.map(\.id) == ["T6", "HEADS"])
  }
}
