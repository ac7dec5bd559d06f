public import Programme

/// The plain interchange form of a table set: `cells.csv` and `structure.json` (`TableSetForm`).
///
/// Works on texts; the commands read and write the files.
public enum TableSetFiles {
  /// Most cells of a set: far above any release.
  static let mostCells = 1_000_000

  /// Texts that mark a withheld count.
  static let marks: Set<String> = ["", "NA", "*", "c", "[c]", ":", "None"]

  /// Reads anybody's table set. All cells get the role `plain`: the form knows no roles.
  ///
  /// - Parameters:
  ///   - cells: One row per cell with margins: a column per dimension, and `value` (or `freq`); withheld where it is
  ///     empty or a mark, or where a column `suppressed` says 1.
  ///   - structure: `{"dims": {dim: [[parent, [child, …]], …]}, "tables": [[dim, …], …]}`.
  ///   - name: Folder, for messages.
  ///   - cellsPath: Where the cells lie, for messages, if not in `cells.csv` of the folder.
  ///   - structurePath: The same of the structure.
  /// - Returns: A set whose withheld cells have no count.
  /// - Throws: ``DisclosureError`` that names file and line.
  public static func read(
    cells: String, structure: String, name: String, cellsPath: String? = nil, structurePath: String? = nil
  ) throws(DisclosureError) -> TableSet {
    let path = structurePath ?? "\(name)/structure.json"
    let cellsPath = cellsPath ?? "\(name)/cells.csv"
    let structure = try TableSetStructure.read(structure, path: path)
    let text = try DelimitedText(cells, path: cellsPath)
    let names = text.header.filter { structure.dims[$0] != nil }
    if let absent = structure.dims.keys.filter({ !names.contains($0) }).min() {
      throw .file(path: cellsPath, line: 1, what: "there is no column for dimension \(absent)")
    }
    var reader = CellReader(path: cellsPath, text: text)
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

  /// One line of comma-separated text, without its end.
  public static func line(_ values: [String]) -> String { values.map(quotedForCSV).joined(separator: ",") }

  /// `structure.json` in a fixed order, one dimension a line.
  public static func json(_ tables: PublishedTables) -> String {
    json(tables.dimensions.map { ($0.name, $0.groupings) }, crossings: tables.crossings)
  }

  static func json(
    _ dimensions: [(name: String, groupings: [TableSet.Dimension.Grouping])], crossings: [[String]]
  ) -> String {
    let dims = dimensions.map { dimension in
      let edges = dimension.groupings.map { "[\(quotedForJSON($0.parent)), \(list($0.children))]" }
      return "    \(quotedForJSON(dimension.name)): [\(edges.joined(separator: ", "))]"
    }
    let crossings = crossings.map { "    \(list($0))" }
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
