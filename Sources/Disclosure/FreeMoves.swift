/// Decides of many unknowns of one problem whether they are safe when all that may move moves freely.
///
/// Where the rows alone leave too little, nothing is sought. Else the greatest and least value is sought among what lies
/// around the unknown, then in all that hangs together with it. Every table that turns up serves all unknowns that it
/// moves.
struct FreeMoves: ~Copyable {
  enum Answer {
    case safe
    /// Proven: no tables of whole numbers lie far enough apart.
    case unsafe
    case undecided
  }

  /// How many rows around an unknown are looked at before the whole, and how many unknowns at most.
  private static let views = [(radius: 2, most: 80), (radius: 4, most: 400)]
  /// Linear programs for one end: around the unknown, and in the whole.
  private static let branches = (near: 6, whole: 60)

  let problem: SuppressionProblem
  private(set) var pattern: Pattern
  private let isMovable: [Bool]
  private let bounds: ImpliedBounds
  /// Per unknown, all that hangs together with it.
  private let block: [Int: [Int]]

  /// - Parameter withCandidates: Cells that may be withheld for others move too: what is unsafe even then is so under
  ///   every pattern.
  init(_ problem: SuppressionProblem, withCandidates: Bool = false) {
    self.problem = problem
    var pattern = Pattern(problem)
    if withCandidates { for cell in problem.candidates { pattern.withhold(cell) } }
    self.pattern = pattern
    let bounds = ImpliedBounds(problem, isMovable: (0..<problem.unknowns).map(pattern.mayMove))
    let isMovable = (0..<problem.unknowns).map { bounds.least[$0] < bounds.most[$0] }
    (self.isMovable, self.bounds) = (isMovable, bounds)
    block = problem.blocks(of: isMovable).reduce(into: [:]) { found, block in
      for unknown in block { found[unknown] = block }
    }
  }

  mutating func answer(_ unknown: Int) -> Answer {
    if pattern.isSafe(unknown) { return .safe }
    if let need = problem.need[unknown], !bounds.leave(unknown, need) { return .unsafe }
    let whole = block[unknown] ?? []
    for view in Self.views {
      let scope = neighbourhood(of: unknown, radius: view.radius, most: view.most)
      if scope.count == whole.count { break }
      _ = reach(unknown, in: scope, branches: Self.branches.near)
      if pattern.isSafe(unknown) { return .safe }
    }
    let isProven = reach(unknown, in: whole, branches: Self.branches.whole)
    return pattern.isSafe(unknown) ? .safe : isProven ? .unsafe : .undecided
  }

  /// Takes in the tables at both ends.
  ///
  /// - Returns: Whether nothing lies beyond them.
  private mutating func reach(_ unknown: Int, in scope: [Int], branches: Int) -> Bool {
    guard let column = scope.firstIndex(of: unknown) else { return false }
    var program = LinearProgram(
      lower: scope.map { Double(bounds.least[$0]) }, upper: scope.map { Double(bounds.most[$0]) },
      rows: problem.programRows(of: scope))
    var isProven = true
    for sign in [-1.0, 1.0] where !pattern.isSafe(unknown) {
      let end = program.wholeMinimum(column, sign: sign, limit: branches)
      isProven = isProven && end.isProven && end.value != nil
      if end.value != nil { take(end.point, of: scope) }
    }
    return isProven
  }

  private mutating func take(_ point: [Int], of scope: [Int]) {
    let moves = zip(scope, point).filter { problem.truth[$0] != $1 }.map { unknown, value in
      Deviation.Move(unknown: unknown, by: value - problem.truth[unknown])
    }
    guard !moves.isEmpty, problem.admits(moves) else { return }
    _ = pattern.take(Deviation(moves: moves, excluded: problem.excluded(by: moves)))
  }

  /// Unknowns that may move within a number of rows, ascending; the nearest ones where they are too many.
  private func neighbourhood(of unknown: Int, radius: Int, most: Int) -> [Int] {
    var found: Set<Int> = [unknown]
    var edge = [unknown]
    for _ in 0..<radius {
      var next: [Int] = []
      for row in edge.flatMap({ problem.rowsOfUnknown[$0] }) {
        for term in problem.rows[row].terms where isMovable[term.unknown] && found.count < most {
          if found.insert(term.unknown).inserted { next.append(term.unknown) }
        }
      }
      edge = next
    }
    return found.sorted()
  }
}

extension SuppressionProblem {
  /// What may move and hangs together through rows, each ascending, by first unknown.
  func blocks(of isMovable: [Bool]) -> [[Int]] {
    var joined = DisjointSets(count: unknowns)
    for row in rows {
      let open = row.terms.map(\.unknown).filter { isMovable[$0] }
      for other in open.dropFirst() { joined.join(open[0], other) }
    }
    return Dictionary(grouping: isMovable.indices.filter { isMovable[$0] }) { joined.root($0) }
      .values.sorted { $0[0] < $1[0] }
  }

  /// The rows of these unknowns, one column each, its value, when all others stay.
  func programRows(of scope: [Int]) -> [LinearProgram.Row] {
    let columns = Dictionary(uniqueKeysWithValues: scope.enumerated().map { ($1, $0) })
    return Set(scope.flatMap { rowsOfUnknown[$0] }).sorted().map { number in
      var row = LinearProgram.Row(columns: [], coefficients: [], lower: 0, upper: 0)
      var rest = 0
      for term in rows[number].terms {
        if let column = columns[term.unknown] {
          row.columns.append(column)
          row.coefficients.append(Double(term.coefficient))
        } else {
          rest -= term.coefficient * truth[term.unknown]
        }
      }
      row.upper = Double(rest)
      row.lower = rows[number].kind == .sum ? row.upper : -.infinity
      return row
    }
  }
}
