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
    let form = try TableSetForm(cells, structure, name: name, cellsPath: cellsPath, structurePath: structurePath)
    return TableSet(
      unit: "people", dimensions: form.dimensions, tables: [], cells: try form.trueCells(), crossings: form.crossings)
  }

  /// Reads anybody's published table set: as ``read(cells:structure:name:cellsPath:structurePath:)``, and rounded
  /// counts too, with columns `lo` and `hi`.
  ///
  /// - Parameter values: `values.csv`: percentages, means and medians printed beside the cells. A cell that only these
  ///   speak of joins the set as a withheld one.
  public static func readPublished(
    cells: String, structure: String, name: String, cellsPath: String? = nil, structurePath: String? = nil,
    values: String? = nil
  ) throws(DisclosureError) -> PublishedTables {
    let form = try TableSetForm(cells, structure, name: name, cellsPath: cellsPath, structurePath: structurePath)
    let printed = try values.map { text throws(DisclosureError) in try form.values(text, path: "\(name)/values.csv") }
    return PublishedTables(
      unit: "people", dimensions: form.dimensions, tables: [], crossings: form.crossings,
      cells: (form.cells + (printed?.beside ?? [])).map { cell in
        PublishedCell(address: cell.address, value: cell.value, role: .plain, isByHub: false, meaning: cell.meaning)
      }, values: printed?.values ?? [])
  }

  /// `published.csv`: the dimensions' columns and `value`, withheld counts as the marker; with bounded counts also
  /// `lo` and `hi`.
  public static func csv(_ tables: PublishedTables, marker: String) -> String {
    let hasBounds = tables.cells.contains { if case .between = $0.value { true } else { false } }
    let header = tables.dimensions.map(\.name) + (hasBounds ? ["value", "lo", "hi"] : ["value"])
    let rows = tables.cells.map { cell -> [String] in
      let ends: (lower: String, upper: String) =
        switch cell.value {
        case .between(let lower, let upper): (String(lower), upper.map { String($0) } ?? "")
        case .count, .withheld: ("", "")
        }
      let value = cell.value.count.map { String($0) } ?? marker
      return cell.address + [value] + (hasBounds ? [ends.lower, ends.upper] : [])
    }
    return ([header] + rows).map { line($0) + "\n" }.joined()
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
