/// Computes the ends of forms (sums of unknowns) over one part.
///
/// The linear program bounds an end; a whole-number table that obeys everything published, checked in integer
/// arithmetic, attains it. Every table that turns up serves all forms.
struct AuditPartAttack: ~Copyable {
  /// Most linear programs in search of one table.
  private static let searchLimit = 2_000
  /// Most values that are tried, one after the other, before an end is left open.
  private static let mostSteps = 64

  /// The lower end of a difference that nothing bounds.
  private static let far = -1 << 40

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
  private var known: [AuditInterval?]

  init(_ part: AuditPart, forms: [[AuditTerm]]) {
    (self.part, self.forms) = (part, forms)
    search = AuditSearch(lower: part.lower, upper: part.upper, rows: part.rows)
    least = [Int?](repeating: nil, count: forms.count)
    most = least
    known = [AuditInterval?](repeating: nil, count: forms.count)
  }

  /// Both ends; kept, so that equal forms cost nothing.
  mutating func interval(of form: Int) throws(Trouble) -> AuditInterval {
    if let known = known[form] { return known }
    let low = try lowerEnd(of: form)
    let high = try upperEnd(of: form)
    let interval = AuditInterval(
      lower: low.value ?? Self.far, upper: high.value, leastSeen: least[form], mostSeen: most[form],
      isOpen: high.value == nil)
    known[form] = interval
    return interval
  }

  /// An interval that tables prove to be wide enough, or else the exact one.
  ///
  /// - Parameter constant: What the target has beside this form.
  mutating func interval(
    of form: Int, enough: AuditAttack.Enough, beside constant: Int
  ) throws(Trouble) -> AuditInterval {
    if let seen = seen(form, enough, constant) { return seen }
    _ = try upperEnd(of: form)
    if let seen = seen(form, enough, constant) { return seen }
    return try interval(of: form)
  }

  private func seen(_ form: Int, _ enough: AuditAttack.Enough, _ constant: Int) -> AuditInterval? {
    guard let low = least[form], let high = most[form], high - low >= enough.width, high + constant >= enough.least
    else { return nil }
    return AuditInterval(lower: low, upper: high, leastSeen: low, mostSeen: high)
  }

  private mutating func lowerEnd(of form: Int) throws(Trouble) -> AuditEnd {
    // No unknown lies below its own bound, so neither does a sum of them.
    if let seen = least[form], seen == trivialLeast(of: form) { return AuditEnd(value: seen, isAttained: true) }
    return try end(of: form, sign: 1)
  }

  private mutating func upperEnd(of form: Int) throws(Trouble) -> AuditEnd { try end(of: form, sign: -1) }

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
      // Ends beyond 2^53 are no counts of people.
      guard abs(value) < 9e15 else { throw .solver }
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
