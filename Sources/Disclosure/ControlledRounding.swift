public import Programme

/// Rounds every count to a multiple of a base so that all sums still hold (`DisclosureRules`, "Rounding").
///
/// Deterministic: the nearest such tables, or as near as the limit of nodes allows.
///
/// - Parameters:
///   - set: All tables of one unit, with true counts.
///   - base: From 2.
///   - policy: Says whether zeros stay zeros.
/// - Throws: ``DisclosureError`` for counts that do not add up, or cells that cannot be rounded together.
public func roundTables(
  _ set: TableSet, to base: Int, under policy: DisclosurePolicy
) throws(DisclosureError) -> RoundedTables {
  try TableSetCheck(set: set).run()
  let system = CellSystem(set, kept: set.cells.map { _ in true })
  try SumCheck(set: set, system: system).run()
  var rounding = ControlledRounding(set, system: system, rules: try ClassRules(set, system: system, policy: policy))
  for block in RoundingBlock.all(of: system) { try rounding.add(block, base: base) }
  return rounding.tables(base: base)
}

/// Collects the rounded blocks of a set.
private struct ControlledRounding {
  let set: TableSet
  let system: CellSystem
  let rules: ClassRules
  private var values: [Int]
  private var reach: [RoundingProgram.Reach]
  private var distance = 0
  private var bound = 0

  init(_ set: TableSet, system: CellSystem, rules: ClassRules) {
    (self.set, self.system, self.rules) = (set, system, rules)
    values = rules.counts
    reach = rules.counts.map { _ in .adjacent }
  }

  mutating func add(_ block: RoundingBlock, base: Int) throws(DisclosureError) {
    for reach in [RoundingProgram.Reach.adjacent, .next] {
      let program = RoundingProgram(
        block, base: base, reach: reach, counts: rules.counts, keepsZeros: rules.showsZeros)
      guard case .rounded(let result) = program.solve() else { continue }
      for (unknown, value) in result.values {
        values[unknown] = value
        // The whole block: which of its cells went farther is nobody's business.
        self.reach[unknown] = reach
      }
      distance += result.distance
      bound += result.bound
      return
    }
    throw .cannotRound(
      base: base, cells: block.unknowns.filter { $0 < system.classes }.map { name(system.cellsOfClass[$0][0]) })
  }

  func tables(base: Int) -> RoundedTables {
    let cells = set.cells.enumerated().compactMap { position, cell -> RoundedTables.Cell? in
      guard let number = system.classOfCell[position] else { return nil }
      let value = values[number]
      let width = reach[number] == .adjacent ? base - 1 : 2 * base - 1
      let least = value > 0 && rules.showsZeros[number] ? 1 : 0
      return RoundedTables.Cell(
        address: cell.address, value: value, lower: max(least, value - width), upper: value + width)
    }
    let farther = rules.counts.indices.filter { abs(values[$0] - rules.counts[$0]) >= base }
    return RoundedTables(
      base: base, cells: cells, distance: distance, bound: bound, published: published(cells),
      farther: farther.map { name(system.cellsOfClass[$0][0]) })
  }

  private func published(_ cells: [RoundedTables.Cell]) -> PublishedTables {
    PublishedTables(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, crossings: set.crossings,
      cells: zip(set.cells, cells).map { own, cell in
        PublishedCell(
          address: cell.address, value: .between(cell.lower, cell.upper), role: own.role, isByHub: own.isByHub,
          meaning: own.meaning)
      }, leftOut: set.leftOut)
  }

  private func name(_ cell: Int) -> String { set.name(of: set.cells[cell].address) }
}
