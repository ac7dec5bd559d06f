import CClp

/// A linear program held by CLP, warm from one objective to the next.
///
/// The only file of the room that calls C. One thread at a time; the same calls in the same order give the same
/// answers on every machine with the same CLP.
@safe struct LinearProgram: ~Copyable {
  struct Row: Sendable {
    var columns: [Int]
    var coefficients: [Double]
    var lower: Double
    var upper: Double
  }

  enum Outcome: Equatable {
    /// The least value of the objective.
    case optimal(Double)
    case infeasible
    /// Numerical trouble even from a cold start.
    case failed
  }

  let columns: Int
  private(set) var rows: Int
  /// From `init` to `deinit`, never lent out.
  private let model: UnsafeMutableRawPointer
  private var objective: [Double]
  private(set) var lower: [Double]
  private(set) var upper: [Double]

  /// - Parameters:
  ///   - lower, upper: Bounds per column; ±infinity for none.
  ///   - rows: Each with distinct columns.
  init(lower: [Double], upper: [Double], rows: [Row]) {
    columns = lower.count
    self.rows = rows.count
    objective = [Double](repeating: 0, count: lower.count)
    (self.lower, self.upper) = (lower, upper)
    unsafe model = Clp_newModel()
    unsafe Clp_setLogLevel(model, 0)
    unsafe Clp_resize(model, 0, Int32(columns))
    setBounds(lower: lower, upper: upper)
    // CLP has no matrix, and crashes, without any row: one that says nothing.
    let free = columns == 0 ? [] : [0]
    let says = Row(columns: free, coefficients: free.map { _ in 1 }, lower: -.infinity, upper: .infinity)
    add(rows.isEmpty ? [says] : rows)
    unsafe Clp_setObjSense(model, 1)
  }

  deinit { unsafe Clp_deleteModel(model) }

  /// Adds rows; the basis stays good for ``minimiseAgain()``.
  mutating func append(_ more: [Row]) {
    add(more)
    rows += more.count
  }

  private func add(_ rows: [Row]) {
    var starts: [Int32] = [0]
    for row in rows { starts.append(starts[starts.count - 1] + Int32(row.columns.count)) }
    let columns = rows.flatMap { row in row.columns.map { Int32($0) } }
    unsafe Clp_addRows(
      model, Int32(rows.count), rows.map(\.lower), rows.map(\.upper), starts, columns,
      rows.flatMap(\.coefficients))
  }

  mutating func setBounds(lower: [Double], upper: [Double]) {
    (self.lower, self.upper) = (lower, upper)
    unsafe Clp_chgColumnLower(model, lower)
    unsafe Clp_chgColumnUpper(model, upper)
  }

  /// No scaling and no perturbation: for matrices of a few small whole numbers they cost more than they save.
  mutating func useSimpleMatrix() {
    unsafe Clp_scaling(model, 0)
    unsafe Clp_setPerturbation(model, 100)
  }

  /// Costs for ``minimiseAgain()``.
  mutating func setCosts(_ costs: [Double]) {
    unsafe Clp_chgObjCoefficients(model, costs)
  }

  /// What the last program cost: about a microsecond each, counted from its size and simplex steps, not from a clock,
  /// so that it is the same on every machine.
  var effort: Int { 100 + columns / 20 + Int(unsafe Clp_numberIterations(model)) * (3 + rows / 20) }

  /// Minimises `sign × column`; `sign` is 1 or −1.
  mutating func minimise(_ column: Int, sign: Double) -> Outcome {
    objective[column] = sign
    defer { objective[column] = 0 }
    return minimise(objective)
  }

  /// - Parameter costs: One per column.
  mutating func minimise(_ costs: [Double]) -> Outcome {
    unsafe Clp_chgObjCoefficients(model, costs)
    _ = unsafe Clp_primal(model, 0)
    if unsafe Clp_status(model) != 0 {
      coldStart()
      _ = unsafe Clp_dual(model, 0)
      if unsafe Clp_status(model) != 0 { _ = unsafe Clp_primal(model, 0) }
    }
    return outcome()
  }

  /// Solves again with the last costs after a change of bounds, by the dual method, whose basis stays good then.
  mutating func minimiseAgain() -> Outcome {
    _ = unsafe Clp_dual(model, 0)
    if unsafe Clp_status(model) > 1 {
      coldStart()
      _ = unsafe Clp_dual(model, 0)
    }
    return outcome()
  }

  private func outcome() -> Outcome {
    switch unsafe Clp_status(model) {
    case 0: .optimal(unsafe Clp_objectiveValue(model))
    case 1: .infeasible
    default: .failed
    }
  }

  /// Back to the slack basis: a stale basis is the usual reason for a wrong "infeasible".
  func coldStart() {
    let (basic, atLower): (UInt8, UInt8) = (1, 3)
    let status = [UInt8](repeating: atLower, count: columns) + [UInt8](repeating: basic, count: max(rows, 1))
    unsafe Clp_copyinStatus(model, status)
  }

  /// Column values of the last optimum.
  func values() -> [Double] {
    guard columns > 0, let first = unsafe Clp_getColSolution(model) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: first, count: columns))
  }

  /// Dual value per row of the last optimum: a column outside the program with coefficients `a` and cost 0 would have
  /// the reduced cost −Σ price × a.
  func prices() -> [Double] {
    guard rows > 0, let first = unsafe Clp_getRowPrice(model) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: first, count: rows))
  }
}
