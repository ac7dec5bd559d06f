/// Finds counts that nobody noted: some whole numbers with which every row holds.
struct UnknownTruth {
  /// Steps of the walk that is tried first.
  private static let steps = 400_000
  /// Linear programs per block of rows after that, and what they cost together at most, each its unknowns.
  private static let programs = (most: 2_000, cost: 300_000)

  /// Known counts per unknown; `nil` where one is sought.
  var known: [Int?]
  /// Least value per unknown; `nil` for none.
  let least: [Int?]
  let rows: [CellSystem.Row]

  /// - Returns: One count per unknown; `nil` when no counts obey the rows, or none were found in the time given.
  func found() -> [Int]? {
    var truth = known
    for block in blocks() {
      let columns = Dictionary(uniqueKeysWithValues: block.unknowns.enumerated().map { ($1, $0) })
      if let counts = walked(block, columns) {
        for (unknown, value) in zip(block.unknowns, counts) { truth[unknown] = value }
        continue
      }
      let lower = block.unknowns.map { least[$0].map(Double.init) ?? -.infinity }
      var program = LinearProgram(
        lower: lower, upper: lower.map { _ in .infinity }, rows: block.rows.map { row($0, columns) })
      let limit = min(Self.programs.most, max(1, Self.programs.cost / block.unknowns.count))
      guard let point = program.wholePoint(limit: limit).point else { return nil }
      for (unknown, value) in zip(block.unknowns, point) { truth[unknown] = value }
    }
    let all = truth.compactMap(\.self)
    return all.count == truth.count ? all : nil
  }

  /// What a walk finds in a block of sums of counts from 0.
  private func walked(_ block: (unknowns: [Int], rows: [CellSystem.Row]), _ columns: [Int: Int]) -> [Int]? {
    guard block.unknowns.allSatisfy({ least[$0] == 0 }) else { return nil }
    var rows: [[Int]] = []
    var sums: [Int] = []
    for one in block.rows {
      let row = row(one, columns)
      guard row.lower == row.upper, row.upper >= 0, row.coefficients.allSatisfy({ $0 == 1 }) else { return nil }
      rows.append(row.columns)
      sums.append(Int(row.upper))
    }
    var walk = TableWalk(columns: block.unknowns.count, rows: rows, sums: sums)
    return walk.run(steps: Self.steps) ? walk.counts : nil
  }

  private func row(_ row: CellSystem.Row, _ columns: [Int: Int]) -> LinearProgram.Row {
    let free = row.terms.filter { columns[$0.unknown] != nil }
    let rest = row.terms.reduce(0) { $0 - $1.coefficient * (known[$1.unknown] ?? 0) }
    return LinearProgram.Row(
      columns: free.compactMap { columns[$0.unknown] }, coefficients: free.map { Double($0.coefficient) },
      lower: row.kind == .sum ? Double(rest) : -.infinity, upper: Double(rest))
  }

  /// Sought unknowns that rows tie together, by first unknown.
  private func blocks() -> [(unknowns: [Int], rows: [CellSystem.Row])] {
    var joined = DisjointSets(count: known.count)
    let open = rows.filter { row in row.terms.contains { known[$0.unknown] == nil } }
    for row in open {
      let free = row.terms.map(\.unknown).filter { known[$0] == nil }
      for other in free { joined.join(free[0], other) }
    }
    var unknowns: [Int: [Int]] = [:]
    var rowsOfRoot: [Int: [CellSystem.Row]] = [:]
    for unknown in known.indices where known[unknown] == nil {
      unknowns[joined.root(unknown), default: []].append(unknown)
    }
    for row in open {
      guard let first = row.terms.first(where: { known[$0.unknown] == nil }) else { continue }
      rowsOfRoot[joined.root(first.unknown), default: []].append(row)
    }
    return unknowns.keys.sorted().map { (unknowns[$0] ?? [], rowsOfRoot[$0] ?? []) }
  }
}
