public import Programme

/// The true count of each combination of leaf codes: what respondents and staff are tried with. It stays inside.
public struct LeafCounts: Sendable {
  struct Leaf: Sendable {
    let address: TableSet.Address
    let meaning: TableSet.Meaning
    let count: Int
  }

  let leaves: [Leaf]

  /// Of sets counted from people's rows: a row per combination.
  public init(_ leaves: [(address: TableSet.Address, meaning: TableSet.Meaning, count: Int)]) {
    self.leaves = leaves.map { Leaf(address: $0.address, meaning: $0.meaning, count: $0.count) }
  }
}

extension TableSetFiles {
  /// Reads `inner.csv`: a column per dimension with leaf codes, and `freq` (or `value`).
  ///
  /// - Throws: ``DisclosureError`` that names file and line, also for a count that is withheld.
  public static func readInner(
    _ inner: String, structure: String, path: String, structurePath: String
  ) throws(DisclosureError) -> LeafCounts {
    let form = try TableSetForm(inner, structure, name: path, cellsPath: path, structurePath: structurePath)
    var leaves: [(address: TableSet.Address, meaning: TableSet.Meaning, count: Int)] = []
    for cell in form.cells {
      guard let count = cell.value.count else {
        throw .file(path: path, line: cell.line, what: "the count of a combination is missing")
      }
      leaves.append((cell.address, cell.meaning, count))
    }
    return LeafCounts(leaves)
  }
}
