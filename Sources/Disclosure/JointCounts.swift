import Programme

/// The inner counts of linked tables: how many people have each combination of leaf codes (`DisclosureRules`, "Joint
/// inner counts").
struct JointCounts {
  /// Combinations up to which they are unknowns of their own.
  static let most = 50_000

  /// Dimensions that are crossed, ascending; all others stand at their totals.
  let dimensions: [Int]
  /// The leaves of each of them.
  let bases: [Int: LeafBasis]
  /// A leaf code per crossed dimension, the last running fastest.
  let leaves: [[String]]
  /// Per cell of the set (by position), the combinations that it counts; empty where others say as much.
  let partsOfCell: [Int: [Int]]

  /// - Parameters:
  ///   - kept: Which cells of the set are in the release.
  ///   - always: Whether tables without a cycle get inner counts too.
  /// - Returns: `nil` where the cells say all there is, or the combinations are too many.
  init?(_ set: TableSet, kept: [Bool], always: Bool) {
    let numbers = Dictionary(uniqueKeysWithValues: set.dimensions.enumerated().map { ($1.name, $0) })
    let crossings = set.crossings.map { Set($0.compactMap { numbers[$0] }) }
    let widest = crossings.filter { one in !crossings.contains { one.isStrictSubset(of: $0) } }
    let all = widest.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
    let crossed = always && Set(widest).count > 1 ? all : CrossingGraph(widest).core
    if crossed.isEmpty { return nil }
    dimensions = crossed
    var bases: [LeafBasis] = []
    var combinations: [[String]] = [[]]
    for number in dimensions {
      guard let basis = LeafBasis(set.dimensions[number]),
        combinations.count.multipliedReportingOverflow(by: basis.leaves.count).partialValue <= Self.most
      else { return nil }
      combinations = combinations.flatMap { head in basis.leaves.map { head + [$0] } }
      bases.append(basis)
    }
    leaves = combinations
    self.bases = Dictionary(uniqueKeysWithValues: zip(dimensions, bases))
    let edges = widest.map { $0.intersection(crossed) }
    let parents = set.dimensions.map { Set($0.groupings.map(\.parent)) }
    var parts: [Int: [Int]] = [:]
    for (position, cell) in set.cells.enumerated() where kept[position] {
      let used = Set(set.dimensions.indices.filter { cell.address[$0] != set.dimensions[$0].total })
      // Of parents along a dimension of their own table the sums of cells say as much.
      let isInnermost = used.allSatisfy { !parents[$0].contains(cell.address[$0]) }
      guard isInnermost, edges.contains(used), !edges.contains(where: used.isStrictSubset) else { continue }
      parts[position] = zip(dimensions, bases).reduce([0]) { heads, next in
        let own = next.1.leavesOfCode[cell.address[next.0]] ?? []
        return heads.flatMap { head in own.map { head * next.1.leaves.count + $0 } }
      }
    }
    partsOfCell = parts
  }
}

/// The leaf codes of a dimension, and which of them each code holds.
struct LeafBasis {
  let leaves: [String]
  let leavesOfCode: [String: [Int]]

  /// - Returns: `nil` where rival groupings of a code hold different leaves: then nothing follows from leaves.
  init?(_ dimension: TableSet.Dimension) {
    let parents = Set(dimension.groupings.map(\.parent))
    let children = dimension.groupings.flatMap(\.children).filter { !parents.contains($0) }
    leaves = Set(children).sorted()
    var found = Dictionary(uniqueKeysWithValues: leaves.enumerated().map { ($1, Set([$0])) })
    var open = dimension.groupings
    while !open.isEmpty {
      let ready = open.filter { grouping in grouping.children.allSatisfy { found[$0] != nil } }
      if ready.isEmpty { return nil }
      for grouping in ready {
        let held = grouping.children.reduce(into: Set<Int>()) { $0.formUnion(found[$1] ?? []) }
        if let known = found[grouping.parent], known != held { return nil }
        found[grouping.parent] = held
      }
      open.removeAll { grouping in ready.contains(grouping) }
    }
    leavesOfCode = found.mapValues { $0.sorted() }
  }
}
