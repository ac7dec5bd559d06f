public import Programme

/// Counts people from rows of their own into the form of a table set.
public struct MicrodataTables {
  /// `cells.csv`: every cell of every table, margins too.
  public let cells: String
  /// `structure.json`: the tables' dimensions and which are crossed.
  public let structure: String
  /// `inner.csv`: how many people have each combination of values.
  public let inner: String
  /// Of sums: who stands behind each cell, by its codes in the order of the columns of ``cells``.
  public let contributions: [[String]: TableSet.Contributions]

  /// The set that ``cells`` and ``structure`` are, with what they cannot say.
  ///
  /// - Throws: ``DisclosureError`` that names file and line.
  public func tableSet(name: String) throws(DisclosureError) -> TableSet {
    let set = try TableSetFiles.read(cells: cells, structure: structure, name: name)
    return TableSet(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables,
      cells: set.cells.map { cell in
        let own = contributions[cell.address]
        return TableSet.Cell(
          address: cell.address, count: cell.count, contributors: own?.people ?? cell.contributors, role: cell.role,
          isByHub: cell.isByHub, meaning: cell.meaning, contributions: own)
      }, crossings: set.crossings)
  }

  /// Tabulates.
  ///
  /// - Parameters:
  ///   - rows: Comma-separated text with a header: a person a row.
  ///   - tables: Columns that each table crosses.
  ///   - count: Column with the number of people that a row stands for; `nil`: each row is one.
  ///   - sum: Column of amounts to add up instead of counting people; each row is then one contributor.
  ///   - structure: `structure.json` with the groupings of some columns; a column without any has its values under
  ///     `Total`.
  ///   - name: File of the rows, for messages.
  /// - Throws: ``DisclosureError`` that names file and line, never a value.
  public init(
    _ rows: String, tables: [[String]], count: String? = nil, sum: String? = nil, structure: String? = nil, name: String
  ) throws(DisclosureError) {
    let text = try DelimitedText(rows, path: name)
    let names = tables.joined().reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let given = try structure.map { text throws(DisclosureError) in
      try TableSetStructure.read(text, path: "structure.json").dims
    }
    var columns: [MicrodataColumn] = []
    for column in names {
      let groupings = given?[column].map { $0.map(\.grouping) }
      columns.append(try MicrodataColumn(column, of: text, groupings: groupings, path: name))
    }
    let weights = try text.weights(sum ?? count, path: name)
    let crossings = tables.map { table in table.compactMap { names.firstIndex(of: $0) } }
    let counts = try MicrodataColumn.counts(columns, crossings: crossings, weights: weights, path: name)
    contributions = sum == nil ? [:] : Dictionary(uniqueKeysWithValues: counts.map { ($0.address, $0.rows) })
    let header = (names + ["value"]).map(quotedForCSV).joined(separator: ",")
    let lines = counts.map { ($0.address.map(quotedForCSV) + [String($0.count)]).joined(separator: ",") }
    cells = ([header] + lines).joined(separator: "\n") + "\n"
    var people: [[String]: Int] = [:]
    let positions = names.compactMap { text.column($0) }
    for (row, weight) in zip(text.rows, weights) { people[positions.map { row.fields[$0] }, default: 0] += weight }
    let innermost = people.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let body = innermost.map { ($0.key.map(quotedForCSV) + [String($0.value)]).joined(separator: ",") }
    inner = ([header] + body).joined(separator: "\n") + "\n"
    self.structure = TableSetFiles.json(columns.map { ($0.name, $0.groupings) }, crossings: tables)
  }
}

extension DelimitedText {
  /// People per row.
  fileprivate func weights(_ name: String?, path: String) throws(DisclosureError) -> [Int] {
    guard let name else { return rows.map { _ in 1 } }
    guard let position = column(name) else { throw .file(path: path, line: 1, what: "there is no column \(name)") }
    var found: [Int] = []
    for row in rows {
      guard let weight = Int(row.fields[position]), weight >= 0 else {
        throw .file(path: path, line: row.line, what: "column \(name) is not a whole number from 0")
      }
      found.append(weight)
    }
    return found
  }
}
