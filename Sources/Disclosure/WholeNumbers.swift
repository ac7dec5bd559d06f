/// The best whole-number point that a branch-and-bound search found.
struct WholeNumberOptimum {
  /// The column's value there; `nil` when no point was found.
  var value: Int?
  var point: [Int] = []
  /// Whether nothing better exists (or, without a point, whether none exists).
  var isProven: Bool
}

/// A value this close to a whole number is that number.
let wholeTolerance = 1e-6

extension LinearProgram {
  /// Minimises `sign × column` over whole numbers, by depth-first branch and bound.
  ///
  /// - Parameters:
  ///   - limit: Most linear programs to solve.
  mutating func wholeMinimum(_ column: Int, sign: Double, limit: Int) -> WholeNumberOptimum {
    let root = (lower: lower, upper: upper)
    defer { setBounds(lower: root.lower, upper: root.upper) }
    var best = WholeNumberOptimum(isProven: true)
    var open = [root]
    var isRoot = true
    for _ in 0..<limit {
      guard let node = open.popLast() else { return best }
      setBounds(lower: node.lower, upper: node.upper)
      let outcome = isRoot ? minimise(column, sign: sign) : minimiseAgain()
      isRoot = false
      guard let values = improvement(outcome, on: best.value, sign: sign) else { continue }
      if let fraction = mostFractional(values) {
        open += branches(of: node, at: fraction, value: values[fraction])
      } else {
        best.point = values.map { Int($0.rounded()) }
        best.value = best.point[column]
      }
    }
    best.isProven = open.isEmpty
    return best
  }

  /// Some table of whole numbers that obeys rows and bounds; `nil` when there is none or the limit is reached.
  mutating func wholePoint(limit: Int) -> (point: [Int]?, programs: Int) {
    let root = (lower: lower, upper: upper)
    defer { setBounds(lower: root.lower, upper: root.upper) }
    var open = [root]
    for program in 1...limit {
      guard let node = open.popLast() else { return (nil, program) }
      setBounds(lower: node.lower, upper: node.upper)
      let outcome = program == 1 ? minimise([Double](repeating: 0, count: columns)) : minimiseAgain()
      guard case .optimal = outcome else { continue }
      let values = values()
      guard let fraction = mostFractional(values) else { return (values.map { Int($0.rounded()) }, program) }
      open += branches(of: node, at: fraction, value: values[fraction])
    }
    return (nil, limit)
  }

  /// The relaxation's optimum, unless no whole number better than `best` can lie below it.
  private func improvement(_ outcome: Outcome, on best: Int?, sign: Double) -> [Double]? {
    guard case .optimal(let value) = outcome else { return nil }
    if let best, (value - wholeTolerance).rounded(.up) >= sign * Double(best) { return nil }
    return values()
  }

  private func branches(
    of node: (lower: [Double], upper: [Double]), at column: Int, value: Double
  ) -> [(lower: [Double], upper: [Double])] {
    var (below, above) = (node, node)
    below.upper[column] = value.rounded(.down)
    above.lower[column] = value.rounded(.up)
    // The nearer side is searched first: it is last on the stack.
    return value - value.rounded(.down) < 0.5 ? [above, below] : [below, above]
  }
}

/// The column farthest from a whole number, the first of equals; `nil` when all are whole.
func mostFractional(_ values: [Double]) -> Int? {
  var found: (column: Int, distance: Double)?
  for (column, value) in values.enumerated() {
    let distance = abs(value - value.rounded())
    if distance > wholeTolerance, distance > (found?.distance ?? 0) + wholeTolerance { found = (column, distance) }
  }
  return found?.column
}
