/// Makes unsafe cells of a pattern safe, one deviation after another.
struct PatternRepair {
  /// Why a cell could not be made safe.
  struct Hopeless: Error {
    let unknown: Int
  }

  let finder: DeviationFinder
  /// What taking a shown cell costs; `nil` for one that must stay shown.
  private(set) var price: [Double?]
  /// Candidates that no pattern makes safe; they stay shown.
  private(set) var banned: [Int] = []

  init(finder: DeviationFinder, price: [Double?]) { (self.finder, self.price) = (finder, price) }

  private var problem: SuppressionProblem { finder.problem }

  /// Costs of moving what may move anyway: little, so that few cells carry a deviation, and complementary cells less
  /// often than primary ones.
  private enum Moving {
    static let latent = 0.000_01
    static let primary = 0.001
    static let complementary = 0.004
  }

  /// Makes all of these cells safe, and what is withheld for them.
  ///
  /// - Throws: A primary cell that cannot be safe.
  mutating func repair(_ pattern: inout Pattern, _ cells: [Int]) throws(Hopeless) {
    var open = Array(cells.reversed())
    while let cell = open.popLast() {
      while !pattern.isSafe(cell) {
        if let fresh = remedy(&pattern, cell) {
          open += fresh.filter { !pattern.isSafe($0) }
        } else if problem.primary[cell] {
          throw Hopeless(unknown: cell)
        } else {
          banned.append(cell)
          price[cell] = nil
          open += pattern.show(cell)
        }
      }
    }
  }

  /// Whether the cell is safe, or can be proven so without withholding more.
  func prove(_ pattern: inout Pattern, _ cell: Int) -> Bool {
    while !pattern.isSafe(cell) {
      guard let plan = plan(pattern, cell, mayTake: false) else { return false }
      for deviation in plan.deviations { _ = pattern.take(deviation) }
    }
    return true
  }

  /// - Returns: Newly withheld cells; `nil` when nothing helps.
  private func remedy(_ pattern: inout Pattern, _ cell: Int) -> [Int]? {
    // Of linked tables the inner counts may move in many ways: most often some way takes nothing.
    let free = finder.hasBoxes && !finder.isLarge ? plan(pattern, cell, mayTake: false) : nil
    guard let plan = free ?? plan(pattern, cell, mayTake: true) else { return nil }
    return plan.deviations.flatMap { pattern.take($0) }
      + plan.widened.filter { unknown in
        guard !pattern.withheld[unknown] else { return false }
        pattern.withhold(unknown)
        return true
      }
  }

  private struct Plan {
    var deviations: [Deviation] = []
    /// Cells that a fractional table moves, to be withheld for want of better.
    var widened: [Int] = []
    var cost = 0.0
  }

  private func plan(_ pattern: Pattern, _ cell: Int, mayTake: Bool) -> Plan? {
    guard pattern.isWide(cell) else { return widening(pattern, cell, mayTake) }
    guard let number = pattern.pinning(cell) else { return nil }
    let restriction = problem.restrictions[number]
    if finder.hasBoxes {
      let ways = [1, -1].compactMap { steps(pattern, cell, [$0], mayTake, under: restriction, boxes: true) }
      if let plan = best(ways) { return plan }
      // In a large table a program costs more than the cell that it might save.
      if !mayTake { return nil }
    }
    let far = problem.need[cell]?.width ?? 1
    for amount in Set([1, 2, far]).sorted() {
      let ways = [amount, -amount].compactMap { steps(pattern, cell, [$0], mayTake, under: restriction) }
      if let plan = best(ways) { return plan }
    }
    return nil
  }

