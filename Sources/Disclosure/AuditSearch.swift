/// Whole-number tables that obey the rows of a linear program: depth-first branch and bound, the audit's own.
struct AuditSearch: ~Copyable {
  /// A value this close to a whole number is that number.
  static let tolerance = 1e-6

  enum Table: Equatable {
    case found([Int])
    case none
    /// The limit was reached before either was known.
    case open
  }

  private var program: AuditProgram
  private(set) var lower: [Int]
  private(set) var upper: [Int?]

  /// What was spent so far: columns, once per linear program.
  private(set) var effort = 0

  /// One more row than given: it holds a form at a value while a table with that value is sought.
  private let goal: Int

  init(lower: [Int], upper: [Int?], rows: [AuditProgram.Row]) {
    goal = rows.count
    program = AuditProgram(lower: lower, upper: upper, rows: rows + [AuditProgram.Row(terms: [])])
    (self.lower, self.upper) = (lower, upper)
  }

  /// The relaxed end of a form: its least value for `sign` 1, its greatest for −1.
  mutating func relaxed(_ form: [AuditTerm], sign: Int) -> AuditProgram.Outcome {
    effort += lower.count
    return switch program.minimise(form, sign: sign) {
    case .optimal(let value): .optimal(Double(sign) * value)
    case let other: other
    }
  }

  /// Dual value per given row of the last relaxed end.
  func prices() -> [Double] { program.prices().dropLast() }

  /// A point that brings a form to its relaxed end, or as far as a value.
  mutating func point(toward sign: Int, of form: [AuditTerm], noFartherThan value: Int) -> [Double]? {
    program.replace(
      row: goal, by: AuditProgram.Row(terms: form, lower: sign > 0 ? value : nil, upper: sign < 0 ? value : nil))
    defer { program.replace(row: goal, by: AuditProgram.Row(terms: [])) }
    guard case .optimal = program.minimise(form, sign: sign) else { return nil }
    return program.values()
  }

  /// A point that gives a form a value.
  mutating func point(with form: [AuditTerm], at value: Int) -> [Double]? {
    program.replace(row: goal, by: AuditProgram.Row(terms: form, lower: value, upper: value))
    defer { program.replace(row: goal, by: AuditProgram.Row(terms: [])) }
    guard case .optimal = program.minimise([], sign: 1) else { return nil }
    return program.values()
  }

  /// The last relaxed end's point.
  func point() -> [Double] { program.values() }

  /// The last relaxed end's point, if it is a table of whole numbers.
  func table() -> [Int]? {
    let values = program.values()
    return Self.farthestFromWhole(values) == nil ? values.map { Int($0.rounded()) } : nil
  }

  mutating func setBounds(of column: Int, lower low: Int, upper high: Int?) {
    (lower[column], upper[column]) = (low, high)
    program.setBounds(of: column, lower: low, upper: high)
  }

  /// Some table of whole numbers that obeys rows and bounds and gives a form this value.
  ///
  /// - Parameter limit: Most linear programs to solve.
  mutating func table(with form: [AuditTerm], at value: Int, limit: Int) -> Table {
    program.replace(row: goal, by: AuditProgram.Row(terms: form, lower: value, upper: value))
    defer { program.replace(row: goal, by: AuditProgram.Row(terms: [])) }
    return whole(from: program.minimise([], sign: 1), limit: limit)
  }

  /// Whole numbers of a small sum that obey rows, bounds and one more row: the first that branching comes upon.
  mutating func small(obeying row: AuditProgram.Row, limit: Int) -> Table {
    program.replace(row: goal, by: row)
    defer { program.replace(row: goal, by: AuditProgram.Row(terms: [])) }
    return whole(from: program.minimiseSum(), limit: limit)
  }

  /// Branches from a relaxed outcome until all columns are whole.
  private mutating func whole(from relaxed: AuditProgram.Outcome, limit: Int) -> Table {
    var open: [Branch] = []
    var path: [Branch] = []
    var outcome = relaxed
    defer { for branch in path.reversed() { undo(branch) } }
    for _ in 0..<limit {
      effort += lower.count
      if case .optimal = outcome {
        let values = program.values()
        guard let column = Self.farthestFromWhole(values) else { return .found(values.map { Int($0.rounded()) }) }
        open += branches(at: column, value: values[column], depth: path.count)
      } else if outcome != .infeasible {
        return .open
      }
      guard let next = open.popLast() else { return .none }
      while path.count > next.depth { undo(path.removeLast()) }
      path.append(next)
      setBounds(of: next.column, lower: next.lower, upper: next.upper)
      outcome = program.minimiseAgain()
    }
    return .open
  }

  /// A narrower range of one column, and the range it had.
  private struct Branch {
    let column: Int
    let lower: Int
    let upper: Int?
    let before: (lower: Int, upper: Int?)
    let depth: Int
  }

  private mutating func undo(_ branch: Branch) {
    setBounds(of: branch.column, lower: branch.before.lower, upper: branch.before.upper)
  }

  /// The nearer side is searched first: it is last on the stack.
  private func branches(at column: Int, value: Double, depth: Int) -> [Branch] {
    let floor = Int(value.rounded(.down))
    let before = (lower: lower[column], upper: upper[column])
    let below = Branch(column: column, lower: before.lower, upper: floor, before: before, depth: depth)
    let above = Branch(column: column, lower: floor + 1, upper: before.upper, before: before, depth: depth)
    return value - value.rounded(.down) < 0.5 ? [above, below] : [below, above]
  }

  /// The column farthest from a whole number, the first of equals; `nil` when all are whole.
  static func farthestFromWhole(_ values: [Double]) -> Int? {
    var found: (column: Int, distance: Double)?
    for (column, value) in values.enumerated() {
      let distance = abs(value - value.rounded())
      if distance > tolerance, distance > (found?.distance ?? 0) + tolerance { found = (column, distance) }
    }
    return found?.column
  }
}
