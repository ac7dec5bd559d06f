import Programme

/// Turns rows of `cells.csv` into cells.
struct CellReader {
  let path: String
  let text: DelimitedText
  private var columns: [Column] = []
  private var fields = 0

  private struct Column {
    let name: String
    let position: Int
    let tree: CodeTree
    let firstField: Int
    /// Number of a code among all, where each code is a field of its own.
    let rank: [String: Int]
  }

  init(path: String, text: DelimitedText) { (self.path, self.text) = (path, text) }

  /// A dimension is one field of the meanings, its values the leaves; where rival groupings have different leaves,
  /// each code is a field of its own, so that nothing is concluded from leaves.
  mutating func add(_ name: String, tree: CodeTree) {
    let rank = Dictionary(uniqueKeysWithValues: tree.leaves.keys.sorted().enumerated().map { ($1, $0) })
    columns.append(
      Column(name: name, position: text.column(name) ?? 0, tree: tree, firstField: fields, rank: rank))
    fields += tree.hasOneBasis ? 1 : tree.leaves.count
  }

  func cells() throws(DisclosureError) -> [TableSet.Cell] {
    guard let value = text.column("value", "freq") else {
      throw .file(path: path, line: 1, what: "there is no column `value` or `freq`")
    }
    guard text.rows.count <= TableSetFiles.mostCells else {
      throw .file(path: path, line: nil, what: "there are \(text.rows.count) cells; at most 1,000,000 are read")
    }
    try refuseBounds()
    let suppressed = text.column("suppressed")
    var found: [TableSet.Cell] = []
    var lines: [TableSet.Address: Int] = [:]
    for row in text.rows {
      let address = columns.map { row.fields[$0.position] }
      let meaning = try meaning(row)
      if let first = lines.updateValue(row.line, forKey: address) {
        throw .file(path: path, line: row.line, what: "a cell is given twice, first in line \(first)")
      }
      let isWithheld = suppressed.map { ["1", "TRUE"].contains(row.fields[$0].uppercased()) } ?? false
      let count = isWithheld ? nil : try count(row.fields[value], line: row.line)
      found.append(
        TableSet.Cell(
          address: address, count: count, contributors: count ?? 0, role: .plain, isByHub: false, meaning: meaning))
    }
    return found
  }

  /// A rounded count read as an exact one would say more than was published.
  private func refuseBounds() throws(DisclosureError) {
    for name in ["lo", "hi"] {
      guard let position = text.column(name), let row = text.rows.first(where: { !$0.fields[position].isEmpty }) else {
        continue
      }
      throw .file(path: path, line: row.line, what: "rounded counts (column \(name)) cannot be read yet")
    }
  }

  private func count(_ text: String, line: Int) throws(DisclosureError) -> Int? {
    if TableSetFiles.marks.contains(text) { return nil }
    guard let number = Double(text) else {
      throw .file(path: path, line: line, what: "the count is no number and no mark of a withheld one")
    }
    if number < 0 { throw .file(path: path, line: line, what: "the count is negative") }
    // Up to 2^53 every whole number has a floating-point form of its own.
    guard number <= 9_007_199_254_740_992, let whole = Int(exactly: number) else {
      throw .file(path: path, line: line, what: "the count is not a whole number")
    }
    return whole
  }

  private func meaning(_ row: (line: Int, fields: [String])) throws(DisclosureError) -> TableSet.Meaning {
    var admitted: [Int: Set<Int>] = [:]
    for column in columns {
      let code = row.fields[column.position]
      guard let leaves = column.tree.leaves[code], let rank = column.rank[code] else {
        throw .file(path: path, line: row.line, what: "code \(code) is not in dimension \(column.name)")
      }
      if leaves == column.tree.leaves[column.tree.total] { continue }
      if column.tree.hasOneBasis {
        admitted[column.firstField] = leaves
      } else {
        admitted[column.firstField + rank] = [1]
      }
    }
    return TableSet.Meaning(admitted: admitted)
  }
}
