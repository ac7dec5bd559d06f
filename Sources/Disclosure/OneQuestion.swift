import Programme

/// One dimension of a set by itself: its figures and the overall one, or that alone.
extension TableSet {
  func question(_ number: Int, onlyTotal: Bool) -> TableSet {
    let dimension = dimensions[number]
    let own = cells.compactMap { cell -> Cell? in
      let code = OneQuestion.code(of: cell.address, in: dimension.name, dimensions)
      return code.flatMap { onlyTotal && $0 != dimension.total ? nil : $0 }.map { code in
        Cell(
          address: [code], count: cell.count, contributors: cell.contributors, role: cell.role, isByHub: cell.isByHub,
          meaning: cell.meaning)
      }
    }
    return TableSet(unit: unit, dimensions: [dimension], tables: [], cells: own, crossings: [[dimension.name]])
  }
}

extension EarlierRelease {
  /// What this release says of the question; only the overall figure where it does not have it.
  func question(of dimension: TableSet.Dimension, onlyTotal: Bool) -> EarlierRelease {
    let own = tables.dimensions.first { $0.name == dimension.name } ?? dimension
    var cells: [PublishedCell] = []
    var counts: [TableSet.Address: Int] = [:]
    for cell in tables.cells {
      guard let code = OneQuestion.code(of: cell.address, in: dimension.name, tables.dimensions) else { continue }
      // Without the dimension there is no code but its total.
      let address = [code.isEmpty ? own.total : code]
      if onlyTotal, address != [own.total] { continue }
      cells.append(
        PublishedCell(
          address: address, value: cell.value, role: cell.role, isByHub: cell.isByHub, meaning: cell.meaning))
      counts[address] = inside[cell.address]
    }
    let published = PublishedTables(
      unit: unit, dimensions: [own], tables: [], crossings: [[own.name]], cells: cells)
    return EarlierRelease(number: number, day: day, tables: published, inside: counts)
  }
}

private enum OneQuestion {
  /// The code in one dimension, when all others are at their totals; empty where the dimension is unknown.
  static func code(of address: TableSet.Address, in name: String, _ dimensions: [TableSet.Dimension]) -> String? {
    var found = ""
    for (dimension, code) in zip(dimensions, address) {
      if dimension.name == name { found = code } else if dimension.total != code { return nil }
    }
    return found
  }
}
