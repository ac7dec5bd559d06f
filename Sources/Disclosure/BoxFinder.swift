/// Finds the cheapest box around a cell: in every dimension one leaf gains what another loses, or all above it gain too.
///
/// The corners of a box are whole numbers and obey every sum, rival groupings too, for each is a change of inner counts.
/// Source of the idea: R. D. Repsilber's hypercubes (D. Repsilber, "Sicherung persönlicher Angaben in
/// Tabellendaten", 2002); here prices, bounds and overlapping groupings decide between them.
final class BoxFinder {
  /// Pairs of leaves that are tried per dimension.
  private static let most = 7
  /// Pairs that are looked at to find these.
  private static let known = 96
  /// Of one search, as ``LinearProgram/effort``.
  private static let effort = 100
  /// A box of this cost takes no cell that is shown: no other is sought.
  private static let free = 0.1

  /// Codes of one dimension that move, and which way.
  private struct Edge {
    let codes: [(offset: Int, sign: Int)]
  }

  let problem: SuppressionProblem
  let geometry: BoxGeometry
  private var known: [Int: [Edge]] = [:]
  private(set) var work = 0

  init(problem: SuppressionProblem, geometry: BoxGeometry) { (self.problem, self.geometry) = (problem, geometry) }

  /// - Returns: The box that moves the target by the amount at least cost; `nil` when every box breaks a bound.
  func move(_ target: Int, by amount: Int, cost: (Int) -> Double?) -> (deviation: Deviation, cost: Double)? {
    work += Self.effort
    guard target < geometry.codesOfClass.count else { return nil }
    let place = zip(geometry.codesOfClass[target], geometry.dimensions).reduce(0) { $0 + $1.0 * $1.1.stride }
    let edges = geometry.dimensions.indices.map { number in
      let code = geometry.codesOfClass[target][number]
      let line = place - code * geometry.dimensions[number].stride
      return cheapest(self.edges(of: number, at: code), along: line, amount, cost)
    }
    var best: (moves: [Deviation.Move], cost: Double)?
    var corners: [(place: Int, sign: Int)] = [(0, 1)]
    search(0, edges, &corners, amount, cost, &best)
    guard let best else { return nil }
    let moves = best.moves.sorted { $0.unknown < $1.unknown }
    guard problem.admits(moves), moves.contains(where: { $0.unknown == target && $0.by == amount }) else { return nil }
    return (Deviation(moves: moves, excluded: problem.excluded(by: moves)), best.cost)
  }

  /// The pairs whose cells beside the target cost least; those that break a bound there break it in every box.
  private func cheapest(_ edges: [Edge], along line: Int, _ amount: Int, _ cost: (Int) -> Double?) -> [Edge] {
    var ranked: [(cost: Double, number: Int)] = []
    for (number, edge) in edges.enumerated() {
      var total = 0.0
      for code in edge.codes {
        let unknown = geometry.classAt[line + code.offset]
        let value = problem.truth[unknown] + code.sign * amount
        guard value >= problem.least[unknown], value <= problem.most[unknown], let own = cost(unknown) else {
          total = .infinity
          break
        }
        total += own
      }
      if total < .infinity { ranked.append((total, number)) }
    }
    return ranked.sorted { $0 < $1 }.prefix(Self.most).map { edges[$0.number] }
  }

  private func search(
    _ dimension: Int, _ edges: [[Edge]], _ corners: inout [(place: Int, sign: Int)], _ amount: Int,
    _ cost: (Int) -> Double?, _ best: inout (moves: [Deviation.Move], cost: Double)?
  ) {
    if dimension == edges.count {
      price(corners, amount, cost, &best)
      return
    }
    let before = corners
    for edge in edges[dimension] {
      if let best, best.cost < Self.free { break }
      corners.removeAll(keepingCapacity: true)
      for corner in before {
        for code in edge.codes { corners.append((corner.place + code.offset, corner.sign * code.sign)) }
      }
      search(dimension + 1, edges, &corners, amount, cost, &best)
    }
    corners = before
  }

  private func price(
    _ corners: [(place: Int, sign: Int)], _ amount: Int, _ cost: (Int) -> Double?,
    _ best: inout (moves: [Deviation.Move], cost: Double)?
  ) {
    let limit = best?.cost ?? .infinity
    var total = 0.0
    for corner in corners {
      let unknown = geometry.classAt[corner.place]
      let value = problem.truth[unknown] + corner.sign * amount
      guard value >= problem.least[unknown], value <= problem.most[unknown], let own = cost(unknown) else { return }
      total += own
      if total >= limit { return }
    }
    var by: [Int: Int] = [:]
    for corner in corners { by[geometry.classAt[corner.place]] = corner.sign * amount }
    best = (by.map { Deviation.Move(unknown: $0.key, by: $0.value) }, total)
  }

  /// Pairs of leaves, one under the code and one not, that move fewest codes first; and one leaf with all above it.
  private func edges(of number: Int, at code: Int) -> [Edge] {
    let dimension = geometry.dimensions[number]
    let key = code * geometry.dimensions.count + number
    if let edges = known[key] { return edges }
    let under = dimension.leavesOfCode[code]
    let inside = Set(under)
    var found: [(moved: Int, edge: Edge)] = []
    for leaf in under.prefix(Self.most) {
      let up = dimension.codesOfLeaf[leaf]
      found.append((up.count + 1, Edge(codes: up.map { ($0 * dimension.stride, 1) })))
      for other in dimension.codesOfLeaf.indices where !inside.contains(other) {
        let down = dimension.codesOfLeaf[other]
        let gains = up.filter { !down.contains($0) }
        let loses = down.filter { !up.contains($0) }
        let codes = gains.map { ($0 * dimension.stride, 1) } + loses.map { ($0 * dimension.stride, -1) }
        found.append((codes.count, Edge(codes: codes)))
      }
    }
    let least = found.enumerated().sorted { ($0.element.moved, $0.offset) < ($1.element.moved, $1.offset) }
    let edges = least.prefix(Self.known).map(\.element.edge)
    known[key] = edges
    return edges
  }
}