  /// Up alone, down alone, or as far down as the count goes and the rest up: whichever withholds least.
  private func widening(_ pattern: Pattern, _ cell: Int, _ mayTake: Bool) -> Plan? {
    guard let need = problem.need[cell] else { return nil }
    let (truth, high, low) = (problem.truth[cell], pattern.book.high[cell], pattern.book.low[cell])
    let top = need.top - truth
    var ways = [[max(need.width + low, top)]]
    if high >= top { ways.append([high - need.width]) }
    let floor = min(truth - problem.least[cell], need.width)
    let (few, rest) = splits(upTo: floor, all: !mayTake)
    let both = { (down: Int) in [-down, max(need.width - down, top)].filter { $0 != 0 } }
    ways += few.filter { $0 > -low }.map(both)
    if finder.hasBoxes, !mayTake || finder.isLarge {
      if let plan = cheapest(ways, pattern, cell, mayTake, boxes: true) { return plan }
      // In a large table a program costs more than the cell that it might save.
      if !mayTake, finder.isLarge { return nil }
    }
    if let plan = cheapest(mayTake ? ways : Array(ways.prefix(1)), pattern, cell, mayTake, boxes: false) { return plan }
    // Most often nothing helps, which its two ends say at once; and where the interval is no wider than it must be, one
    // way alone leads there.
    let ends = ends(pattern, cell, mayTake, most: max(need.width, top))
    guard ends.down + ends.up >= need.width, ends.up >= top else {
      return finder.hasBoxes && mayTake ? cheapest(ways, pattern, cell, mayTake, boxes: true) : nil
    }
    let left = (mayTake ? rest : few).filter { $0 > -low && $0 <= ends.down && need.width - $0 <= ends.up }.map(both)
    let plan = cheapest(
      (mayTake ? [] : Array(ways.dropFirst().prefix(high >= top ? 1 : 0))) + left, pattern, cell, mayTake, boxes: false)
    if plan == nil, finder.hasBoxes, mayTake { return cheapest(ways, pattern, cell, mayTake, boxes: true) }
    return plan
  }

  /// How far down and up the cell moves at most when all moves that may.
  private func ends(_ pattern: Pattern, _ cell: Int, _ mayTake: Bool, most: Int) -> (down: Int, up: Int) {
    let cost = { (unknown: Int) -> Double? in
      pattern.mayMove(unknown) || (mayTake && price[unknown] != nil) ? 0 : nil
    }
    let up = finder.reach(cell, up: true, limit: most, cost: cost)
    return (finder.reach(cell, up: false, limit: most, cost: cost), up)
  }

  private func cheapest(_ ways: [[Int]], _ pattern: Pattern, _ cell: Int, _ mayTake: Bool, boxes: Bool) -> Plan? {
    var found: [Plan] = []
    for way in ways {
      guard let plan = steps(pattern, cell, way, mayTake, boxes: boxes) else { continue }
      if !mayTake || (plan.cost == 0 && plan.widened.isEmpty) { return plan }
      found.append(plan)
    }
    return best(found)
  }

  /// How far down the first of two tables goes: all ways where the width is small or nothing may be left untried, else
  /// a few, and the rest.
  private func splits(upTo floor: Int, all: Bool) -> (few: [Int], rest: [Int]) {
    guard floor > 0 else { return ([], []) }
    let ways = Array((1...floor).reversed())
    if all || floor <= 4 { return (ways, []) }
    let few = Set([floor, floor * 2 / 3, floor / 3, 1])
    return (few.sorted(by: >), ways.filter { !few.contains($0) })
  }

  private func best(_ plans: [Plan]) -> Plan? {
    plans.min { one, other in
      one.widened.isEmpty != other.widened.isEmpty ? one.widened.isEmpty : one.cost < other.cost
    }
  }

  private func steps(
    _ pattern: Pattern, _ cell: Int, _ amounts: [Int], _ mayTake: Bool,
    under restriction: SuppressionProblem.Restriction? = nil, boxes: Bool = false
  ) -> Plan? {
    var plan = Plan()
    var taken: Set<Int> = []
    // Asked for millions of times: of the lists themselves, so that nothing else is held meanwhile.
    let (need, primary, withheld, price) = (problem.need, problem.primary, pattern.withheld, price)
    for amount in amounts {
      let cost = { [taken] (unknown: Int) -> Double? in
        if boxes, unknown == restriction?.unknown { return nil }
        if need[unknown] == nil { return Moving.latent }
        if primary[unknown] { return Moving.primary }
        if withheld[unknown] || taken.contains(unknown) { return Moving.complementary }
        return mayTake ? price[unknown] : nil
      }
      let answer =
        boxes
        ? finder.box(around: cell, by: amount, cost: cost)
        : finder.move(cell, by: amount, under: restriction, cost: cost)
      switch answer {
      case .impossible: return nil
      case .fractional(let moved):
        guard mayTake else {
          finder.leftUndecided += 1
          return nil
        }
        plan.widened += moved.filter { !pattern.mayMove($0) }
        // Nothing new to withhold and still no whole numbers: this way leads nowhere.
        guard !plan.widened.isEmpty else { return nil }
      case .found(let deviation, _):
        plan.deviations.append(deviation)
        for move in deviation.moves where !pattern.mayMove(move.unknown) && taken.insert(move.unknown).inserted {
          plan.cost += price[move.unknown] ?? 0
        }
      }
    }
    return plan
  }
}
