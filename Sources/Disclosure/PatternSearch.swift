/// Finds a pattern of low cost under which every withheld cell is proven safe.
///
/// Up to some 1,500 cells a ``CoverSearch`` does it. In larger problems a first pattern comes from the cheapest
/// deviations, one cell at a time, and another one from where cells that a ``RowCover`` favours are cheap; what is not
/// needed is shown again. Then parts are torn out and built anew, and kept where that costs less (P. Shaw, "Using
/// constraint programming and local search methods to solve vehicle routing problems", CP 1998), until the effort is
/// spent.
final class PatternSearch {
  /// What a search may spend, as ``LinearProgram/effort``: some microseconds each, the same on every machine.
  struct Effort {
    /// Of problems that cuts can tell all about, and of those that have too many candidates for a proof.
    let covering: Int
    let unproven: Int
    /// Of larger ones, and whether these are begun in two ways.
    let improvement: Int
    let startsTwice: Bool
    static let usual = Effort(
      covering: 4_800_000, unproven: 12_000_000, improvement: 7_000_000, startsTwice: true)
    /// A report is planned many times, once per breakdown that is left out, and nobody asks it for a proven minimum.
    static let report = Effort(
      covering: 1_500_000, unproven: 1_500_000, improvement: 1_000_000, startsTwice: false)
  }

  /// Cells, and unknowns with latents, up to which cuts are sought.
  private static let mostForCuts = (cells: 1_500, unknowns: 4_000)

  /// No safe pattern costs less.
  private(set) var bound = 0.0
  private(set) var problem: SuppressionProblem
  private let finder: DeviationFinder
  private let effort: Effort
  private let suspect: Int?
  /// What each complementary cell protects, as the clean-up saw it.
  private(set) var protects: [Int: Int] = [:]
  /// What proves the pattern that was found last.
  private(set) var deviations: [Deviation] = []
  private var dice = SplitMix(state: 20_260_101)

  /// - Parameter suspect: What may be stuck: whether any pattern makes it safe is asked first.
  init(_ problem: SuppressionProblem, effort: Effort = .usual, suspect: Int? = nil) {
    (self.problem, self.effort, self.suspect) = (problem, effort, suspect)
    finder = DeviationFinder(problem)
  }

  /// A safe pattern, improved as far as the effort goes.
  ///
  /// - Throws: The primary cell that no pattern makes safe.
  func pattern() throws(PatternRepair.Hopeless) -> Pattern {
    let pattern = try found()
    deviations = pattern.book.all
    return pattern
  }

  private func found() throws(PatternRepair.Hopeless) -> Pattern {
    if let suspect {
      var moves = FreeMoves(problem, withCandidates: true)
      if case .unsafe = moves.answer(suspect), !moves.pattern.isWide(suspect) {
        throw PatternRepair.Hopeless(unknown: suspect)
      }
    }
    if problem.cells <= Self.mostForCuts.cells, problem.unknowns <= Self.mostForCuts.unknowns,
      let covered = covered()
    {
      return covered
    }
    var best = try started()
    let isBetter = improve(&best)
    if isBetter { best = cleaned(best) }
    return best
  }

  /// What a search over cuts finds; `nil` where it finds nothing.
  private func covered() -> Pattern? {
    let isProvable = problem.candidates.count <= CoverSearch.mostForProof
    // While the whole master has CBC on another core nobody else has it.
    let branches: DeviationProgram.Branches =
      problem.hasSwaps ? .few : isProvable ? .many : .usual
    let cover = CoverSearch(
      problem, finder: DeviationFinder(problem, branches: branches),
      limit: isProvable ? effort.covering : effort.unproven)
    guard var pattern = cover.run() else { return nil }
    bound = cover.bound
    protects = [:]
    for cell in pattern.complementary.sorted(by: isDearer) {
      if let target = cover.target(of: cell, in: pattern) {
        protects[cell] = target
      } else {
        _ = show(cell, of: &pattern)
      }
    }
    return pattern
  }

  /// The cheaper of two patterns, one of them built where sums favour cells.
  func started() throws(PatternRepair.Hopeless) -> Pattern {
    let cover = effort.startsTwice ? RowCover(problem) : nil
    let plain = cleaned(try first(problem.price))
    guard let cover else { return plain }
    bound = cover.bound
    let before = protects
    if let other = try? first(cover.favoured(problem.price)) {
      let favoured = cleaned(other)
      if favoured.cost < plain.cost { return favoured }
    }
    protects = before
    return plain
  }

  /// Any safe pattern. Cells that cannot be safe themselves are candidates no more.
  ///
  /// - Parameter price: What cells cost in the search.
  private func first(_ price: [Double?]) throws(PatternRepair.Hopeless) -> Pattern {
    var pattern = Pattern(problem)
    var repair = PatternRepair(finder: finder, price: price)
    try repair.repair(&pattern, pattern.unsafe)
    for unknown in repair.banned { problem.price[unknown] = nil }
    return pattern
  }

