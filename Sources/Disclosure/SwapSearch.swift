/// The search for the cheapest box of inner counts that moves a cell of linked tables some of the way.
struct SwapSearch {
  /// Boxes that are tried.
  private static let mostBoxes = 1_500
  /// Own leaves of a code that are tried.
  private static let mostOwn = 7
  /// A box of this cost takes no cell that is shown: no other is sought.
  private static let free = 0.1

  /// A leaf that gains and one that loses, and the codes of the dimension that notice.
  struct Pair {
    let leaves: [(place: Int, sign: Int)]
    let codes: [(place: Int, sign: Int)]
  }

  struct Box {
    let pairs: [Pair]
    let units: Int
    let cost: Double
    /// Which rests carry how much.
    let rests: [(number: Int, units: Int)]
  }

  private typealias Corner = (place: Int, sign: Int)

  private let problem: SuppressionProblem
  private let geometry: JointGeometry
  private let view: SwapFinder.View
  private let sign: Int
  private let units: Int
  private let moved: [Int: Int]

  /// - Parameters:
  ///   - sign: 1 to raise the cell, −1 to lower it.
  ///   - units: How far it is to move.
  ///   - moved: What moved already.
  init(
    _ problem: SuppressionProblem, _ geometry: JointGeometry, _ view: SwapFinder.View, sign: Int, units: Int,
    moved: [Int: Int]
  ) {
    (self.problem, self.geometry, self.view) = (problem, geometry, view)
    (self.sign, self.units, self.moved) = (sign, units, moved)
  }

  /// - Parameter codes: The cell's, one per dimension of the layer.
  func best(at codes: [Int], _ cost: (Int) -> Double?) -> Box? {
    let lists = codes.indices.map { cheapest($0, at: codes, cost) }
    var most = lists.map { Double($0.count) }.reduce(1, *) > Double(Self.mostBoxes) ? 0 : Int.max
    while most < Int.max, lists.map({ min($0.count, most + 1) }).reduce(1, *) <= Self.mostBoxes { most += 1 }
    var best: (box: Box, score: Double)?
    walk(lists.map { Array($0.prefix(most)) }, [], cost, &best)
    return best?.box
  }

  private func walk(
    _ lists: [[Pair]], _ chosen: [Pair], _ cost: (Int) -> Double?, _ best: inout (box: Box, score: Double)?
  ) {
    if chosen.count == lists.count {
      guard let box = box(chosen, below: best?.score ?? .infinity, cost) else { return }
      let score = score(box.cost, box.units)
      if score < best?.score ?? .infinity { best = (box, score) }
      return
    }
    for pair in lists[chosen.count] {
      if let best, best.score < Self.free { return }
      walk(lists, chosen + [pair], cost, &best)
    }
  }

  /// What the whole way would cost at this price.
  private func score(_ cost: Double, _ units: Int) -> Double { cost * Double(self.units) / Double(units) }

  /// All that a box moves.
  func moves(of box: Box) -> [Deviation.Move] {
    var found = corners(box.pairs.map(\.codes)).compactMap { corner -> Deviation.Move? in
      let unknown = view.layer.classAt[corner.place]
      return unknown < 0 ? nil : Deviation.Move(unknown: unknown, by: sign * corner.sign * box.units)
    }
    for rest in box.rests {
      for corner in corners(box.pairs.map(\.leaves)) {
        let unknown = geometry.unknowns[corner.place + view.rests[rest.number]]
        found.append(Deviation.Move(unknown: unknown, by: sign * corner.sign * rest.units))
      }
      for cell in finerCells(box.pairs, rest.number) {
        found.append(Deviation.Move(unknown: cell.place, by: sign * cell.sign * rest.units))
      }
    }
    return found
  }

  private func corners(_ sides: [[Corner]]) -> [Corner] {
    sides.reduce([(0, 1)]) { heads, side in
      heads.flatMap { head in side.map { (head.place + $0.place, head.sign * $0.sign) } }
    }
  }

  /// Cells of finer layers that notice what moves at a rest; a tied one is negative.
  private func finerCells(_ pairs: [Pair], _ rest: Int) -> [Corner] {
    view.finer.flatMap { finer -> [Corner] in
      let sides = pairs.indices.map { number in
        let step = finer.strides[number]
        let own = view.layer.strides[number]
        return pairs[number].codes.map { ($0.place / own * step, $0.sign) }
      }
      return corners(sides).flatMap { corner in
        finer.places[rest].compactMap { place -> Corner? in
          let unknown = finer.layer.classAt[corner.place + place]
          return unknown == -1 ? nil : (unknown, corner.sign)
        }
      }
    }
  }

