import Programme

/// Which cells are figures of their own and which belong to a breakdown that may be left out as a whole.
struct ReleaseShape {
  /// Dimensions that a cell uses, ascending.
  let used: [[Int]]
  /// Widest crossings of two or more dimensions, each ascending, in the order of the set.
  let breakdowns: [[Int]]
  /// The breakdown whose inner cell it is.
  let breakdownOfCell: [Int?]
  /// How much dearer than others a cell is.
  let weight: [Double]

  init(_ set: TableSet) {
    let used = set.cells.map { cell in
      set.dimensions.indices.filter { cell.address[$0] != set.dimensions[$0].total }
    }
    var found: [[Int]] = []
    for crossing in set.crossings {
      let numbers = set.dimensions.indices.filter { crossing.contains(set.dimensions[$0].name) }
      if numbers.count > 1, !found.contains(numbers) { found.append(numbers) }
    }
    let widest = found.filter { one in !found.contains { $0.count > one.count && Set(one).isSubset(of: $0) } }
    let numbers = Dictionary(uniqueKeysWithValues: widest.enumerated().map { ($1, $0) })
    self.used = used
    breakdowns = widest
    breakdownOfCell = used.map { numbers[$0] }
    weight = Self.weights(set, used)
  }

  /// The overall total is what every share is read against; an indicator's n and numerator are what it is about.
  private static func weights(_ set: TableSet, _ used: [[Int]]) -> [Double] {
    let (total, indicator) = (1000.0, 20.0)
    var headline: Set<TableSet.Address> = []
    for table in set.tables {
      guard case .indicator(_, let numerator, let base) = table.subject else { continue }
      headline.insert(set.address(in: table, row: numerator, column: nil))
      headline.insert(set.address(in: table, row: base, column: nil))
    }
    return zip(set.cells, used).map { cell, used in
      if used.isEmpty { return total }
      return headline.contains(cell.address) ? indicator : 1
    }
  }

  func isFigure(_ cell: Int) -> Bool { used[cell].count < 2 }

  /// Tables that a breakdown's inner cells fill.
  func isTable(_ table: TableSet.Table, of breakdown: Int, in set: TableSet) -> Bool {
    guard let column = table.columnDimension else { return false }
    let names = breakdowns[breakdown].map { set.dimensions[$0].name }
    return Set(names) == Set([table.rowDimension, column])
  }
}
