import Programme

/// The two files of a table set, read and checked against each other, before anybody says whether the counts are true
/// or published.
struct TableSetForm {
  let dimensions: [TableSet.Dimension]
  let cells: [CellReader.Cell]
  let crossings: [[String]]
  private let path: String
  private let reader: CellReader

  init(
    _ cells: String, _ structure: String, name: String, cellsPath: String?, structurePath: String?
  ) throws(DisclosureError) {
    let structurePath = structurePath ?? "\(name)/structure.json"
    let path = cellsPath ?? "\(name)/cells.csv"
    let structure = try TableSetStructure.read(structure, path: structurePath)
    let text = try DelimitedText(cells, path: path)
    let names = text.header.filter { structure.dims[$0] != nil }
    if let absent = structure.dims.keys.filter({ !names.contains($0) }).min() {
      throw .file(path: path, line: 1, what: "there is no column for dimension \(absent)")
    }
    var reader = CellReader(path: path, text: text)
    var dimensions: [TableSet.Dimension] = []
    for dimension in names {
      let groupings = (structure.dims[dimension] ?? []).map(\.grouping)
      let tree = try CodeTree(groupings, dimension: dimension, path: structurePath)
      reader.add(dimension, tree: tree)
      dimensions.append(
        TableSet.Dimension(
          name: dimension, label: Label(english: dimension), total: tree.total, groupings: groupings, labels: [:]))
    }
    (self.dimensions, self.path) = (dimensions, path)
    self.reader = reader
    self.cells = try reader.cells()
    crossings = structure.tables ?? [names]
  }

  /// Printed values, and the cells that they speak of and `cells.csv` does not: withheld ones.
  func values(_ text: String, path: String) throws(DisclosureError) -> (
    values: [PrintedValue], beside: [CellReader.Cell]
  ) {
    let read = try ValueReader(text, path: path, dimensions: dimensions.map(\.name)).values()
    var known = Set(cells.map(\.address))
    var beside: [CellReader.Cell] = []
    for (line, value) in read {
      var addresses = [value.cell]
      if case .percentage(let base) = value.kind { addresses.append(base) }
      for address in addresses where known.insert(address).inserted {
        let meaning = try reader.meaning(of: address, line: line, path: path)
        beside.append(CellReader.Cell(line: line, address: address, value: .withheld, meaning: meaning))
      }
    }
    return (read.map(\.value), beside)
  }

  /// - Throws: ``DisclosureError/file(path:line:what:)`` for a rounded count, which is no true one.
  func trueCells() throws(DisclosureError) -> [TableSet.Cell] {
    var found: [TableSet.Cell] = []
    for cell in cells {
      if case .between = cell.value {
        throw .file(path: path, line: cell.line, what: "a count with columns lo and hi is rounded, not a true one")
      }
      let count = cell.value.count
      found.append(
        TableSet.Cell(
          address: cell.address, count: count, contributors: count ?? 0, role: .plain, isByHub: false,
          meaning: cell.meaning))
    }
    return found
  }
}
