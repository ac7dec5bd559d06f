public import Programme

/// The people behind a table set by all their leaf codes: who a contributor is, and who else is like them.
public struct InnerCounts: Sendable, Equatable {
  /// A leaf code per dimension of the set → people; without zeros.
  public let people: [TableSet.Address: Int]

  /// Reads `inner.csv`: a column per dimension of the set, and `value` or `freq`.
  ///
  /// - Parameters:
  ///   - set: The set whose cells these people fill.
  ///   - path: For messages.
  /// - Throws: ``DisclosureError`` for codes that are no leaves, and people who do not add up to the set's cells.
  public init(_ csv: String, of set: TableSet, path: String) throws(DisclosureError) {
    let text = try DelimitedText(csv, path: path)
    guard let value = text.column("value", "freq") else {
      throw .file(path: path, line: 1, what: "there is no column `value` or `freq`")
    }
    var columns: [Int] = []
    for dimension in set.dimensions {
      guard let column = text.column(dimension.name) else {
        throw .file(path: path, line: 1, what: "there is no column for dimension \(dimension.name)")
      }
      columns.append(column)
    }
    let leaves = set.dimensions.map(\.leafCodes)
    var people: [TableSet.Address: Int] = [:]
    for row in text.rows {
      let address = columns.map { row.fields[$0] }
      for (number, code) in address.enumerated() where !leaves[number].contains(code) {
        let name = set.dimensions[number].name
        throw .file(path: path, line: row.line, what: "code \(code) is no leaf of dimension \(name)")
      }
      guard let count = Int(row.fields[value]), count >= 0 else {
        throw .file(path: path, line: row.line, what: "the count is not a whole number from 0")
      }
      if count > 0 { people[address, default: 0] += count }
    }
    try self.init(people: people, of: set, path: path)
  }

  /// - Throws: ``DisclosureError/file(path:line:what:)`` when the people do not add up to the set's cells.
  init(people: [TableSet.Address: Int], of set: TableSet, path: String) throws(DisclosureError) {
    self.people = people
    let sums = sums(in: set)
    for cell in set.cells {
      guard let count = cell.count else { continue }
      let off = (sums[cell.address] ?? 0) - count
      guard off != 0 else { continue }
      throw .file(path: path, line: nil, what: "its people are \(off) off the count of \(set.name(of: cell.address))")
    }
  }

  /// The people of a set of which one table crosses all dimensions: its innermost cells.
  ///
  /// - Returns: `nil` without such a table.
  public init?(of set: TableSet) throws(DisclosureError) {
    let all = Set(set.dimensions.map(\.name))
    guard set.crossings.contains(where: { Set($0) == all }) else { return nil }
    let leaves = set.dimensions.map(\.leafCodes)
    var people: [TableSet.Address: Int] = [:]
    for cell in set.cells where zip(cell.address, leaves).allSatisfy({ $1.contains($0) }) {
      if let count = cell.count, count > 0 { people[cell.address] = count }
    }
    try self.init(people: people, of: set, path: "the innermost cells")
  }

  /// The people of every address that a crossing of the set has.
  private func sums(in set: TableSet) -> [TableSet.Address: Int] {
    let above = set.dimensions.map(\.codesAbove)
    var found: [TableSet.Address: Int] = [:]
    for used in Set(set.crossings.map { Set($0) }).sorted(by: { $0.sorted().lexicographicallyPrecedes($1.sorted()) }) {
      var own: [TableSet.Address: Int] = [:]
      for (leaf, count) in people {
        var addresses: [TableSet.Address] = [[]]
        for (number, dimension) in set.dimensions.enumerated() {
          let codes = used.contains(dimension.name) ? above[number][leaf[number]] ?? [] : [dimension.total]
          addresses = addresses.flatMap { address in codes.map { address + [$0] } }
        }
        for address in addresses { own[address, default: 0] += count }
      }
      found.merge(own) { first, _ in first }
    }
    return found
  }
}

extension TableSet.Dimension {
  /// Codes without parts.
  var leafCodes: Set<String> { Set(groupings.flatMap(\.children)).subtracting(groupings.map(\.parent)) }

  /// Per leaf, itself and every code that it counts for.
  var codesAbove: [String: [String]] {
    var found: [String: [String]] = [:]
    for leaf in leafCodes {
      var all: Set<String> = [leaf]
      var grows = true
      while grows {
        let next = Set(groupings.filter { !all.isDisjoint(with: $0.children) }.map(\.parent)).subtracting(all)
        grows = !next.isEmpty
        all.formUnion(next)
      }
      found[leaf] = all.sorted()
    }
    return found
  }
}
