/// An upper bound of a form by weak duality: Σ multiplier × row covers the form, so no table goes beyond
/// Σ multiplier × right side. A lower bound is an upper one of the form with its signs turned.
struct AuditDual {
  typealias Overflow = AuditRational.Overflow

  let rows: [AuditSystem.Row]
  private(set) var multipliers: [Int: AuditRational] = [:]
  /// Σ multiplier × coefficient, by unknown.
  private var covered: [Int: AuditRational] = [:]

  init(_ rows: [AuditSystem.Row]) { self.rows = rows }

  mutating func add(_ multiplier: AuditRational, of row: Int) throws(Overflow) {
    if multiplier == .zero { return }
    multipliers[row] = try (multipliers[row] ?? .zero) + multiplier
    for term in rows[row].row.terms {
      covered[term.unknown] = try (covered[term.unknown] ?? .zero) + (multiplier * term.coefficient)
    }
  }

  /// Multipliers for the rows that fixed unknowns before any program was solved, from the last step back.
  mutating func cover(_ form: [Int: Int], steps: [AuditPresolve.Step]) throws(Overflow) {
    for step in steps.reversed() {
      var needed: AuditRational?
      for unknown in step.unknowns {
        guard let term = rows[step.row].row.terms.first(where: { $0.unknown == unknown }) else { continue }
        let missing = try AuditRational(whole: form[unknown] ?? 0) - (covered[unknown] ?? .zero)
        let one = try missing / term.coefficient
        guard let most = needed else {
          needed = one
          continue
        }
        if try most < one { needed = one }
      }
      // A row that fixed one unknown is an equation: its multiplier may have any sign.
      guard let needed, step.unknowns.count == 1 || needed.numerator > 0 else { continue }
      try add(needed, of: step.row)
    }
  }

  /// - Returns: `nil` when the rows do not cover the form, or a row has no right side where one is needed.
  func bound(of form: [Int: Int]) throws(Overflow) -> AuditRational? {
    for unknown in Set(form.keys).union(covered.keys) {
      if try (covered[unknown] ?? .zero) < AuditRational(whole: form[unknown] ?? 0) { return nil }
    }
    var bound = AuditRational.zero
    for (row, multiplier) in multipliers where multiplier != .zero {
      let side = multiplier.numerator > 0 ? rows[row].row.upper : rows[row].row.lower
      guard let side else { return nil }
      bound = try bound + (multiplier * side)
    }
    return bound
  }
}
