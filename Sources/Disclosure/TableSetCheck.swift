import Programme

/// Whether a table set is well formed, before anything is computed with it.
struct TableSetCheck {
  let set: TableSet

  func run() throws(DisclosureError) {
    for dimension in set.dimensions { try checkCycles(dimension) }
    let codes = set.dimensions.map(Self.codes)
    var seen: Set<TableSet.Address> = []
    for cell in set.cells {
      try check(cell.address, codes)
      if !seen.insert(cell.address).inserted { throw .duplicate(cell: set.name(of: cell.address)) }
      guard let count = cell.count, count >= 0 else { throw .badCount(cell: set.name(of: cell.address)) }
    }
  }

  private func check(_ address: TableSet.Address, _ codes: [Set<String>]) throws(DisclosureError) {
    guard address.count == codes.count else {
      throw .badAddress(cell: address.joined(separator: "|"), codes: address.count, dimensions: codes.count)
    }
    for (number, code) in address.enumerated() where !codes[number].contains(code) {
      throw .unknownCode(dimension: set.dimensions[number].name, code: code)
    }
  }

  private static func codes(of dimension: TableSet.Dimension) -> Set<String> {
    Set(dimension.groupings.flatMap { $0.children + [$0.parent] } + dimension.labels.keys + [dimension.total])
  }

  /// Takes codes away whose groupings hold only codes already taken; what stays is part of itself.
  private func checkCycles(_ dimension: TableSet.Dimension) throws(DisclosureError) {
    var open = dimension.groupings
    while !open.isEmpty {
      let parents = Set(open.map(\.parent))
      let rest = open.filter { !parents.isDisjoint(with: $0.children) }
      if rest.count == open.count { throw .cycle(dimension: dimension.name) }
      open = rest
    }
  }
}
