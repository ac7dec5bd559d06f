import Programme

/// The cells of all releases by number, in the order of their names, and every sum of which all terms are among them.
struct CellKeyBook {
  let keys: [CellKey]
  /// The parent's number, then its children's.
  private(set) var sums: [[Int]] = []
  private let numbers: [CellKey: Int]

  /// - Parameters:
  ///   - all: The keys of every release.
  ///   - dimensions: Those of every release; a grouping that several know is taken once.
  init(_ all: Set<CellKey>, dimensions: [TableSet.Dimension]) {
    // A name is put together once, not with every comparison.
    keys = all.map { (name: $0.name, key: $0) }.sorted { $0.name < $1.name }.map(\.key)
    numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    var seen: Set<[String]> = []
    for dimension in dimensions {
      for grouping in dimension.groupings
      where seen.insert([dimension.name, dimension.total, grouping.parent] + grouping.children).inserted {
        addSums(of: grouping, in: dimension)
      }
    }
  }

  func number(of key: CellKey) -> Int? { numbers[key] }

  private mutating func addSums(of grouping: TableSet.Dimension.Grouping, in dimension: TableSet.Dimension) {
    let codes = [grouping.parent] + grouping.children
    for key in keys where key.code(in: dimension.name) ?? dimension.total == grouping.parent {
      let terms = codes.map { numbers[key.moved(to: $0 == dimension.total ? nil : $0, in: dimension.name)] }
      let known = terms.compactMap(\.self)
      if known.count == terms.count { sums.append(known) }
    }
  }
}
