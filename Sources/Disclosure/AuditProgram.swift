import CGlpk
import Foundation

/// The audit's linear program, held by GLPK, warm from one objective to the next.
///
/// The protection has another solver of its own: a fault of one cannot hide in the other. The only file that calls
/// GLPK. Its memory belongs to the thread that made it: a program is made, used and dropped on one thread.
@safe struct AuditProgram: ~Copyable {
  struct Row: Hashable, Sendable {
    /// By column, ascending, without zeros.
    var terms: [AuditTerm]
    /// `nil`: none.
    var lower: Int?
    var upper: Int?
  }

  enum Outcome: Equatable {
    /// The least value of the objective.
    case optimal(Double)
    case unbounded
    case infeasible
    /// Numerical trouble even from a cold start.
    case failed
  }

  let columns: Int
  let rows: Int
  /// From `init` to `deinit`, never lent out.
  private let problem: OpaquePointer
  /// Columns with a cost.
  private var priced: [Int] = []

  /// - Parameters:
  ///   - lower, upper: Bounds per column; `nil` for no upper one.
  init(lower: [Int], upper: [Int?], rows: [Row]) {
    (columns, self.rows) = (lower.count, rows.count)
    Self.quieten()
    unsafe problem = glp_create_prob()
    unsafe glp_set_obj_dir(problem, GLP_MIN)
    if columns > 0 { unsafe glp_add_cols(problem, Int32(columns)) }
    for column in 0..<columns { setBounds(of: column, lower: lower[column], upper: upper[column]) }
    if !rows.isEmpty { unsafe glp_add_rows(problem, Int32(rows.count)) }
    for (number, row) in rows.enumerated() { set(row, at: Int32(number + 1)) }
    unsafe glp_std_basis(problem)
  }

  deinit { unsafe glp_delete_prob(problem) }

  /// GLPK ends the process on an internal error. Then it ends as a bug does, before anything is written.
  private static func quieten() {
    _ = glp_term_out(GLP_OFF)
    unsafe glp_error_hook({ _ in exit(70) }, nil)
  }

  /// Puts another row in the place of one; the basis is kept, its factors are computed anew.
  mutating func replace(row number: Int, by row: Row) { set(row, at: Int32(number + 1)) }

  /// GLPK counts from 1 and leaves the first place of its lists unused.
  private func set(_ row: Row, at number: Int32) {
    let (kind, lower, upper) = Self.bounds(row.lower, row.upper)
    unsafe glp_set_row_bnds(problem, number, kind, lower, upper)
    let columns = [0] + row.terms.map { Int32($0.unknown + 1) }
    let values = [0] + row.terms.map { Double($0.coefficient) }
    unsafe glp_set_mat_row(problem, number, Int32(row.terms.count), columns, values)
  }

  private static func bounds(_ lower: Int?, _ upper: Int?) -> (kind: Int32, lower: Double, upper: Double) {
    switch (lower, upper) {
    case (nil, nil): (GLP_FR, 0, 0)
    case (let lower?, nil): (GLP_LO, Double(lower), 0)
    case (nil, let upper?): (GLP_UP, 0, Double(upper))
    case (let lower?, let upper?) where lower < upper: (GLP_DB, Double(lower), Double(upper))
    case (let lower?, let upper?): (GLP_FX, Double(lower), Double(upper))
    }
  }

  /// - Parameter upper: At least `lower`; `nil` for none.
  mutating func setBounds(of column: Int, lower: Int, upper: Int?) {
    let (kind, low, high) = Self.bounds(lower, upper)
    unsafe glp_set_col_bnds(problem, Int32(column + 1), kind, low, high)
  }

  /// Minimises `sign × form` from the last basis; `sign` is 1 or −1.
  mutating func minimise(_ form: [AuditTerm], sign: Int) -> Outcome {
    for column in priced { unsafe glp_set_obj_coef(problem, Int32(column + 1), 0) }
    for term in form {
      unsafe glp_set_obj_coef(problem, Int32(term.unknown + 1), Double(sign * term.coefficient))
    }
    priced = form.map(\.unknown)
    return solve(by: GLP_PRIMAL)
  }

  /// Minimises the sum of all columns, whose lower ends must not lie below 0, from where each is at its lower end: by the
  /// dual method, to which that start is good whatever the rows ask.
  mutating func minimiseSum() -> Outcome {
    if priced.count < columns {
      for column in 0..<columns { unsafe glp_set_obj_coef(problem, Int32(column + 1), 1) }
      priced = Array(0..<columns)
    }
    unsafe glp_std_basis(problem)
    return solve(by: GLP_DUALP)
  }

  /// Solves again with the last objective after a change of bounds, by the dual method, whose basis stays good then.
  mutating func minimiseAgain() -> Outcome { solve(by: GLP_DUALP) }

  private mutating func solve(by method: Int32) -> Outcome {
    let warm = run(method)
    if case .optimal = warm { return warm }
    if warm == .unbounded { return warm }
    // A stale basis is the usual reason for a wrong "infeasible".
    unsafe glp_adv_basis(problem, 0)
    let cold = run(GLP_PRIMAL)
    if cold != .failed { return cold }
    unsafe glp_std_basis(problem)
    return run(GLP_DUALP)
  }

  private func run(_ method: Int32) -> Outcome {
    var control = glp_smcp()
    unsafe glp_init_smcp(&control)
    control.msg_lev = GLP_MSG_OFF
    control.meth = method
    guard unsafe glp_simplex(problem, &control) == 0 else { return .failed }
    return switch unsafe glp_get_status(problem) {
    case GLP_OPT: .optimal(unsafe glp_get_obj_val(problem))
    case GLP_UNBND: .unbounded
    case GLP_NOFEAS, GLP_INFEAS: .infeasible
    default: .failed
    }
  }

  /// Column values of the last optimum.
  func values() -> [Double] { (0..<columns).map { unsafe glp_get_col_prim(problem, Int32($0 + 1)) } }

  /// Dual value per row of the last optimum: of `sign × form`, by one unit more on the row's right side.
  func prices() -> [Double] { (0..<rows).map { unsafe glp_get_row_dual(problem, Int32($0 + 1)) } }
}

/// Coefficient × unknown.
struct AuditTerm: Hashable, Sendable {
  let unknown: Int
  let coefficient: Int

  init(_ unknown: Int, _ coefficient: Int = 1) { (self.unknown, self.coefficient) = (unknown, coefficient) }
}
