import CCbc
import Synchronization

/// A mixed-integer program, minimised by CBC.
///
/// The only file of the room that calls CBC. CBC forbids changes after a solve, so that each ``solve(start:cutoff:nodes:)``
/// hands over the whole matrix: some thousand rows take milliseconds. Same program, same limits, same answer: no clock is
/// asked, and one thread searches.
struct IntegerProgram: Sendable {
  typealias Row = LinearProgram.Row

  struct Column: Sendable {
    var lower = 0.0
    /// Infinity for none.
    var upper = Double.infinity
    var isWhole = true
    /// What one unit adds to the sum to minimise.
    var cost = 0.0

    static func choice(cost: Double) -> Column { Column(upper: 1, cost: cost) }
  }

  enum Status: Equatable, Sendable {
    /// Nothing costs less.
    case proven
    /// A point, with nodes left unsearched: nothing costs less than ``Answer/bound``.
    case feasible
    /// No point at all, or none below the cutoff.
    case infeasible
    /// No point found within the limit, or numerical trouble.
    case undecided
  }

  struct Answer: Sendable {
    var status: Status
    /// Per column, whole columns exactly whole; empty without a point.
    var values: [Double] = []
    /// Cost of ``values``; infinity without a point.
    var objective = Double.infinity
    /// No point costs less than this; −infinity where nothing is known.
    var bound = -Double.infinity
    /// As ``LinearProgram/effort``.
    var effort = 0
  }

  var columns: [Column]
  /// Whether CBC tightens the relaxation with cuts of its own: where most rows are cuts already, that only takes time.
  var isTightened = true
  /// Each with distinct columns. Rows may be added between two solves.
  var rows: [Row] = []

  /// CBC keeps some state per process (its command reader, its interrupt handler).
  private static let turn = Mutex(())

  /// - Parameters:
  ///   - start: A known point, used if it obeys rows and bounds: the answer is never worse.
  ///   - cutoff: Only points of a lower cost are sought.
  ///   - nodes: Most nodes after the root.
  func solve(start: [Double]? = nil, cutoff: Double? = nil, nodes: Int = 100_000) -> Answer {
    let known = start.flatMap { $0.count == columns.count && obeys($0) ? $0 : nil }
    if columns.isEmpty { return withoutColumns() }
    let answer = Self.turn.withLock { _ in search(start: known, cutoff: cutoff, nodes: nodes) }
    guard let known, cost(known) < answer.objective, cost(known) < cutoff ?? .infinity else { return answer }
    // Said to be infeasible beside a point that is not: then nothing CBC says is a bound.
    let bound = answer.status == .infeasible ? -.infinity : min(answer.bound, cost(known))
    return Answer(
      status: .feasible, values: known, objective: cost(known), bound: bound, effort: answer.effort)
  }

  func cost(_ values: [Double]) -> Double { zip(columns, values).reduce(0) { $0 + $1.0.cost * $1.1 } }

  /// Whether a point keeps every bound and row, whole columns whole, within a millionth of each row's size.
  func obeys(_ values: [Double]) -> Bool {
    for (column, value) in zip(columns, values) {
      if value < column.lower - wholeTolerance || value > column.upper + wholeTolerance { return false }
      if column.isWhole, abs(value - value.rounded()) > wholeTolerance { return false }
    }
    return rows.allSatisfy { row in
      let sum = zip(row.columns, row.coefficients).reduce(0) { $0 + $1.1 * values[$1.0] }
      let size = zip(row.columns, row.coefficients).reduce(1) { $0 + abs($1.1 * values[$1.0]) }
      return sum >= row.lower - wholeTolerance * size && sum <= row.upper + wholeTolerance * size
    }
  }

  private func withoutColumns() -> Answer {
    let holds = rows.allSatisfy { $0.lower <= 0 && $0.upper >= 0 }
    return holds ? Answer(status: .proven, objective: 0, bound: 0) : Answer(status: .infeasible)
  }
}

