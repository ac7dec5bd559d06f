import Programme

/// All registrations of all hubs in one canonical order: hubs as in the programme file, then case numbers.
///
/// Registration r of hub h is `base[h] + case number`: the order of bundles and of rows is gone.
struct Registrations {
  let hubs: [HubCases]
  /// Per element of `hubs`: its position in the programme file.
  let hubPositions: [Int]
  /// First registration of each element of `hubs`, and their total at the end.
  let base: [Int]
  /// Per registration: index into `hubs`.
  let hubOf: [Int32]
  /// Per registration: its row in the hub's person table.
  let rowOf: [Int32]
  /// Match key number → one token per registration.
  let tokens: [[MatchToken?]]

  var count: Int { hubOf.count }

  init(of given: [HubCases], programme: ProgrammeFile) throws(LinkageError) {
    guard let source = programme.personSource else { throw .noPersonSource }
    var order: [(position: Int, cases: HubCases)] = []
    for cases in given {
      guard let position = programme.hubs.firstIndex(where: { $0.id == cases.hub }) else {
        throw .unknownHub(cases.hub)
      }
      order.append((position, cases))
    }
    order.sort { $0.position < $1.position }
    for (one, next) in zip(order, order.dropFirst()) where one.position == next.position {
      throw .hubTwice(one.cases.hub)
    }
    hubs = order.map(\.cases)
    hubPositions = order.map(\.position)

    var base = [0]
    var hubOf: [Int32] = []
    var rowOf: [Int32] = []
    for (index, cases) in hubs.enumerated() {
      let rows = try Self.rows(of: Self.table(source, of: cases), hub: cases.hub)
      hubOf.append(contentsOf: repeatElement(Int32(index), count: rows.count))
      rowOf.append(contentsOf: rows)
      base.append(rowOf.count)
    }
    self.base = base
    self.hubOf = hubOf
    self.rowOf = rowOf
    tokens = Self.tokens(programme.linkage.keys.map(\.name), of: hubs, source: source.name, rows: rowOf, base: base)
  }

  /// The hub's rows of a source, with as many columns as the programme file declares.
  static func table(_ source: Source, of cases: HubCases) throws(LinkageError) -> CodedTable {
    guard let table = cases.tables[source.name] else {
      throw .missingTable(hub: cases.hub, source: source.name)
    }
    guard table.answers.count == source.fields.count else {
      throw .columns(
        hub: cases.hub, source: source.name, found: table.answers.count, declared: source.fields.count)
    }
    return table
  }

  /// The registration of a case of a hub; `nil` for a case number that the hub's person table does not hold.
  func registration(hub: Int, caseNumber: Int32) -> Int? {
    let registration = base[hub] + Int(caseNumber)
    return caseNumber >= 0 && registration < base[hub + 1] ? registration : nil
  }

  func caseNumber(of registration: Int) -> Int { registration - base[Int(hubOf[registration])] }

  /// Row of each case number.
  private static func rows(of table: CodedTable, hub: String) throws(LinkageError) -> [Int32] {
    var rows = [Int32](repeating: -1, count: table.rowCount)
    for (row, number) in table.caseNumbers.enumerated() {
      guard rows.indices.contains(Int(number)), rows[Int(number)] < 0 else {
        throw .caseNumbers(hub: hub, source: table.source)
      }
      rows[Int(number)] = Int32(row)
    }
    return rows
  }

  private static func tokens(
    _ keys: [String], of hubs: [HubCases], source: String, rows: [Int32], base: [Int]
  ) -> [[MatchToken?]] {
    keys.map { key in
      var column: [MatchToken?] = []
      column.reserveCapacity(rows.count)
      for (index, cases) in hubs.enumerated() {
        let given = cases.tables[source]?.tokens[key]
        for registration in base[index]..<base[index + 1] {
          column.append(given?[Int(rows[registration])])
        }
      }
      return column
    }
  }
}
