/// A choice of withheld cells with the deviations that prove them safe.
struct Pattern {
  let problem: SuppressionProblem
  private(set) var withheld: [Bool]
  private(set) var book: WitnessBook

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    withheld = problem.primary
    book = WitnessBook(unknowns: problem.unknowns)
  }

  /// Cells withheld for others, ascending.
  var complementary: [Int] { withheld.indices.filter { withheld[$0] && !problem.primary[$0] } }

  var cost: Double { complementary.reduce(0) { $0 + (problem.price[$1] ?? 0) } }

  func mayMove(_ unknown: Int) -> Bool { withheld[unknown] || problem.isLatent(unknown) }

  /// Whether the deviations prove all that the cell needs; a shown cell needs nothing.
  func isSafe(_ unknown: Int) -> Bool { isWide(unknown) && pinning(unknown) == nil }

  func isWide(_ unknown: Int) -> Bool {
    guard let need = problem.need[unknown], withheld[unknown] else { return true }
    return book.high[unknown] - book.low[unknown] >= need.width
      && problem.truth[unknown] + book.high[unknown] >= need.top
  }

  /// A respondent who can compute the cell, as far as the deviations tell; not one whose own count it is.
  func pinning(_ unknown: Int) -> Int? {
    if problem.restrictions.isEmpty || !withheld[unknown] { return nil }
    return book.pinning(unknown).filter {
      problem.isSame[problem.restrictions[$0].unknown] != problem.isSame[unknown]
    }.min()
  }

  var unsafe: [Int] { withheld.indices.filter { !isSafe($0) } }

  /// Takes a deviation in and withholds every cell that it moves.
  ///
  /// - Returns: Cells that were shown before.
  mutating func take(_ deviation: Deviation) -> [Int] {
    var fresh: [Int] = []
    for move in deviation.moves where !mayMove(move.unknown) {
      withheld[move.unknown] = true
      fresh.append(move.unknown)
    }
    book.add(deviation)
    return fresh
  }

  mutating func withhold(_ unknown: Int) { withheld[unknown] = true }

  /// - Returns: Withheld cells that are no longer proven safe.
  mutating func show(_ unknown: Int) -> [Int] {
    withheld[unknown] = false
    return book.show(unknown).filter { !isSafe($0) }
  }
}
