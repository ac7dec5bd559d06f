import Programme

/// Gathers the answers of persons from the tables of all hubs.
struct PersonColumns {
  let registrations: Registrations
  let persons: PersonIndex
  /// Rows that belong to no registration, by index into `Registrations.hubs`.
  private(set) var strayRows: [Int: Int] = [:]

  init(_ registrations: Registrations, _ persons: PersonIndex) {
    self.registrations = registrations
    self.persons = persons
  }

  /// A row of one hub's table.
  struct Row {
    let hub: Int32
    let number: Int32
  }

  /// The person source: the home registration's row.
  func home(_ tables: [CodedTable], fields: Int) -> [[Answer]] {
    let rows = persons.homes.map { home in
      Row(hub: registrations.hubOf[Int(home)], number: registrations.rowOf[Int(home)])
    }
    return gather(rows, tables, fields: fields)
  }

  /// One row per person of the other sources: the newest by `dateField`, then the home hub's, then the first hub's and
  /// case's. Without a row every answer is "not answered".
  mutating func best(_ tables: [CodedTable], fields: Int, dateField: Int?) -> [[Answer]] {
    var best = [Row?](repeating: nil, count: persons.homes.count)
    countStrays(tables)
    forEachRow(tables) { person, row in
      if best[person].map({ isBetter(row, $0, of: person, tables, dateField) }) ?? true { best[person] = row }
    }
    return gather(best, tables, fields: fields)
  }

  /// All rows of all hubs, person by person; equal rows of one person in the order of their answers.
  mutating func all(_ tables: [CodedTable], fields: Int) -> PersonRecords {
    countStrays(tables)
    var starts = [Int](repeating: 0, count: persons.homes.count + 1)
    forEachRow(tables) { person, _ in starts[person + 1] += 1 }
    for person in persons.homes.indices { starts[person + 1] += starts[person] }
    var next = starts
    var rows = [Row](repeating: Row(hub: 0, number: 0), count: starts.last ?? 0)
    forEachRow(tables) { person, row in
      rows[next[person]] = row
      next[person] += 1
    }
    for person in persons.homes.indices where starts[person + 1] - starts[person] > 1 {
      rows[starts[person]..<starts[person + 1]].sort { precedes($0, $1, tables) }
    }
    return PersonRecords(starts: starts, answers: gather(rows, tables, fields: fields))
  }

  private func forEachRow(_ tables: [CodedTable], _ body: (Int, Row) -> Void) {
    for (hub, table) in tables.enumerated() {
      for (number, caseNumber) in table.caseNumbers.enumerated() {
        guard let registration = registrations.registration(hub: hub, caseNumber: caseNumber) else { continue }
        body(Int(persons.personOf[registration]), Row(hub: Int32(hub), number: Int32(number)))
      }
    }
  }

  private mutating func countStrays(_ tables: [CodedTable]) {
    for (hub, table) in tables.enumerated() {
      for caseNumber in table.caseNumbers
      where registrations.registration(hub: hub, caseNumber: caseNumber) == nil {
        strayRows[hub, default: 0] += 1
      }
    }
  }

  private func isBetter(
    _ row: Row, _ rival: Row, of person: Int, _ tables: [CodedTable], _ dateField: Int?
  ) -> Bool {
    func rank(_ row: Row) -> (Int, Int, Int32, Int32) {
      let table = tables[Int(row.hub)]
      let date = dateField.flatMap { table.answers[$0][Int(row.number)].value } ?? -1
      let isHome = row.hub == registrations.hubOf[Int(persons.homes[person])]
      return (-date, isHome ? 0 : 1, row.hub, table.caseNumbers[Int(row.number)])
    }
    let (own, other) = (rank(row), rank(rival))
    return own == other ? precedes(row, rival, tables) : own < other
  }

  private func precedes(_ one: Row, _ other: Row, _ tables: [CodedTable]) -> Bool {
    let (left, right) = (tables[Int(one.hub)].answers, tables[Int(other.hub)].answers)
    for field in left.indices {
      let (own, rival) = (left[field][Int(one.number)].raw, right[field][Int(other.number)].raw)
      if own != rival { return own < rival }
    }
    return false
  }

  private func gather(_ rows: [Row?], _ tables: [CodedTable], fields: Int) -> [[Answer]] {
    (0..<fields).map { field in
      let columns = tables.map { $0.answers[field] }
      return rows.map { row in row.map { columns[Int($0.hub)][Int($0.number)] } ?? .notAnswered }
    }
  }
}
