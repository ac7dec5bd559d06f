/// The attacker's program over all cells, as moves from the true table: how far can one cell move if others may move so far?
///
/// No move at all fits every row, so that the program has an answer for any rooms.
final class AttackProgram {
  let problem: SuppressionProblem
  private let basis: [Int]
  private var program: LinearProgram
  private(set) var low: [Double]
  private(set) var high: [Double]
  /// Farthest that any cell needs to move.
  private let reach: Double
  /// As ``LinearProgram/effort``.
  private(set) var work = 0

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    basis = problem.rows.indices.filter { problem.isNeeded[$0] }
    let zeros = [Double](repeating: 0, count: problem.unknowns)
    (low, high) = (zeros, zeros)
    reach = Double(problem.farthestNeed)
    program = LinearProgram(
      lower: zeros, upper: zeros,
      rows: basis.map { number in
        let row = problem.rows[number]
        let isSum = row.kind == .sum
        return LinearProgram.Row(
          columns: row.terms.map(\.unknown), coefficients: row.terms.map { Double($0.coefficient) },
          lower: isSum ? 0 : -.infinity, upper: isSum ? 0 : Double(problem.slack(of: number)))
      })
    program.useSimpleMatrix()
  }

  /// How far the bounds of its count let an unknown move.
  func room(_ unknown: Int) -> (down: Double, up: Double) {
    let truth = problem.truth[unknown]
    return (Double(truth - problem.least[unknown]), Double(problem.most[unknown] - truth))
  }

  /// Gives every unknown its room: all of it to what nobody shows, and a part of what others can need to candidates.
  ///
  /// - Parameter part: Per unknown, from 0 to 1.
  func setRooms(_ part: [Double]) {
    for unknown in low.indices {
      if problem.isOpen(unknown) {
        setRoom(unknown, isOpen: true)
      } else {
        setRoom(unknown, part: problem.price[unknown] == nil ? 0 : part[unknown])
      }
    }
  }

  /// Gives a part of what others can need to an unknown.
  func setRoom(_ unknown: Int, part: Double) {
    let (down, up) = room(unknown)
    (low[unknown], high[unknown]) = (-min(down, reach) * part, min(up, reach) * part)
  }

  /// Gives all of its room to an unknown, or none.
  func setRoom(_ unknown: Int, isOpen: Bool) {
    let (down, up) = room(unknown)
    (low[unknown], high[unknown]) = isOpen ? (-down, up) : (0, 0)
  }

  /// Lets the target move as far as it needs, whatever its own part is.
  ///
  /// - Returns: Its room before, for ``restore(_:_:)``.
  func free(_ target: Int, _ need: SuppressionProblem.Need) -> (Double, Double) {
    let before = (low[target], high[target])
    let (down, up) = room(target)
    low[target] = max(-down, -Double(need.width))
    high[target] = min(up, max(Double(need.width), Double(need.top - problem.truth[target])))
    return before
  }

  func restore(_ target: Int, _ room: (Double, Double)) { (low[target], high[target]) = room }

  /// - Parameter sign: −1 for the farthest up, 1 for the farthest down.
  /// - Returns: Every unknown's move there; `nil` on numerical trouble.
  func farthest(_ target: Int, sign: Double) -> [Double]? {
    program.setBounds(lower: low, upper: high)
    defer { work += program.effort }
    guard case .optimal = program.minimise(target, sign: sign) else { return nil }
    return program.values()
  }

  /// A bound of how far a cell moves: a part that is there in any case, and what each candidate may add.
  struct Bound {
    let rest: Double
    let weights: [Int: Double]

    /// What it says where these candidates move, and no others.
    func value(at chosen: [Bool]) -> Double {
      // In order, so that sums are the same on every run.
      weights.keys.sorted().reduce(rest) { $0 + (chosen[$1] ? weights[$1] ?? 0 : 0) }
    }
  }

  /// −sign × move ≤ rest + Σ weight × part, by the prices of the last optimum (weak duality: true for any prices).
  func certificate(_ target: Int, sign: Double) -> Bound {
    var rest = 0.0
    var reduced: [Int: Double] = [target: -sign]
    for (place, raw) in program.prices().enumerated() where abs(raw) > wholeTolerance {
      let number = basis[place]
      let row = problem.rows[number]
      // The program minimises: its prices have the other sign; a containment's price may only push one way.
      let price = row.kind == .sum ? -raw : max(0, -raw)
      if row.kind == .containment { rest += price * Double(problem.slack(of: number)) }
      for term in row.terms { reduced[term.unknown, default: 0] -= price * Double(term.coefficient) }
    }
    var weights: [Int: Double] = [:]
    // In order, so that sums are the same on every run.
    for (unknown, cost) in reduced.sorted(by: { $0.key < $1.key }) where abs(cost) > wholeTolerance {
      let (down, up) = room(unknown)
      let most = cost > 0 ? cost * up : -cost * down
      if unknown == target || problem.isOpen(unknown) {
        rest += most
      } else if problem.price[unknown] != nil {
        weights[unknown] = most
      }
    }
    return Bound(rest: rest, weights: weights)
  }
}
