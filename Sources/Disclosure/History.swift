import Programme

/// All earlier releases of a unit, read once: from them come the rows that a pattern of new tables must also stand.
struct History {
  /// What the policy asks of a cell, whatever release it is in.
  struct Rule {
    var minimum: Int
    var showsZeros: Bool
  }

  let set: TableSet
  /// Oldest first.
  let past: [PastRelease]
  let groupings: [(dimension: String, total: String?, grouping: TableSet.Dimension.Grouping)]
  /// By key, the strictest; of a cell that the new tables do not have, the policy's strictest role.
  let rules: [CellKey: Rule]
  let strictest: Rule
  let width: Int
  private let keys: [CellKey]

  /// - Parameter earlier: Releases of other units are not read.
  init(_ set: TableSet, policy: DisclosurePolicy, earlier: [EarlierRelease]) throws(DisclosureError) {
    let keys = set.cells.map { CellKey($0.address, in: set.dimensions) }
    var rules: [CellKey: Rule] = [:]
    var meanings: [CellKey: TableSet.Meaning] = [:]
    for (key, cell) in zip(keys, set.cells) {
      let minimum = try policy.minimum(role: cell.role, isByHub: cell.isByHub)
      rules[key] = Rule(minimum: minimum, showsZeros: try policy.showsZeros(role: cell.role))
      meanings[key] = cell.meaning
    }
    self.set = set
    self.keys = keys
    self.rules = rules
    strictest = Rule(minimum: policy.minimumCell.values.max() ?? 1, showsZeros: false)
    width = policy.interval
    past = earlier.filter { $0.unit == set.unit }.sorted { $0.number < $1.number }
      .map { PastRelease($0, meanings: meanings) }
    groupings = Self.groupings(of: [set.dimensions] + past.map(\.release.tables.dimensions))
  }

  func rule(_ key: CellKey) -> Rule { rules[key] ?? strictest }

  /// The cells of the new tables that are in the system, by key.
  func keys(in system: CellSystem) -> [CellKey: Int] {
    var found: [CellKey: Int] = [:]
    for (position, key) in keys.enumerated() { found[key] = system.classOfCell[position] }
    return found
  }

  /// Every grouping that any release knows, once.
  private static func groupings(
    of releases: [[TableSet.Dimension]]
  ) -> [(dimension: String, total: String?, grouping: TableSet.Dimension.Grouping)] {
    var seen: Set<[String]> = []
    var found: [(dimension: String, total: String?, grouping: TableSet.Dimension.Grouping)] = []
    for dimension in releases.joined() {
      for grouping in dimension.groupings
      where seen.insert([dimension.name, dimension.total, grouping.parent] + grouping.children).inserted {
        found.append((dimension.name, dimension.total, grouping))
      }
    }
    return found
  }

  /// `in Dibër`; nothing for the total.
  func place(_ key: CellKey) -> String {
    let names = key.coordinates.map { coordinate -> String in
      let dimension = set.dimensions.first { $0.name == coordinate.dimension }
      return dimension?.labels[coordinate.code]?.english ?? coordinate.code
    }
    return names.isEmpty ? "" : " in " + names.joined(separator: ", ")
  }
}
