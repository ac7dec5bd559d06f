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

  /// A row of the file.
  struct Cell {
    let line: Int
    let address: TableSet.Address
    let value: PublishedCount
    let meaning: TableSet.Meaning
  }

  func cells() throws(DisclosureError) -> [Cell] {
    guard text.column("value", "freq") != nil else {
      throw .file(path: path, line: 1, what: "there is no column `value` or `freq`")
    }
    guard text.rows.count <= TableSetFiles.mostCells else {
      throw .file(path: path, line: nil, what: "there are \(text.rows.count) cells; at most 1,000,000 are read")
    }
    let suppressed = text.column("suppressed")
    var found: [Cell] = []
    var lines: [TableSet.Address: Int] = [:]
    for row in text.rows {
      let address = columns.map { row.fields[$0.position] }
      let meaning = try meaning(of: address, line: row.line)
      if let first = lines.updateValue(row.line, forKey: address) {
        throw .file(path: path, line: row.line, what: "a cell is given twice, first in line \(first)")
      }
      let isWithheld = suppressed.map { ["1", "TRUE"].contains(row.fields[$0].uppercased()) } ?? false
      found.append(
        Cell(line: row.line, address: address, value: try count(row, isWithheld: isWithheld), meaning: meaning))
    }
    return found
  }

  private func count(
    _ row: (line: Int, fields: [String]), isWithheld: Bool
  ) throws(DisclosureError) -> PublishedCount {
    if let bounds = try bounds(row) { return bounds }
    if isWithheld { return .withheld }
    return try count(text.column("value", "freq").map { row.fields[$0] } ?? "", line: row.line)
  }

  /// What columns `lo` and `hi` say; then `value` is what is printed, and not the count.
  private func bounds(_ row: (line: Int, fields: [String])) throws(DisclosureError) -> PublishedCount? {
    if let least = Self.boundInWords(text.column("value", "freq").map { row.fields[$0] } ?? "") {
      return .between(0, least - 1)
    }
    func end(_ name: String) throws(DisclosureError) -> Int? {
      guard let position = text.column(name) else { return nil }
      return try count(row.fields[position], line: row.line).count
    }
    let (lower, upper) = (try end("lo"), try end("hi"))
    if lower == nil, upper == nil { return nil }
    if let upper, upper < lower ?? 0 {
      throw .file(path: path, line: row.line, what: "the upper end is below the lower one")
    }
    // Bounds that leave one value publish it.
    return lower == upper ? lower.map(PublishedCount.count) : .between(lower ?? 0, upper)
  }

  /// The 5 of "<5".
  private static func boundInWords(_ text: String) -> Int? {
    guard text.hasPrefix("<"), let bound = Int(text.dropFirst()), bound > 1 else { return nil }
    return bound
  }

  private func count(_ text: String, line: Int) throws(DisclosureError) -> PublishedCount {
    if TableSetFiles.marks.contains(text) { return .withheld }
    guard let number = Double(text) else {
      throw .file(path: path, line: line, what: "the count is no number and no mark of a withheld one")
    }
    if number < 0 { throw .file(path: path, line: line, what: "the count is negative") }
    // Up to 2^53 every whole number has a floating-point form of its own.
    guard number <= 9_007_199_254_740_992, let whole = Int(exactly: number) else {
      throw .file(path: path, line: line, what: "the count is not a whole number")
    }
    return .count(whole)
  }

  /// - Parameter file: Where the address stands; `nil`: in the file of cells.
  func meaning(
    of address: TableSet.Address, line: Int, path file: String? = nil
  ) throws(DisclosureError) -> TableSet.Meaning {
    var admitted: [Int: Set<Int>] = [:]
    for (column, code) in zip(columns, address) {
      guard let leaves = column.tree.leaves[code], let rank = column.rank[code] else {
        throw .file(path: file ?? path, line: line, what: "code \(code) is not in dimension \(column.name)")
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
