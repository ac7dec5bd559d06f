/// The cheapest choice of cells that satisfies every cut found so far: relaxed, or in whole cells.
///
/// Of thousands of cuts few matter: a program begins with those that the relaxed optimum needs, and takes in what its
/// choice breaks.
final class CoverMaster {
  /// What a search for whole choices found.
  struct Answer {
    /// No choice costs less.
    var bound = -Double.infinity
    /// Per unknown, whether it is chosen: satisfies every cut; `nil` where none was found.
    var choice: [Bool]?
    var effort = 0
    /// Whether a longer search would say more.
    var isCutShort = false
  }

  /// Cuts that are taken in after a search, and cells of the cuts that are in from the start.
  private static let mostAtOnce = 100
  private static let shortest = 3

  private let candidates: [Int]
  private let column: [Int: Int]
  private let prices: [Double]
  private let isOpen: [Bool]
  private var relaxed: LinearProgram
  /// Which cuts the programs of ``choice(_:cutoff:limit:)`` have taken in, and keep.
  private var isIn: [Bool] = []
  /// Of one search; twice as many whenever they were too few.
  private var nodes = 500

  /// - Parameter candidates: Unknowns that may be chosen.
  init(_ problem: SuppressionProblem, candidates: [Int]) {
    self.candidates = candidates
    column = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
    isOpen = (0..<problem.unknowns).map { problem.isOpen($0) }
    prices = candidates.map { problem.price[$0] ?? 0 }
    relaxed = Self.program(prices)
  }

  private static func program(_ prices: [Double]) -> LinearProgram {
    var program = LinearProgram(lower: prices.map { _ in 0 }, upper: prices.map { _ in 1 }, rows: [])
    program.setCosts(prices)
    return program
  }

  func add(_ cuts: [CoveringCut]) { relaxed.append(cuts.map(row)) }

  /// Σ weight × z ≥ need, times the target's z where the cut holds only with its target.
  private func row(_ cut: CoveringCut) -> LinearProgram.Row {
    var row = LinearProgram.Row(columns: [], coefficients: [], lower: cut.need, upper: .infinity)
    for term in cut.terms {
      guard let place = column[term.unknown] else { continue }
      row.columns.append(place)
      row.coefficients.append(term.weight)
    }
    if cut.isConditional, let place = column[cut.target] {
      row.columns.append(place)
      row.coefficients.append(-cut.need)
      row.lower = 0
    }
    return row
  }

  /// The relaxed optimum per unknown for the cuts that were added; `nil` when no choice satisfies them.
  func relaxation() -> (choice: [Double], bound: Double, effort: Int)? {
    guard case .optimal(let bound) = relaxed.minimiseAgain() else { return nil }
    var choice = isOpen.map { $0 ? 1.0 : 0 }
    for (place, value) in relaxed.values().enumerated() { choice[candidates[place]] = min(1, max(0, value)) }
    return (choice, bound, relaxed.effort)
  }

  /// The cheapest whole choice, as far as the effort goes.
  ///
  /// - Parameters:
  ///   - cuts: What it must satisfy: those of the last time, and others behind them.
  ///   - cutoff: Only choices of a lower cost are sought.
  ///   - limit: Effort after which no other program is begun.
  func choice(_ cuts: [CoveringCut], cutoff: Double, limit: Int) -> Answer {
    let rows = cuts.map(row)
    var answer = Answer()
    for row in rows[isIn.count...] { isIn.append(row.columns.count <= Self.shortest) }
    guard needed(rows, &answer) else { return Answer(bound: .infinity, effort: answer.effort) }
    while true {
      var whole = IntegerProgram(columns: prices.map { .choice(cost: $0) })
      whole.isTightened = false
      whole.rows = rows.indices.filter { isIn[$0] }.map { rows[$0] }
      let found = whole.solve(cutoff: cutoff, nodes: nodes)
      answer.effort += found.effort
      answer.bound = max(answer.bound, found.status == .infeasible ? cutoff : found.bound)
      answer.isCutShort = found.status == .feasible || found.status == .undecided
      if answer.isCutShort { nodes *= 2 }
      if found.values.isEmpty { return answer }
      let broken = broken(rows, by: found.values)
      if broken.isEmpty {
        answer.choice = isOpen.map { _ in false }
        for (place, value) in found.values.enumerated() where value > 0.5 { answer.choice?[candidates[place]] = true }
        return answer
      }
      for number in broken { isIn[number] = true }
      answer.isCutShort = answer.effort >= limit
      if answer.isCutShort { return answer }
    }
  }

  /// Takes in what the relaxed optimum of all cuts needs.
  ///
  /// - Returns: `false` when no choice satisfies the cuts.
  private func needed(_ rows: [LinearProgram.Row], _ answer: inout Answer) -> Bool {
    var program = Self.program(prices)
    program.append(rows.indices.filter { isIn[$0] }.map { rows[$0] })
    while true {
      guard case .optimal(let bound) = program.minimiseAgain() else { return false }
      answer.effort += program.effort + rows.count
      answer.bound = bound
      let broken = broken(rows, by: program.values())
      if broken.isEmpty { return true }
      for number in broken { isIn[number] = true }
      program.append(broken.map { rows[$0] })
    }
  }

  /// Rows that are not in and that a choice breaks, those first that it breaks most.
  private func broken(_ rows: [LinearProgram.Row], by values: [Double]) -> [Int] {
    let missing = rows.indices.compactMap { number -> (missing: Double, number: Int)? in
      let row = rows[number]
      if isIn[number] { return nil }
      let sum = zip(row.columns, row.coefficients).reduce(0) { $0 + $1.1 * values[$1.0] }
      return sum < row.lower - wholeTolerance ? (row.lower - sum, number) : nil
    }
    return missing.sorted { ($1.missing, $0.number) < ($0.missing, $1.number) }.prefix(Self.mostAtOnce).map(\.number)
  }
}
