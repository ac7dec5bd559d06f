import Programme

/// What the published numbers and the structure say, as the audit reads it: derived anew, sharing nothing with the
/// protection but the table types and the solver.
struct AuditModel {
  /// Σ coefficient × unknown = constant, or ≤ constant.
  struct Equation: Hashable {
    var terms: [Int: Int]
    var constant: Int
    var isUpperBound: Bool
  }

  let tables: PublishedTables
  /// Unknown per cell; cells of equal meaning share one.
  private(set) var unknownOfCell: [Int] = []
  /// What is published of an unknown; `nil` for a withheld or latent one.
  private(set) var value: [Int?] = []
  private(set) var meanings: [TableSet.Meaning] = []
  private(set) var equations: [Equation] = []
  /// From containment in, or of, published cells.
  private(set) var least: [Int] = []
  private(set) var most: [Int?] = []
  /// Sums along groupings as unknowns, for the rules about whole groups.
  private(set) var groups: [(dimension: Int, parent: Int, children: [(code: String, unknown: Int)])] = []
  private var seen: Set<Equation> = []

  init(_ tables: PublishedTables) throws(DisclosureError) {
    self.tables = tables
    try readCells()
    addGroups()
    addMeaningSums()
    addContainments()
  }

  var cells: Int { meanings.count }

  private mutating func readCells() throws(DisclosureError) {
    var known: [TableSet.Meaning: Int] = [:]
    for cell in tables.cells {
      let meaning = cell.meaning.withoutEveryone
      let number = known[meaning] ?? value.count
      unknownOfCell.append(number)
      if number == value.count {
        known[meaning] = number
        meanings.append(meaning)
        value.append(cell.value.count)
      } else if value[number] == nil, let count = cell.value.count {
        // Shown in one place: then it is shown, and its mark in another place hides nothing.
        value[number] = count
      } else if let count = cell.value.count, count != value[number] {
        throw .differentCounts(one: cellName(cell.address, in: tables.dimensions), other: "a cell of equal meaning")
      }
    }
    (least, most) = ([Int](repeating: 0, count: value.count), [Int?](repeating: nil, count: value.count))
    for (cell, unknown) in zip(tables.cells, unknownOfCell) {
      guard case .between(let lower, let upper) = cell.value else { continue }
      least[unknown] = max(least[unknown], lower)
      if let upper { most[unknown] = min(most[unknown] ?? upper, upper) }
    }
  }

  mutating func newLatent() -> Int {
    value.append(nil)
    least.append(0)
    most.append(nil)
    return value.count - 1
  }

  /// Adds whole = Σ parts (or ≥), with what is published on the right side.
  mutating func add(whole: Int, parts: [Int], isUpperBound: Bool) {
    var equation = Equation(terms: [:], constant: 0, isUpperBound: isUpperBound)
    for (unknown, coefficient) in parts.map({ ($0, 1) }) + [(whole, -1)] {
      if let published = value[unknown] {
        equation.constant -= coefficient * published
      } else {
        equation.terms[unknown, default: 0] += coefficient
      }
    }
    equation.terms = equation.terms.filter { $0.value != 0 }
    if seen.insert(equation).inserted { equations.append(equation) }
  }
}

extension AuditModel {
  /// Every grouping at every cell, along every dimension that is published together with those the cell uses.
  private mutating func addGroups() {
    let names = tables.dimensions.map(\.name)
    let crossings = tables.crossings.map { crossing in Set(crossing.compactMap { names.firstIndex(of: $0) }) }
    let position = Dictionary(
      tables.cells.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    var done: Set<[String]> = []
    for cell in tables.cells {
      let used = names.indices.filter { cell.address[$0] != tables.dimensions[$0].total }
      let along = crossings.filter { $0.isSuperset(of: used) }.reduce(into: Set<Int>()) { $0.formUnion($1) }
      for dimension in along.sorted() where crossings.contains(where: { $0.isSuperset(of: used + [dimension]) }) {
        for (number, grouping) in tables.dimensions[dimension].groupings.enumerated() {
          let code = cell.address[dimension]
          guard code == grouping.parent || grouping.children.contains(code) else { continue }
          var top = cell.address
          top[dimension] = grouping.parent
          guard done.insert(["\(dimension)", "\(number)"] + top).inserted else { continue }
          addGroup(grouping, along: dimension, at: top, position)
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
    for code in grouping.children {
      var address = top
      address[dimension] = code
      guard let child = position[address] else { return }
      children.append((code, unknownOfCell[child]))
    }
    groups.append((dimension, unknownOfCell[parent], children))
    add(whole: unknownOfCell[parent], parts: children.map(\.unknown), isUpperBound: false)
  }

  /// x ≤ y where the meaning of x restricts at least as much: bounds where one is published, else an inequality.
  private mutating func addContainments() {
    let byFields = Dictionary(grouping: 0..<cells) { meanings[$0].fieldNames }
    let sets = byFields.keys.sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    for inner in 0..<cells {
      let mine = meanings[inner].fieldNames
      for outer in sets.filter({ $0.isSubset(of: mine) }).flatMap({ byFields[$0] ?? [] }) where outer != inner {
        guard value[inner] == nil || value[outer] == nil, meanings[inner].isSubset(of: meanings[outer]) else {
          continue
        }
        if let count = value[outer] {
          most[inner] = min(most[inner] ?? count, count)
        } else if let count = value[inner] {
          least[outer] = max(least[outer], count)
        } else {
          add(whole: outer, parts: [inner], isUpperBound: true)
        }
      }
    }
  }
}
