/// Finds two people who change places in one dimension, whatever else they have: cells of all tables that cross it notice.
///
/// Where people are few hardly anybody is like another in all other dimensions, and most cells are withheld anyway.
struct PairSwaps {
  /// Pairs that are tried per dimension.
  private static let mostPairs = 3_000
  /// A swap of this cost takes no cell that is shown: no other is sought.
  private static let free = 0.1

  let problem: SuppressionProblem
  let geometry: JointGeometry
  /// Combinations that somebody has.
  private let held: [Int]
  /// Leaf of each dimension, by combination.
  private let leaves: [[Int]]

  init(problem: SuppressionProblem, geometry: JointGeometry) {
    (self.problem, self.geometry) = (problem, geometry)
    held = geometry.unknowns.indices.filter { problem.truth[geometry.unknowns[$0]] > 0 }
    leaves = geometry.unknowns.indices.map { number in
      geometry.dimensions.map { number / $0.stride % $0.codesOfLeaf.count }
    }
  }

  /// The cheapest swap that moves a cell by one, and how many pairs were tried.
  ///
  /// - Parameters:
  ///   - place: The cell's.
  ///   - sign: 1 to raise it, −1 to lower it.
  ///   - moved: What moved already; costs nothing more.
  func best(
    at place: (layer: Int, codes: [Int]), sign: Int, moved: [Int: Int], _ cost: (Int) -> Double?
  ) -> (moves: [Deviation.Move]?, tried: Int) {
    let used = geometry.layers[place.layer].dimensions
    let own = zip(used, place.codes).map { Set(geometry.dimensions[$0].leavesOfCode[$1]) }
    var best: (cost: Double, moves: [Deviation.Move])?
    var tried = 0
    for (position, dimension) in used.enumerated() where used.count > 1 {
      let (givers, takers) = sides(of: position, used, own, sign: sign, moved)
      if givers.isEmpty || takers.isEmpty { continue }
      let step = max(1, givers.count * takers.count / Self.mostPairs)
      for pair in stride(from: 0, to: givers.count * takers.count, by: step) {
        let (one, other) = (givers[pair / takers.count], takers[pair % takers.count])
        tried += 1
        let moves = swap(one, other, in: dimension)
        guard let price = price(moves, moved, below: best?.cost ?? .infinity, cost) else { continue }
        best = (price, moves.filter { $0.value != 0 }.map { Deviation.Move(unknown: $0.key, by: $0.value) })
        if price < Self.free { return (best?.moves, tried) }
      }
    }
    return (best?.moves, tried)
  }

  /// People who have one of the cell's leaves in the dimension, and people who have none: one side's other leaves are the
  /// cell's.
  private func sides(
    of position: Int, _ used: [Int], _ own: [Set<Int>], sign: Int, _ moved: [Int: Int]
  ) -> (givers: [Int], takers: [Int]) {
    var (givers, takers): ([Int], [Int]) = ([], [])
    for number in held {
      let unknown = geometry.unknowns[number]
      guard problem.truth[unknown] + (moved[unknown] ?? 0) > problem.least[unknown] else { continue }
      let isOwn = own[position].contains(leaves[number][used[position]])
      let hasRest = used.indices.allSatisfy { $0 == position || own[$0].contains(leaves[number][used[$0]]) }
      if isOwn, hasRest == (sign < 0) { givers.append(number) }
      if !isOwn, hasRest == (sign > 0) { takers.append(number) }
    }
    return (givers, takers)
  }

  /// What moves when two people change places in a dimension.
  private func swap(_ one: Int, _ other: Int, in dimension: Int) -> [Int: Int] {
    var moves: [Int: Int] = [:]
    let by = (leaves[other][dimension] - leaves[one][dimension]) * geometry.dimensions[dimension].stride
    for (number, amount) in [(one, -1), (one + by, 1), (other, -1), (other - by, 1)] {
      moves[geometry.unknowns[number], default: 0] += amount
      for layer in geometry.layers where layer.dimensions.contains(dimension) {
        let places = zip(layer.dimensions, layer.strides).reduce([0]) { places, next in
          let codes = geometry.dimensions[next.0].codesOfLeaf[leaves[number][next.0]]
          return places.flatMap { place in codes.map { place + $0 * next.1 } }
        }
        for place in places where layer.classAt[place] != -1 { moves[layer.classAt[place], default: 0] += amount }
      }
    }
    return moves
  }

  /// - Returns: `nil` where something must stay, or the price is no lower.
  private func price(
    _ moves: [Int: Int], _ moved: [Int: Int], below limit: Double, _ cost: (Int) -> Double?
  ) -> Double? {
    var total = 0.0
    for (unknown, by) in moves.sorted(by: { $0.key < $1.key }) where by != 0 {
      guard unknown >= 0, let own = cost(unknown) else { return nil }
      let before = moved[unknown] ?? 0
      let value = problem.truth[unknown] + before + by
      guard problem.least[unknown] <= value, value <= problem.most[unknown] else { return nil }
      if before == 0 { total += own }
      if total >= limit { return nil }
    }
    return total
  }
}