extension IntegerProgram {
  private func search(start: [Double]?, cutoff: Double?, nodes: Int) -> Answer {
    guard let model = unsafe Cbc_newModel() else { return Answer(status: .undecided) }
    defer { unsafe Cbc_deleteModel(model) }
    unsafe Cbc_setLogLevel(model, 0)
    unsafe load(model)
    unsafe Cbc_setMaximumNodes(model, Int32(clamping: nodes))
    if !isTightened { unsafe Cbc_setParameter(model, "cutsOnOff", "off") }
    if let cutoff { unsafe Cbc_setCutoff(model, cutoff) }
    if let start { unsafe Cbc_setMIPStartI(model, Int32(start.count), columns.indices.map { Int32($0) }, start) }
    _ = unsafe Cbc_solve(model)
    var found = unsafe answer(model, cutoff: cutoff)
    let steps = Int(unsafe Cbc_getIterationCount(model)) + 10 * Int(unsafe Cbc_getNodeCount(model))
    // With what CBC does not count: trials of branches.
    found.effort = 5_000 + rows.count * 20 + steps * (25 + rows.count / 3)
    return found
  }

  /// By columns, as CBC wants it.
  private func load(_ model: UnsafeMutableRawPointer) {
    // Without any row there is no matrix: one that says nothing.
    let free = Row(columns: [0], coefficients: [1], lower: -.infinity, upper: .infinity)
    let rows = rows.isEmpty ? [free] : rows
    var entries = [[(row: Int32, coefficient: Double)]](repeating: [], count: columns.count)
    for (number, row) in rows.enumerated() {
      for (column, coefficient) in zip(row.columns, row.coefficients) {
        entries[column].append((Int32(number), coefficient))
      }
    }
    var starts: [CoinBigIndex] = [0]
    for column in entries { starts.append(starts[starts.count - 1] + CoinBigIndex(column.count)) }
    unsafe Cbc_loadProblem(
      model, Int32(columns.count), Int32(rows.count), starts, entries.flatMap { $0.map(\.row) },
      entries.flatMap { $0.map(\.coefficient) }, columns.map { finite($0.lower) }, columns.map { finite($0.upper) },
      columns.map(\.cost), rows.map { finite($0.lower) }, rows.map { finite($0.upper) })
    for (number, column) in columns.enumerated() where column.isWhole {
      unsafe Cbc_setInteger(model, Int32(number))
    }
    unsafe Cbc_setObjSense(model, 1)
  }

  /// COIN-OR's infinity is the largest finite number.
  private func finite(_ bound: Double) -> Double {
    bound.isInfinite ? (bound < 0 ? -1 : 1) * Double.greatestFiniteMagnitude : bound
  }

  private func answer(_ model: UnsafeMutableRawPointer, cutoff: Double?) -> Answer {
    if unsafe Cbc_isProvenInfeasible(model) != 0 { return Answer(status: .infeasible, bound: cutoff ?? .infinity) }
    let bound = unsafe Cbc_getBestPossibleObjValue(model)
    guard unsafe Cbc_isContinuousUnbounded(model) == 0, let first = unsafe Cbc_bestSolution(model) else {
      return Answer(status: .undecided, bound: abs(bound) < 1e30 ? bound : -.infinity)
    }
    let raw = unsafe Array(UnsafeBufferPointer(start: first, count: columns.count))
    let values = zip(columns, raw).map { $0.isWhole ? $1.rounded() : $1 }
    // What CBC says is believed only as far as the rows agree.
    guard obeys(values) else { return Answer(status: .undecided) }
    let isProven = unsafe Cbc_isProvenOptimal(model) != 0
    return Answer(
      status: isProven ? .proven : .feasible, values: values, objective: cost(values),
      bound: isProven ? cost(values) : min(bound, cost(values)))
  }
}
