import Programme

/// Published cells, those of equal meaning drawn together, with what is published of each.
struct AuditClasses {
  /// A sum that the structure states.
  struct Group {
    let dimension: Int
    let parent: Int
    let children: [(code: String, unknown: Int)]
  }

  let tables: PublishedTables
  let fields: AuditFields
  private(set) var classOfCell: [Int] = []
  private(set) var firstCell: [Int] = []
  private(set) var meanings: [AuditMeaning] = []
  /// The count, where one of the cells shows it.
  private(set) var value: [Int?] = []
  /// What bounded cells say.
  private(set) var least: [Int] = []
  private(set) var most: [Int?] = []
  private(set) var groups: [Group] = []

  var count: Int { value.count }

  init(_ tables: PublishedTables) throws(DisclosureError) {
    self.tables = tables
    fields = AuditFields(tables)
    var known: [AuditMeaning: Int] = [:]
    for (position, cell) in tables.cells.enumerated() {
      let meaning = fields.meaning(cell.meaning)
      let number = known[meaning] ?? count
      if number == count {
        known[meaning] = number
        meanings.append(meaning)
        firstCell.append(position)
        value.append(nil)
        least.append(0)
        most.append(nil)
      }
      classOfCell.append(number)
      try read(cell, into: number)
    }
    addGroups()
  }

  /// Shown in one place, a count is shown: its mark in another place hides nothing.
  private mutating func read(_ cell: PublishedCell, into number: Int) throws(DisclosureError) {
    switch cell.value {
    case .withheld: break
    case .between(let lower, let upper):
      least[number] = max(least[number], lower)
      if let upper { most[number] = min(most[number] ?? upper, upper) }
    case .count(let count):
      if let other = value[number], other != count {
        throw .differentCounts(one: cellName(cell.address, in: tables.dimensions), other: "a cell of equal meaning")
      }
      value[number] = count
    }
  }

  func name(_ number: Int) -> String { tables.name(of: tables.cells[firstCell[number]].address) }
}

extension AuditClasses {
  /// Every grouping at every cell, along every dimension that is published together with those the cell uses.
  private mutating func addGroups() {
    let names = tables.dimensions.map(\.name)
    let crossings = tables.crossings.map { crossing in Set(crossing.compactMap { names.firstIndex(of: $0) }) }
    let position = Dictionary(
      tables.cells.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    var along: [[Int]: [Int]] = [:]
    for cell in tables.cells {
      let used = names.indices.filter { cell.address[$0] != tables.dimensions[$0].total }
      let dimensions =
        along[used]
        ?? names.indices.filter { dimension in crossings.contains { $0.isSuperset(of: used + [dimension]) } }
      along[used] = dimensions
      for dimension in dimensions {
        for grouping in tables.dimensions[dimension].groupings where grouping.parent == cell.address[dimension] {
          addGroup(grouping, along: dimension, at: cell.address, position)
        }
      }
    }
  }

  private mutating func addGroup(
    _ grouping: TableSet.Dimension.Grouping, along dimension: Int, at top: TableSet.Address,
    _ position: [TableSet.Address: Int]
  ) {
    guard let parent = position[top] else { return }
    var children: [(code: String, unknown: Int)] = []
    var address = top
    for code in grouping.children {
      address[dimension] = code
      guard let child = position[address] else { return }
      children.append((code, classOfCell[child]))
    }
    groups.append(Group(dimension: dimension, parent: classOfCell[parent], children: children))
  }
}

extension AuditClasses {
  /// Fields whose admitted codes are all there are: a grouping of a dimension's total says so.
  func closedFields() -> Set<Int> {
    let totals = tables.dimensions.map(\.total)
    let position = Dictionary(
      tables.cells.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    var found: Set<Int> = []
    for (number, dimension) in tables.dimensions.enumerated() {
      for grouping in dimension.groupings where grouping.parent == dimension.total {
        let fields = grouping.children.map { code -> Int? in
          var address = totals
          address[number] = code
          guard let cell = position[address] else { return nil }
          let codes = meanings[classOfCell[cell]].codes
          return codes.count == 1 ? codes.keys.first : nil
        }
        if let field = fields.first ?? nil, fields.allSatisfy({ $0 == field }) { found.insert(field) }
      }
    }
    return found
  }
}
