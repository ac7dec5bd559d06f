/// Computes the ends of forms (sums of unknowns) over one part.
///
/// The linear program bounds an end; a whole-number table that obeys everything published, checked in integer
/// arithmetic, attains it. Every table that turns up serves all forms.
struct AuditPartAttack: ~Copyable {
  /// Most linear programs in search of one table.
  private static let searchLimit = 2_000
  /// Most values that are tried, one after the other, before an end is left open.
  private static let mostSteps = 64

  enum Trouble: Error {
    /// No table obeys what is published.
    case contradiction
    case solver
  }

  let part: AuditPart
  let forms: [[AuditTerm]]
  private var search: AuditSearch
  /// Over the tables seen.
  private(set) var least: [Int?]
  private(set) var most: [Int?]

  init(_ part: AuditPart, forms: [[AuditTerm]]) {
    (self.part, self.forms) = (part, forms)
    search = AuditSearch(lower: part.lower, upper: part.upper, rows: part.rows)
    least = [Int?](repeating: nil, count: forms.count)
    most = least
  }

  mutating func lowerEnd(of form: Int) throws(Trouble) -> AuditEnd {
    // No unknown lies below its own bound, so neither does a sum of them.
    if let seen = least[form], seen == trivialLeast(of: form) { return AuditEnd(value: seen, isAttained: true) }
    return try end(of: form, sign: 1)
  }

  mutating func upperEnd(of form: Int) throws(Trouble) -> AuditEnd { try end(of: form, sign: -1) }

  private func trivialLeast(of form: Int) -> Int? {
    guard forms[form].allSatisfy({ $0.coefficient > 0 }) else { return nil }
    return forms[form].value(in: part.lower)
  }

  private mutating func end(of form: Int, sign: Int) throws(Trouble) -> AuditEnd {
    switch search.relaxed(forms[form], sign: sign) {
    case .infeasible: throw .contradiction
    case .failed: throw .solver
    case .unbounded: return AuditEnd(value: nil, isAttained: true)
    case .optimal(let value):
      if let table = search.table() { try remember(table) }
      let inward = Double(sign) * (Double(sign) * value - AuditSearch.tolerance).rounded(.up)
      return try wholeEnd(of: form, from: Int(inward), sign: sign)
    }
  }

  /// Moves an end inward until a whole-number table attains it.
  private mutating func wholeEnd(of form: Int, from start: Int, sign: Int) throws(Trouble) -> AuditEnd {
    var value = start
    for _ in 0..<Self.mostSteps {
      if (sign > 0 ? least[form] : most[form]) == value { return AuditEnd(value: value, isAttained: true) }
      switch search.table(with: forms[form], at: value, limit: Self.searchLimit) {
      case .found(let table): try remember(table)
      case .none: value += sign
      case .open: return AuditEnd(value: value, isAttained: false)
      }
    }
    return AuditEnd(value: value, isAttained: false)
  }

  /// - Throws: ``Trouble/solver`` when the table does not obey what is published: the solver was wrong.
  private mutating func remember(_ table: [Int]) throws(Trouble) {
    guard part.admits(table) else { throw .solver }
    for (number, form) in forms.enumerated() {
      let value = form.value(in: table)
      least[number] = Swift.min(least[number] ?? value, value)
      most[number] = Swift.max(most[number] ?? value, value)
    }
  }
}
