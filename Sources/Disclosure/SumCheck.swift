import Programme

/// Whether the true counts of a set can be the counts of one list of people at all.
struct SumCheck {
  let set: TableSet
  let system: CellSystem

  /// - Throws: ``DisclosureError`` that names the sums that do not hold and by how much.
  func run() throws(DisclosureError) {
    let counts = try classCounts()
    try checkGroupings(counts)
    try checkRows(counts)
    try checkLatents(counts)
  }

  private func classCounts() throws(DisclosureError) -> [Int] {
    var found: [Int] = []
    for cells in system.cellsOfClass {
      let first = set.cells[cells[0]]
      for other in cells.map({ set.cells[$0] }) where other.count != first.count {
        throw .differentCounts(one: set.name(of: first.address), other: set.name(of: other.address))
      }
      found.append(first.count ?? 0)
    }
    return found
  }

  private func checkGroupings(_ counts: [Int]) throws(DisclosureError) {
    let wrong = system.groupings.compactMap { grouping -> DisclosureError.Mismatch? in
      let off = grouping.children.reduce(0) { $0 + counts[$1.unknown] } - counts[grouping.parent]
      guard off != 0 else { return nil }
      return DisclosureError.Mismatch(
        cell: set.name(of: set.cells[grouping.parentCell].address),
        dimension: set.dimensions[grouping.dimension].name, off: off)
    }
    if !wrong.isEmpty { throw .mismatch(wrong) }
  }

  /// Rows that the meanings imply, where all terms are cells.
  private func checkRows(_ counts: [Int]) throws(DisclosureError) {
    for row in system.rows where row.terms.allSatisfy({ $0.unknown < system.classes }) {
      let off = row.terms.reduce(0) { $0 + $1.coefficient * counts[$1.unknown] }
      guard off > 0 || (off < 0 && row.kind == .sum) else { continue }
      let parts = row.terms.filter { $0.coefficient > 0 }.map { name($0.unknown) }
      let whole = row.terms.filter { $0.coefficient < 0 }.map { name($0.unknown) }
      throw .partAboveWhole(part: parts.joined(separator: " + "), whole: whole.joined(separator: " + "), off: off)
    }
  }

  /// Counts that no cell shows must exist for every row to hold.
  private func checkLatents(_ counts: [Int]) throws(DisclosureError) {
    let none = [Bool](repeating: false, count: system.classes)
    for block in system.blocks(withheld: none, counts: counts, withLatentsOnly: true) {
      var program = LinearProgram(block, least: block.unknowns.map { _ in 0 }, roof: .infinity)
      guard case .optimal = program.minimise(0, sign: 1) else {
        let cells = Set(
          block.rows.flatMap { system.rows[$0.number].terms.map(\.unknown) }.filter { $0 < system.classes })
        throw .contradiction(cells: cells.sorted().map(name))
      }
    }
  }

  private func name(_ unknown: Int) -> String { set.name(of: set.cells[system.cellsOfClass[unknown][0]].address) }
}
