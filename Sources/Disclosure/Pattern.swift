/// A choice of withheld cells with the deviations that prove them safe.
struct Pattern {
  let problem: SuppressionProblem
  private(set) var withheld: [Bool]
  private(set) var book: WitnessBook
  /// Cells withheld for others, ascending.
  private(set) var complementary: [Int] = []
  private(set) var cost = 0.0
  /// Cells withheld or shown by the attempts that are under way.
  private(set) var flipped: [Int] = []
  private var attempts = 0

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    withheld = problem.primary
    book = WitnessBook(unknowns: problem.unknowns)
  }

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
    let fresh = deviation.moves.map(\.unknown).filter { !mayMove($0) }
    for unknown in fresh { flip(unknown) }
    book.add(deviation)
    if attempts == 0 { book.forgetChanges() }
    return fresh
  }

  mutating func withhold(_ unknown: Int) { if !withheld[unknown] { flip(unknown) } }

  /// - Returns: Withheld cells that are no longer proven safe.
  mutating func show(_ unknown: Int) -> [Int] {
    if withheld[unknown] { flip(unknown) }
    let moved = book.show(unknown)
    if attempts == 0 { book.forgetChanges() }
    return moved.filter { !isSafe($0) }
  }

  private mutating func flip(_ unknown: Int) {
    withheld[unknown].toggle()
    if attempts > 0 { flipped.append(unknown) }
    if problem.primary[unknown] { return }
    let place = complementary.firstPlace { $0 >= unknown }
    if withheld[unknown] { complementary.insert(unknown, at: place) } else { complementary.remove(at: place) }
    cost += (withheld[unknown] ? 1 : -1) * (problem.price[unknown] ?? 0)
  }
}

extension Pattern {
  /// Changes the pattern; where that fails it is as it was before. The cost is that of the changes, not of a copy.
  ///
  /// - Parameter changes: Whether they shall stay.
  mutating func attempt(_ changes: (inout Pattern) -> Bool) -> Bool {
    let (flips, mark) = (flipped.count, book.mark)
    attempts += 1
    let isKept = changes(&self)
    attempts -= 1
    if !isKept {
      book.undo(to: mark)
      for unknown in flipped[flips...].reversed() { flip(unknown) }
      flipped.removeSubrange(flips...)
    }
    if attempts == 0 {
      flipped.removeAll(keepingCapacity: true)
      book.forgetChanges()
    }
    return isKept
  }
}

extension [Int] {
  /// Of an ascending list, the first place where a condition holds that holds from there on.
  fileprivate func firstPlace(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
