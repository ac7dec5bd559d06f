import Programme

/// The sum by which a reader would compute one withheld cell if another one were shown. It holds true counts and stays
/// inside.
struct Recomputation {
  let set: TableSet
  let system: CellSystem
  let counts: [Int]
  /// Per class.
  let withheld: [Bool]

  /// - Returns: `nil` where no single sum of otherwise shown cells does it: then several together would.
  func text(of target: Int, withShown other: Int) -> String? {
    for number in system.rowsOfUnknown[target] {
      let row = system.rows[number]
      guard row.kind == .sum, let own = row.terms.first(where: { $0.unknown == target }), abs(own.coefficient) == 1,
        row.terms.contains(where: { $0.unknown == other }), isKnown(row, but: target, and: other)
      else { continue }
      return "with \(name(other)) shown, \(name(target)) = \(sum(row, of: own)) could be computed"
    }
    return nil
  }

  private func isKnown(_ row: CellSystem.Row, but target: Int, and other: Int) -> Bool {
    row.terms.allSatisfy { term in
      term.unknown == target || term.unknown == other || (term.unknown < counts.count && !withheld[term.unknown])
    }
  }

  /// The other terms, those that are added first, each count as often as it stands in the row: `12 − 7 − 3`.
  private func sum(_ row: CellSystem.Row, of own: CellSystem.Row.Term) -> String {
    var (added, taken): ([Int], [Int]) = ([], [])
    for term in row.terms where term.unknown != own.unknown {
      let times = -term.coefficient * own.coefficient
      let values = [Int](repeating: counts[term.unknown], count: abs(times))
      if times > 0 { added += values } else { taken += values }
    }
    let first = added.isEmpty ? "0" : added.map(String.init).joined(separator: " + ")
    return ([first] + taken.map(String.init)).joined(separator: " − ")
  }

  private func name(_ unknown: Int) -> String { set.name(of: set.cells[system.cellsOfClass[unknown][0]].address) }
}
