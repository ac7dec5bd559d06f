/// What the rows of a problem alone say of each unknown, passed from row to row until nothing tightens.
///
/// Every table of whole numbers that obeys the rows lies within these bounds; not every value within them has a table
/// (M. W. P. Savelsbergh, "Preprocessing and probing techniques for mixed integer programming problems", ORSA Journal
/// on Computing 6 (1994)).
struct ImpliedBounds {
  /// Rows are looked at this often on average, and no more: some bounds approach their end in ever smaller steps.
  private static let rounds = 20

  private(set) var least: [Int]
  private(set) var most: [Int]

  /// - Parameter isMovable: Per unknown; what does not move stays as it truly is.
  init(_ problem: SuppressionProblem, isMovable: [Bool]) {
    least = problem.truth.indices.map { isMovable[$0] ? problem.least[$0] : problem.truth[$0] }
    most = problem.truth.indices.map { isMovable[$0] ? problem.most[$0] : problem.truth[$0] }
    _ = pass(Array(problem.rows.indices), of: problem)
  }

  /// Shows an unknown as it truly is, and passes on what follows from it.
  ///
  /// - Returns: Unknowns whose bounds are tighter now, in the order in which they became so; some more than once.
  mutating func show(_ unknown: Int, of problem: SuppressionProblem) -> [Int] {
    (least[unknown], most[unknown]) = (problem.truth[unknown], problem.truth[unknown])
    return pass(problem.rowsOfUnknown[unknown], of: problem)
  }

  /// Whether the bounds leave an unknown what it needs: where not, no table does.
  func leave(_ unknown: Int, _ need: SuppressionProblem.Need) -> Bool {
    most[unknown] - least[unknown] >= need.width && most[unknown] >= need.top
  }

  private mutating func pass(_ rows: [Int], of problem: SuppressionProblem) -> [Int] {
    var (queue, next, tighter): ([Int], Int, [Int]) = (rows, 0, [])
    var isWaiting = [Bool](repeating: false, count: problem.rows.count)
    for row in rows { isWaiting[row] = true }
    while next < min(queue.count, Self.rounds * problem.rows.count) {
      let number = queue[next]
      next += 1
      isWaiting[number] = false
      let found = tighten(problem.rows[number])
      tighter += found
      for unknown in found {
        for row in problem.rowsOfUnknown[unknown] where !isWaiting[row] {
          isWaiting[row] = true
          queue.append(row)
        }
      }
    }
    return tighter
  }

  /// - Returns: Unknowns whose bounds are tighter now.
  private mutating func tighten(_ row: CellSystem.Row) -> [Int] {
    var (low, high) = (0, 0)
    for term in row.terms {
      let (own, other) = ends(of: term)
      low += own
      high += other
    }
    var tighter: [Int] = []
    for term in row.terms where least[term.unknown] < most[term.unknown] {
      let (own, other) = ends(of: term)
      // The rest is at least `low − own`, so this term is at most its negative; in a sum it is also at least that of the
      // greatest rest.
      let isLower = tighten(term, atMost: own - low)
      let isHigher = row.kind == .sum && tighten(term, atLeast: other - high)
      guard isLower || isHigher else { continue }
      let (newOwn, newOther) = ends(of: term)
      low += newOwn - own
      high += newOther - other
      tighter.append(term.unknown)
    }
    return tighter
  }

  /// Least and greatest value of coefficient × unknown.
  private func ends(of term: CellSystem.Row.Term) -> (Int, Int) {
    let (one, other) = (term.coefficient * least[term.unknown], term.coefficient * most[term.unknown])
    return (min(one, other), max(one, other))
  }

  private mutating func tighten(_ term: CellSystem.Row.Term, atMost limit: Int) -> Bool {
    term.coefficient > 0
      ? lower(term.unknown, to: limit.dividedDown(by: term.coefficient))
      : raise(term.unknown, to: -limit.dividedDown(by: -term.coefficient))
  }

  private mutating func tighten(_ term: CellSystem.Row.Term, atLeast limit: Int) -> Bool {
    term.coefficient > 0
      ? raise(term.unknown, to: -(-limit).dividedDown(by: term.coefficient))
      : lower(term.unknown, to: (-limit).dividedDown(by: -term.coefficient))
  }

  private mutating func lower(_ unknown: Int, to value: Int) -> Bool {
    guard value < most[unknown] else { return false }
    most[unknown] = value
    return true
  }

  private mutating func raise(_ unknown: Int, to value: Int) -> Bool {
    guard value > least[unknown] else { return false }
    least[unknown] = value
    return true
  }
}

extension Int {
  /// The greatest whole number whose product with a divisor above 0 is no more than this.
  fileprivate func dividedDown(by divisor: Int) -> Int {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
