public import Programme

/// What would save the cells that protection takes from a set. It tells about small counts and stays inside.
public struct LossAdvice: Sendable {
  public enum Step: Sendable, Hashable, CustomStringConvertible {
    /// Two categories of a dimension as one hold this many.
    case merge(dimension: String, codes: [String], together: Int)
    /// A k that the count reaches.
    case smallerK(Int)
    /// The cell is withheld only for the sake of another one.
    case save(cell: String)
    /// Without this crossing the cell would not be there at all.
    case leaveOut(crossing: [String])

    public var description: String {
      switch self {
      case .merge(let dimension, let codes, let together):
        "merge \(codes.joined(separator: " and ")) of \(dimension): \(together) together"
      case .smallerK(let least): "a smallest published count of \(least)"
      case .save(let cell): "whatever saves \(cell)"
      case .leaveOut(let crossing): "leave out the table of \(crossing.joined(separator: " by "))"
      }
    }
  }

  /// Losses that one table alone brings.
  public struct TableLoss: Sendable, Equatable {
    public let crossing: [String]
    /// Withheld cells that no other table has, and how many of them are withheld for what they say themselves.
    public let withheld: Int
    public let primary: Int
  }

  private let set: TableSet
  private let log: SuppressionLog
  private let counts: [TableSet.Address: Int]
  /// Crossings that do not lie inside another one, as dimension numbers.
  private let crossings: [Set<Int>]

  /// - Parameters:
  ///   - set: The true tables, as they were protected.
  ///   - log: Of their protection.
  public init(_ set: TableSet, log: SuppressionLog) {
    (self.set, self.log) = (set, log)
    counts = Dictionary(
      set.cells.compactMap { cell in cell.count.map { (cell.address, $0) } }, uniquingKeysWith: { first, _ in first })
    let all = set.crossings.map { names in
      Set(set.dimensions.indices.filter { names.contains(set.dimensions[$0].name) })
    }
    crossings = all.indices.filter { one in
      !all.indices.contains { $0 != one && (all[one].isStrictSubset(of: all[$0]) || (all[one] == all[$0] && $0 < one)) }
    }.map { all[$0] }
  }

  /// What would save one withheld cell, the smallest change first.
  public func steps(for entry: SuppressionLog.Entry) -> [Step] {
    var found: [Step] = []
    for reason in entry.reasons {
      switch reason {
      case .small(let minimum):
        found += merges(entry.address, reaching: minimum)
        if let count = counts[entry.address] { found.append(.smallerK(count)) }
      case .zero, .fewContributors: found += merges(entry.address, reaching: 1)
      case .protects(let cells): found += cells.map { .save(cell: $0) }
      case .wholeGroup, .nearWholeGroup, .emptyBesideWholeGroup, .dominated, .since: break
      }
    }
    if entry.reasons.contains(where: \.isPrimary), let only = onlyCrossing(of: entry.address), crossings.count > 1 {
      found.append(.leaveOut(crossing: names(only)))
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What each table of several brings with it, the costliest first.
  public var tables: [TableLoss] {
    if crossings.count < 2 { return [] }
    var losses: [Set<Int>: (withheld: Int, primary: Int)] = [:]
    for entry in log.entries {
      guard let only = onlyCrossing(of: entry.address) else { continue }
      losses[only, default: (0, 0)].withheld += 1
      if entry.reasons.contains(where: \.isPrimary) { losses[only, default: (0, 0)].primary += 1 }
    }
    let all = crossings.compactMap { crossing in
      losses[crossing].map { TableLoss(crossing: names(crossing), withheld: $0.withheld, primary: $0.primary) }
    }
    return all.enumerated().sorted { ($1.element.withheld, $0.offset) < ($0.element.withheld, $1.offset) }.map(
      \.element)
  }

  /// Per dimension that the cell uses, the neighbour with which it is smallest and still reaches `least`.
  private func merges(_ address: TableSet.Address, reaching least: Int) -> [Step] {
    set.dimensions.indices.compactMap { number -> Step? in
      let dimension = set.dimensions[number]
      let neighbours = dimension.groupings.filter { $0.children.contains(address[number]) }.flatMap(\.children)
      let sums = neighbours.filter { $0 != address[number] }.compactMap { code -> (code: String, sum: Int)? in
        var other = address
        other[number] = code
        guard let one = counts[address], let two = counts[other], one + two >= max(least, 1) else { return nil }
        return (code, one + two)
      }
      guard let best = sums.min(by: { ($0.sum, $0.code) < ($1.sum, $1.code) }) else { return nil }
      return .merge(dimension: dimension.name, codes: [address[number], best.code], together: best.sum)
    }
  }

  private func onlyCrossing(of address: TableSet.Address) -> Set<Int>? {
    let used = Set(set.dimensions.indices.filter { address[$0] != set.dimensions[$0].total })
    let holding = crossings.filter { used.isSubset(of: $0) }
    return holding.count == 1 ? holding[0] : nil
  }

  private func names(_ crossing: Set<Int>) -> [String] { crossing.sorted().map { set.dimensions[$0].name } }
}
