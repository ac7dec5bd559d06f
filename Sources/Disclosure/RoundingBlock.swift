/// Unknowns that rows tie together, and these rows.
struct RoundingBlock {
  /// Ascending.
  let unknowns: [Int]
  let rows: [CellSystem.Row]

  /// By first unknown.
  static func all(of system: CellSystem) -> [RoundingBlock] {
    var parent = Array(0..<system.unknowns)
    func root(_ unknown: Int) -> Int {
      var at = unknown
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    for row in system.rows {
      guard let first = row.terms.first else { continue }
      for term in row.terms.dropFirst() {
        let (one, other) = (root(first.unknown), root(term.unknown))
        parent[max(one, other)] = min(one, other)
      }
    }
    var members: [Int: [Int]] = [:]
    for unknown in 0..<system.unknowns { members[root(unknown), default: []].append(unknown) }
    var rows: [Int: [CellSystem.Row]] = [:]
    for row in system.rows { if let first = row.terms.first { rows[root(first.unknown), default: []].append(row) } }
    return members.keys.sorted().map { RoundingBlock(unknowns: members[$0] ?? [], rows: rows[$0] ?? []) }
  }
}
