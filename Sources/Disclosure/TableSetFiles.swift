public import Programme

/// The plain interchange form of a table set: `cells.csv` and `structure.json` (`TableSetForm`).
///
/// Works on texts; the commands read and write the files.
public enum TableSetFiles {
  /// Texts that mark a withheld count.
  static let marks: Set<String> = ["", "NA", "*", "c", "[c]", ":", "None"]

  /// Reads anybody's table set. All cells get the role `plain`: the form knows no roles.
  ///
  /// - Parameters:
  ///   - cells: One row per cell with margins: a column per dimension, and `value` (or `freq`); withheld where it is
  ///     empty or a mark, or where a column `suppressed` says 1.
  ///   - structure: `{"dims": {dim: [[parent, [child, …]], …]}, "tables": [[dim, …], …]}`.
  ///   - name: Folder, for messages.
  /// - Returns: A set whose withheld cells have no count.
  /// - Throws: ``DisclosureError`` that names file and line.
  public static func read(
    cells: String, structure: String, name: String
  ) throws(DisclosureError) -> TableSet {
    let path = "\(name)/structure.json"
    let structure = try TableSetStructure.read(structure, path: path)
    let text = try DelimitedText(cells, path: "\(name)/cells.csv")
    let names = text.header.filter { structure.dims[$0] != nil }
    if let absent = structure.dims.keys.filter({ !names.contains($0) }).min() {
      throw .file(path: "\(name)/cells.csv", line: 1, what: "there is no column for dimension \(absent)")
    }
    var reader = CellReader(path: "\(name)/cells.csv", text: text)
    var dimensions: [TableSet.Dimension] = []
    for dimension in names {
      let groupings = (structure.dims[dimension] ?? []).map(\.grouping)
      let tree = try CodeTree(groupings, dimension: dimension, path: path)
      reader.add(dimension, tree: tree)
      dimensions.append(
        TableSet.Dimension(
          name: dimension, label: Label(english: dimension), total: tree.total, groupings: groupings, labels: [:]))
    }
    return TableSet(
      unit: "people", dimensions: dimensions, tables: [], cells: try reader.cells(),
      crossings: structure.tables ?? [names])
  }

  /// `published.csv`: the dimensions' columns and `value`, withheld counts as the marker.
  public static func csv(_ tables: PublishedTables, marker: String) -> String {
    let header = (tables.dimensions.map(\.name) + ["value"]).map(quotedForCSV).joined(separator: ",")
    let rows = tables.cells.map { cell in
      let value = cell.value.count.map(String.init) ?? marker
      return (cell.address + [value]).map(quotedForCSV).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// `structure.json` in a fixed order, one dimension a line.
  public static func json(_ tables: PublishedTables) -> String {
    let dims = tables.dimensions.map { dimension in
      let edges = dimension.groupings.map { "[\(quotedForJSON($0.parent)), \(list($0.children))]" }
      return "    \(quotedForJSON(dimension.name)): [\(edges.joined(separator: ", "))]"
    }
    let crossings = tables.crossings.map { "    \(list($0))" }
    return """
      {
        "dims": {
      \(dims.joined(separator: ",\n"))
        },
        "tables": [
      \(crossings.joined(separator: ",\n"))
        ]
      }

      """
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(quotedForJSON).joined(separator: ", ") + "]"
  }
}

private func quotedForJSON(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar -> String in
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: scalar.value < 0x20 ? "" : String(scalar)
    }
  }
  return "\"" + escaped.joined() + "\""
}

/// Turns rows of `cells.csv` into cells.
private struct CellReader {
  let path: String
  let text: DelimitedText
  private var columns: [(position: Int, tree: CodeTree, firstField: Int, name: String)] = []
  private var fields = 0

  init(path: String, text: DelimitedText) { (self.path, self.text) = (path, text) }

  /// A dimension is one field of the meanings, its values the leaves; where rival groupings have different leaves,
  /// each code is a field of its own, so that nothing is concluded from leaves.
  mutating func add(_ name: String, tree: CodeTree) {
    columns.append((text.column(name) ?? 0, tree, fields, name))
    fields += tree.hasOneBasis ? 1 : tree.leaves.count
  }

  func cells() throws(DisclosureError) -> [TableSet.Cell] {
    guard let value = text.column("value", "freq") else {
      throw .file(path: path, line: 1, what: "there is no column `value` or `freq`")
    }
    let suppressed = text.column("suppressed")
    var found: [TableSet.Cell] = []
    for row in text.rows {
      let isWithheld = suppressed.map { ["1", "TRUE"].contains(row.fields[$0].uppercased()) } ?? false
      let count = isWithheld ? nil : try count(row.fields[value], line: row.line)
      found.append(
        TableSet.Cell(
          address: columns.map { row.fields[$0.position] }, count: count, contributors: count ?? 0, role: .plain,
          isByHub: false, meaning: try meaning(row)))
    }
    return found
  }

  private func count(_ text: String, line: Int) throws(DisclosureError) -> Int? {
    if TableSetFiles.marks.contains(text) { return nil }
    guard let number = Int(text) ?? Double(text).flatMap({ Int(exactly: $0) }), number >= 0 else {
      throw .file(path: path, line: line, what: "the count is not a whole number from 0")
    }
    return number
  }

  private func meaning(_ row: (line: Int, fields: [String])) throws(DisclosureError) -> TableSet.Meaning {
    var admitted: [Int: Set<Int>] = [:]
    for column in columns {
      let code = row.fields[column.position]
      guard let leaves = column.tree.leaves[code] else {
        throw .file(path: path, line: row.line, what: "code \(code) is not in dimension \(column.name)")
      }
      if leaves == column.tree.leaves[column.tree.total] { continue }
      if column.tree.hasOneBasis {
        admitted[column.firstField] = leaves
      } else {
        let rank = column.tree.leaves.keys.sorted().firstIndex(of: code) ?? 0
        admitted[column.firstField + rank] = [1]
      }
    }
    return TableSet.Meaning(admitted: admitted)
  }
}