  /// A pattern given as withheld cells, proven safe (with more cells where it is not) and cleaned.
  func cleaned(withholding cells: Set<Int>) throws(PatternRepair.Hopeless) -> Pattern {
    var pattern = Pattern(problem)
    for unknown in cells.sorted() { pattern.withhold(unknown) }
    var repair = PatternRepair(finder: finder, price: problem.price)
    try repair.repair(&pattern, pattern.unsafe)
    let cleaned = cleaned(pattern)
    deviations = cleaned.book.all
    return cleaned
  }

  /// Shows every complementary cell whose withholding is not needed, the dearest first.
  private func cleaned(_ start: Pattern) -> Pattern {
    var pattern = start
    protects = [:]
    // A box says sooner than bounds of a whole table that a cell can be shown.
    var bounds =
      finder.hasBoxes ? nil : ImpliedBounds(problem, isMovable: (0..<problem.unknowns).map(start.mayMove))
    for cell in start.complementary.sorted(by: isDearer) {
      var next = bounds
      let tighter = next?.show(cell, of: problem) ?? []
      if let other = tighter.first(where: { isTooNarrow($0, next, in: pattern, without: cell) }) {
        protects[cell] = other
      } else if show(cell, of: &pattern) {
        bounds = next
      }
    }
    return pattern
  }

  /// Whether rows alone leave a withheld unknown too little.
  private func isTooNarrow(_ unknown: Int, _ bounds: ImpliedBounds?, in pattern: Pattern, without cell: Int) -> Bool {
    guard unknown != cell, pattern.withheld[unknown], let need = problem.need[unknown], let bounds else { return false }
    return !bounds.leave(unknown, need)
  }

  private func isDearer(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (problem.price[one] ?? 0, problem.price[other] ?? 0)
    return a != b ? a > b : one < other
  }

  /// Shows a cell if all stays safe.
  private func show(_ cell: Int, of pattern: inout Pattern) -> Bool {
    let repair = PatternRepair(finder: finder, price: problem.price)
    return pattern.attempt { next in
      for other in next.show(cell) where !repair.prove(&next, other) {
        protects[cell] = other
        return false
      }
      return true
    }
  }
}

extension PatternSearch {
  /// Tears parts out and builds them anew while the effort lasts.
  ///
  /// - Returns: Whether anything changed.
  private func improve(_ best: inout Pattern) -> Bool {
    let limit = finder.work + effort.improvement
    var (idle, isChanged) = (0, false)
    while finder.work < limit, best.cost > bound + 1e-6, !best.complementary.isEmpty,
      idle < 40 * best.complementary.count
    {
      let before = best.cost
      let part = part(of: best, size: 1 + idle % 7)
      let isKept = best.attempt { next in rebuild(&next, without: part) && next.cost <= before + 1e-9 }
      isChanged = isChanged || isKept
      idle = isKept && best.cost < before - 1e-9 ? 0 : idle + 1
    }
    return isChanged
  }

  /// Complementary cells close to one of them.
  private func part(of pattern: Pattern, size: Int) -> [Int] {
    let all = pattern.complementary
    var part = [all[dice.below(all.count)]]
    var near: [Int] = []
    while part.count < size {
      near += neighbours(of: part[part.count - 1]).filter { isComplementary($0, in: pattern) }
      near.removeAll { part.contains($0) }
      part.append(near.isEmpty ? all[dice.below(all.count)] : near[dice.below(near.count)])
    }
    return part
  }

  private func isComplementary(_ unknown: Int, in pattern: Pattern) -> Bool {
    pattern.withheld[unknown] && !problem.primary[unknown]
  }

  private func neighbours(of unknown: Int) -> [Int] {
    problem.rowsOfUnknown[unknown].flatMap { problem.rows[$0].terms.map(\.unknown) }
  }

  /// Takes these cells out, the first of them for good; what is broken is repaired and what lies around is cleaned.
  private func rebuild(_ pattern: inout Pattern, without part: [Int]) -> Bool {
    var price = problem.price
    price[part[0]] = nil
    for unknown in part.dropFirst() { price[unknown] = price[unknown].map { $0 * (1 + 0.5 * dice.fraction()) } }
    let broken = Set(part.flatMap { pattern.show($0) }).sorted()
    do throws(PatternRepair.Hopeless) {
      var repair = PatternRepair(finder: finder, price: price)
      try repair.repair(&pattern, broken.filter { !pattern.isSafe($0) })
    } catch {
      return false
    }
    let touched = Set((part + pattern.flipped.filter { pattern.withheld[$0] }).flatMap(neighbours))
    for cell in touched.filter({ isComplementary($0, in: pattern) }).sorted(by: isDearer) {
      _ = show(cell, of: &pattern)
    }
    return true
  }
}
