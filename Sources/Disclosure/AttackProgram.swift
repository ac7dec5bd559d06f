/// The attacker's program over all cells, as moves from the true table: how far can one cell move if others may move so far?
///
/// No move at all fits every row, so that the program has an answer for any rooms.
struct AttackProgram: ~Copyable {
  private let layout: AttackLayout
  private var problem: SuppressionProblem { layout.problem }
  private var program: LinearProgram
  /// Per column.
  private var low: [Double]
  private var high: [Double]
  /// Farthest that any cell needs to move.
  private let reach: Double
  /// As ``LinearProgram/effort``.
  private(set) var work = 0

  init(_ layout: AttackLayout) {
    self.layout = layout
    program = layout.program()
    reach = Double(layout.problem.farthestNeed)
    low = [Double](repeating: 0, count: layout.movable.count)
    high = low
  }

  /// Gives every unknown its room: all of it to what nobody shows, and a part of what others can need to candidates.
  ///
  /// - Parameter part: Per unknown, from 0 to 1.
  mutating func setRooms(_ part: [Double]) {
    for unknown in layout.movable {
      if problem.isOpen(unknown) {
        setRoom(unknown, isOpen: true)
      } else {
        setRoom(unknown, part: problem.price[unknown] == nil ? 0 : part[unknown])
      }
    }
  }

  /// Gives a part of what others can need to an unknown.
  mutating func setRoom(_ unknown: Int, part: Double) {
    let (down, up) = layout.room(unknown)
    set(unknown, -min(down, reach) * part, min(up, reach) * part)
  }

  /// Gives all of its room to an unknown, or none.
  mutating func setRoom(_ unknown: Int, isOpen: Bool) {
    let (down, up) = isOpen ? layout.room(unknown) : (0, 0)
    set(unknown, -down, up)
  }

  private mutating func set(_ unknown: Int, _ lower: Double, _ upper: Double) {
    if let column = layout.place[unknown] { (low[column], high[column]) = (lower, upper) }
  }

  /// Lets the target move as far as it needs, whatever its own part is.
  ///
  /// - Returns: Its room before, for ``restore(_:_:)``.
  mutating func free(_ target: Int, _ need: SuppressionProblem.Need) -> (Double, Double) {
    guard let column = layout.place[target] else { return (0, 0) }
    let before = (low[column], high[column])
    let (down, up) = layout.room(target)
    set(
      target, max(-down, -Double(need.width)),
      min(up, max(Double(need.width), Double(need.top - problem.truth[target]))))
    return before
  }

  mutating func restore(_ target: Int, _ room: (Double, Double)) { set(target, room.0, room.1) }

  /// - Parameter sign: −1 for the farthest up, 1 for the farthest down.
  /// - Returns: Every unknown's move there; `nil` on numerical trouble.
  mutating func farthest(_ target: Int, sign: Double) -> [Double]? {
    var moves = [Double](repeating: 0, count: problem.unknowns)
    guard let column = layout.place[target] else { return moves }
    program.setBounds(lower: low, upper: high)
    defer { work += program.effort }
    guard case .optimal = program.minimise(column, sign: sign) else { return nil }
    for (unknown, value) in zip(layout.movable, program.values()) { moves[unknown] = value }
    return moves
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
    if layout.place[target] == nil { return Bound(rest: 0, weights: [:]) }
    var rest = 0.0
    var reduced: [Int: Double] = [target: -sign]
    for (row, raw) in zip(layout.rows, program.prices()) where abs(raw) > wholeTolerance {
      let isSum = problem.rows[row.number].kind == .sum
      // The program minimises: its prices have the other sign; a containment's price may only push one way.
      let price = isSum ? -raw : max(0, -raw)
      if !isSum { rest += price * Double(problem.slack(of: row.number)) }
      for term in row.terms { reduced[term.unknown, default: 0] -= price * Double(term.coefficient) }
    }
    var weights: [Int: Double] = [:]
    // In order, so that sums are the same on every run.
    for (unknown, cost) in reduced.sorted(by: { $0.key < $1.key }) where abs(cost) > wholeTolerance {
      let (down, up) = layout.room(unknown)
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