  /// What it costs to move a cell, and how far it may go; `nil` where it must stay.
  private func room(_ cell: Corner, _ cost: (Int) -> Double?) -> (cost: Double, units: Int)? {
    guard cell.place >= 0, let own = cost(cell.place) else { return nil }
    let before = moved[cell.place] ?? 0
    let value = problem.truth[cell.place] + before
    let units = sign * cell.sign > 0 ? problem.most[cell.place] - value : value - problem.least[cell.place]
    return units < 1 ? nil : (before == 0 ? own : 0, units)
  }

  private func box(_ pairs: [Pair], below limit: Double, _ cost: (Int) -> Double?) -> Box? {
    var (total, left) = (0.0, units)
    for corner in corners(pairs.map(\.codes)) {
      let unknown = view.layer.classAt[corner.place]
      if unknown == -1 { continue }
      guard let room = room((unknown, corner.sign), cost) else { return nil }
      total += room.cost
      left = min(left, room.units)
      if total >= limit { return nil }
    }
    let places = corners(pairs.map(\.leaves))
    var open: [(cost: Double, number: Int, units: Int)] = []
    var found = 0
    for number in view.rests.indices {
      let units = carried(by: places, number, cost)
      if units == 0 { continue }
      guard let extra = extra(pairs, number, units, cost) else { continue }
      open.append((extra, number, units))
      if view.finer.isEmpty { found += units }
      if found >= left { break }
    }
    if !view.finer.isEmpty { open.sort { ($0.cost, $0.number) < ($1.cost, $1.number) } }
    var rests: [(number: Int, units: Int)] = []
    let wanted = left
    for rest in open where left > 0 {
      rests.append((rest.number, min(left, rest.units)))
      left -= min(left, rest.units)
      total += rest.cost
    }
    if rests.isEmpty || total >= limit { return nil }
    return Box(pairs: pairs, units: wanted - left, cost: total, rests: rests)
  }

  /// How many people a box finds at a rest.
  private func carried(by places: [Corner], _ rest: Int, _ cost: (Int) -> Double?) -> Int {
    var least = units
    let offset = view.rests[rest]
    for place in places where place.sign * sign < 0 {
      let unknown = geometry.unknowns[place.place + offset]
      least = min(least, problem.truth[unknown] + (moved.isEmpty ? 0 : moved[unknown] ?? 0) - problem.least[unknown])
      if least <= 0 { return 0 }
    }
    return places.allSatisfy { cost(geometry.unknowns[$0.place + offset]) != nil } ? least : 0
  }

  /// What cells of finer layers cost at a rest; `nil` where one must stay or has no room.
  private func extra(_ pairs: [Pair], _ rest: Int, _ units: Int, _ cost: (Int) -> Double?) -> Double? {
    if view.finer.isEmpty { return 0 }
    var total = 0.0
    for cell in finerCells(pairs, rest) {
      guard let room = room(cell, cost), room.units >= units else { return nil }
      total += room.cost
    }
    return total
  }

  /// Pairs of leaves, one under the cell's code and one not, the cheapest beside the cell first; those that break a bound
  /// there break it in every box.
  private func cheapest(_ number: Int, at codes: [Int], _ cost: (Int) -> Double?) -> [Pair] {
    let dimension = geometry.dimensions[view.layer.dimensions[number]]
    let step = view.layer.strides[number]
    let line = zip(codes, view.layer.strides).reduce(0) { $0 + $1.0 * $1.1 } - codes[number] * step
    let under = dimension.leavesOfCode[codes[number]]
    var found: [(cost: Double, pair: Pair)] = []
    for leaf in under.prefix(Self.mostOwn) {
      for other in dimension.codesOfLeaf.indices where !under.contains(other) {
        let pair = pair(leaf, other, of: dimension, step: step)
        let prices = pair.codes.map { code -> Double in
          let unknown = view.layer.classAt[line + code.place]
          return unknown == -1 ? 0 : room((unknown, code.sign), cost)?.cost ?? .infinity
        }
        let total = prices.reduce(0, +)
        if total < .infinity { found.append((total, pair)) }
      }
    }
    return found.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element.pair)
  }

  private func pair(_ leaf: Int, _ other: Int, of dimension: JointGeometry.Dimension, step: Int) -> Pair {
    let (up, down) = (dimension.codesOfLeaf[leaf], dimension.codesOfLeaf[other])
    let gains = up.filter { !down.contains($0) }.map { (place: $0 * step, sign: 1) }
    let loses = down.filter { !up.contains($0) }.map { (place: $0 * step, sign: -1) }
    return Pair(
      leaves: [(leaf * dimension.stride, 1), (other * dimension.stride, -1)], codes: gains + loses)
  }
}
