import Programme

/// One column of people's rows as a dimension.
struct MicrodataColumn {
  let name: String
  let groupings: [TableSet.Dimension.Grouping]
  /// Ascending.
  let codes: [String]
  let total: Int
  /// Per row, the codes that it counts for.
  let codesOfRow: [[Int]]

  /// - Parameter groupings: `nil`: every value that occurs, under `Total`.
  init(
    _ name: String, of text: DelimitedText, groupings: [TableSet.Dimension.Grouping]?, path: String
  ) throws(DisclosureError) {
    guard let position = text.column(name) else {
      throw .file(path: path, line: 1, what: "there is no column \(name)")
    }
    if let row = text.rows.first(where: { $0.fields[position].isEmpty }) {
      throw .file(path: path, line: row.line, what: "column \(name) is empty: a missing answer needs a code of its own")
    }
    let values = Set(text.rows.map { $0.fields[position] })
    if groupings == nil, values.contains(Self.everybody) {
      throw .file(path: path, line: nil, what: "column \(name) has the value \(Self.everybody), the code of its total")
    }
    let flat = TableSet.Dimension.Grouping(parent: Self.everybody, children: values.sorted())
    self.groupings = groupings ?? [flat]
    self.name = name
    let tree = try CodeTree(self.groupings, dimension: name, path: path)
    let codes = tree.leaves.keys.sorted()
    let parents = Set(self.groupings.map(\.parent))
    var holders: [String: [Int]] = [:]
    for (code, leaves) in tree.leaves where !parents.contains(code) {
      holders[code] = codes.indices.filter { leaves.isSubset(of: tree.leaves[codes[$0]] ?? []) }
    }
    var found: [[Int]] = []
    for row in text.rows {
      guard let own = holders[row.fields[position]] else {
        throw .file(path: path, line: row.line, what: "the value of column \(name) is no leaf of its groupings")
      }
      found.append(own)
    }
    (self.codes, codesOfRow, total) = (codes, found, codes.firstIndex(of: tree.total) ?? 0)
  }

  private static let everybody = "Total"

  /// Every cell of every crossing, each address once, with the sum of its rows' weights and the rows behind it.
  static func counts(
    _ columns: [MicrodataColumn], crossings: [[Int]], weights: [Int], path: String
  ) throws(DisclosureError) -> [(address: [String], count: Int, rows: TableSet.Contributions)] {
    let sizes = crossings.map { $0.reduce(1.0) { $0 * Double(columns[$1].codes.count) } }
    guard sizes.reduce(0, +) <= Double(TableSetFiles.mostCells) else {
      throw .file(path: path, line: nil, what: "the tables have more than 1,000,000 cells")
    }
    var counts: [[Int]: (sum: Int, rows: TableSet.Contributions)] = [:]
    var order: [[Int]] = []
    for crossing in crossings {
      for cell in cells(columns, of: crossing, codes: { columns[$0].codes.indices.map(\.self) })
      where counts.updateValue(counts[cell] ?? (0, .init()), forKey: cell) == nil { order.append(cell) }
    }
    for (row, weight) in weights.enumerated() where weight > 0 {
      let own = crossings.flatMap { cells(columns, of: $0, codes: { columns[$0].codesOfRow[row] }) }
      for cell in Set(own) {
        let known = counts[cell] ?? (0, .init())
        counts[cell] = (known.sum + weight, known.rows.adding(weight))
      }
    }
    return order.map { cell in
      (zip(columns, cell).map { $0.codes[$1] }, counts[cell]?.sum ?? 0, counts[cell]?.rows ?? .init())
    }
  }

  /// The cross product of some codes of a crossing's columns; every other column stands at its total.
  private static func cells(
    _ columns: [MicrodataColumn], of crossing: [Int], codes: (Int) -> [Int]
  ) -> [[Int]] {
    columns.indices.reduce([[]]) { found, column in
      let own = crossing.contains(column) ? codes(column) : [columns[column].total]
      return found.flatMap { cell in own.map { cell + [$0] } }
    }
  }
}
