import Programme

/// Which cells are figures of their own and which belong to a breakdown that may be left out as a whole.
struct ReleaseShape {
  /// Dimensions that a cell uses, ascending.
  let used: [[Int]]
  /// Widest crossings of two or more dimensions, each ascending, in the order of the set.
  let breakdowns: [[Int]]
  /// The breakdowns that a cell of two or more dimensions is part of; none for a figure.
  let breakdownsOfCell: [[Int]]
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
    self.used = used
    breakdowns = widest
    breakdownsOfCell = used.map { used in
      used.count < 2 ? [] : widest.indices.filter { Set(used).isSubset(of: widest[$0]) }
    }
    weight = Self.weights(set, used)
  }

  /// The overall total is what every share is read against; an indicator's n and numerator are what it is about; and
  /// what people said interests readers more than who did not say it.
  private static func weights(_ set: TableSet, _ used: [[Int]]) -> [Double] {
    let (total, indicator, said) = (1000.0, 20.0, 3.0)
    var weights: [TableSet.Address: Double] = [:]
    func weigh(_ row: String, of table: TableSet.Table, _ weight: Double) {
      weights[set.address(in: table, row: row, column: nil), default: 1].formMax(with: weight)
    }
    for table in set.tables {
      switch table.subject {
      case .indicator(_, let numerator, let base):
        weigh(numerator, of: table, indicator)
        weigh(base, of: table, indicator)
      case .profile:
        for row in table.rows where !silent.contains(row) { weigh(row, of: table, said) }
      }
    }
    return zip(set.cells, used).map { cell, used in used.isEmpty ? total : weights[cell.address] ?? 1 }
  }

  /// Row codes of a question's table that are no answer, or the answer that an option was not chosen.
  private static let silent = Set(AnswerState.allCases.map(\.code) + ["answered", "no", "Total"])

  func isFigure(_ cell: Int) -> Bool { used[cell].count < 2 }

  /// Of named cells those in the breakdown that holds most of them; where all are figures, those of the question that
  /// does; the first of equals. None for the overall figure.
  func worstPart(of names: Set<String>, in set: TableSet) -> [String] {
    var (ofBreakdown, ofQuestion): ([Int: [String]], [Int: [String]]) = ([:], [:])
    for position in used.indices {
      let name = set.name(of: set.cells[position].address)
      guard names.contains(name) else { continue }
      for breakdown in breakdownsOfCell[position] { ofBreakdown[breakdown, default: []].append(name) }
      if used[position].count == 1 { ofQuestion[used[position][0], default: []].append(name) }
    }
    let parts = ofBreakdown.isEmpty ? ofQuestion : ofBreakdown
    return parts.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.value ?? []
  }

  /// Tables that a breakdown's inner cells fill.
  func isTable(_ table: TableSet.Table, of breakdown: Int, in set: TableSet) -> Bool {
    guard let column = table.columnDimension else { return false }
    let names = breakdowns[breakdown].map { set.dimensions[$0].name }
    return Set(names) == Set([table.rowDimension, column])
  }
}

extension Double {
  fileprivate mutating func formMax(with other: Double) { self = max(self, other) }
}
