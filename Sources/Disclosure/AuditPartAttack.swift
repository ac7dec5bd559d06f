/// Computes the ends of forms (sums of unknowns) over one part.
///
/// The linear program bounds an end; a whole-number table that obeys everything published, checked in integer
/// arithmetic, attains it. Every table that turns up serves all forms.
struct AuditPartAttack: ~Copyable {
  /// What tables at the ends of forms may cost, as ``AuditSearch/effort``: of those that are proven safe, and of others,
  /// whose ends stay open after that.
  private static let mostEffort = (safe: 5_000_000, open: 60_000_000)
  /// Most values that are tried, one after the other, before an end is left open.
  private static let mostSteps = 64
  /// Unknowns above which a program of the whole part costs more than any number of small ones.
  private static let large = 8_000
  /// Most numbers of tables that are kept: 64 MB.
  private static let mostKept = 8_000_000
  /// The lower end of a difference that nothing bounds.
  private static let far = -1 << 40

  enum Trouble: Error {
    /// No table obeys what is published.
    case contradiction
    case solver
  }

  let part: AuditPart
  let forms: [[AuditTerm]]
  var isLarge: Bool { part.unknowns.count > Self.large }
  private var search: AuditSearch
  /// Over the tables seen.
  private(set) var least: [Int?]
  private(set) var most: [Int?]
  private var known: [AuditInterval?]
  /// Tables seen, with the forms' values.
  private var pool: [(table: [Int], values: [Int])] = []
  private let keepsTables: Bool
  private var near: AuditNear?
  private var baseValues: [Int] = []
  private var formsOfColumn: [[(form: Int, coefficient: Int)]] = []
  private var isWithoutBase = false
  private let first: [Int]
  /// What may be spent on tables at an end.
  private var effort = Int.max
  private var effortLeft = mostEffort

  /// - Parameter first: A table to start from; another one is sought where the part does not admit it.
  init(_ part: AuditPart, forms: [[AuditTerm]], first: [Int] = [], keepsTables: Bool = false) {
    (self.part, self.forms, self.first, self.keepsTables) = (part, forms, first, keepsTables)
    search = AuditSearch(lower: part.lower, upper: part.upper, rows: part.rows)
    least = [Int?](repeating: nil, count: forms.count)
    most = least
    known = [AuditInterval?](repeating: nil, count: forms.count)
  }

  /// Both ends; kept, so that equal forms cost nothing.
  ///
  /// - Parameter isSafe: Whether tables prove it already: then their number is limited, all forms together.
  mutating func interval(of form: Int, isSafe: Bool = false) throws(Trouble) -> AuditInterval {
    if let known = known[form] { return known }
    let isLimited = isSafe && part.isWide
    effort = isLimited ? effortLeft.safe : effortLeft.open
    let low = try lowerEnd(of: form)
    let high = try upperEnd(of: form)
    if isLimited { effortLeft.safe = effort } else { effortLeft.open = effort }
    let interval = AuditInterval(
      lower: low.value ?? Self.far, upper: high.value, leastSeen: least[form], mostSeen: most[form],
      isOpen: high.value == nil)
    known[form] = interval
    return interval
  }

  /// What a target of this part needs to be safe, which two tables may prove.
  struct Need {
    let form: Int
    let enough: AuditAttack.Enough
    /// What the target has beside the form.
    let constant: Int

    /// How high one of two tables must be where the other is this low.
    func top(above low: Int) -> Int { max(low + enough.width, enough.least - constant) }
    /// How low one must be where the other is this high.
    func floor(below high: Int) -> Int { high - enough.width }
  }

  /// An interval that tables prove to be wide enough, or else the exact one.
  mutating func interval(of need: Need) throws(Trouble) -> AuditInterval {
    if let seen = seen(need) { return seen }
    let form = forms[need.form]
    for view in AuditNear.views(isLarge: isLarge) where part.isWide {
      guard let near = try surroundings(need.enough.width) else { break }
      let value = form.value(in: near.base)
      let reach = max(need.enough.width, need.top(above: value) - value)
      for changes in near.tables(around: form, view: view, reach: reach) { try remember(changes, from: near) }
      if let seen = seen(need) { return seen }
    }
    if let near {
      for sign in [-1, 1] where effortLeft.open > 0 {
        try lookToward(sign, need, near)
        if let seen = seen(need) { return seen }
      }
    }
    effort = effortLeft.open
    _ = try upperEnd(of: need.form)
    effortLeft.open = effort
    if let seen = seen(need) { return seen }
    return try interval(of: need.form)
  }

  /// Takes in a table that is far enough on one side, if whole numbers are found around what is fractional.
  private mutating func lookToward(_ sign: Int, _ need: Need, _ near: AuditNear) throws(Trouble) {
    let form = need.form
    guard let low = least[form], let high = most[form] else { return }
    let goal = sign > 0 ? need.floor(below: high) : need.top(above: low)
    guard let point = search.point(toward: sign, of: forms[form], noFartherThan: goal) else { return }
    let value = forms[form].reduce(0.0) { $0 + Double($1.coefficient) * point[$1.unknown] }
    guard abs(value) < 9e15 else { return }
    let inward = Int(Double(sign) * (Double(sign) * value - AuditSearch.tolerance).rounded(.up))
    let found = near.table(beside: point, with: forms[form], at: inward)
    effortLeft.open -= found.effort + part.unknowns.count
    if let table = found.table { try remember(table) }
  }

  /// Takes in what tables change of the first; what the part does not admit proves nothing.
  ///
  /// - Parameter changes: By unknown of the system.
  mutating func take(_ changes: [[AuditTerm]]) throws(Trouble) {
    guard !changes.isEmpty, near == nil, isFirstAdmitted else { return }
    let near = AuditNear(part, base: first)
    try start(at: near)
    let columns = Dictionary(uniqueKeysWithValues: part.unknowns.enumerated().map { ($1, $0) })
    for terms in changes {
      let own = terms.compactMap { term in
        columns[term.unknown].map { AuditNear.Change(column: $0, value: first[$0] + term.coefficient) }
      }
      if !own.isEmpty, near.admits(own) { try remember(own, from: near) }
    }
  }

  /// Around some table of the part; `nil` when none is found.
  mutating func surroundings(_ far: Int) throws(Trouble) -> AuditNear? {
    if near == nil, !isWithoutBase {
      if let table = firstTable() {
        var near = AuditNear(part, base: table)
        if isLarge { near.spread(far) }
        try start(at: near)
      }
      isWithoutBase = near == nil
    }
    return near
  }

  private mutating func start(at near: AuditNear) throws(Trouble) {
    try remember(near.base)
    self.near = near
    baseValues = forms.map { $0.value(in: near.base) }
    formsOfColumn = [[(form: Int, coefficient: Int)]](repeating: [], count: part.unknowns.count)
    for (number, form) in forms.enumerated() {
      for term in form { formsOfColumn[term.unknown].append((number, term.coefficient)) }
    }
  }

  private var isFirstAdmitted: Bool { first.count == part.unknowns.count && part.admits(first) }

  private mutating func firstTable() -> [Int]? {
    if isFirstAdmitted { return first }
    if case .found(let table) = part.someTable(by: &search) { return table }
    return nil
  }

  /// Dual values of the part's rows at a relaxed end.
  mutating func prices(of form: Int, sign: Int) throws(Trouble) -> [Double] {
    guard case .optimal = search.relaxed(forms[form], sign: sign) else { throw .solver }
    return search.prices()
  }

  /// A table seen that gives a form this value.
  func table(of form: Int, at value: Int) -> [Int]? { pool.first { $0.values[form] == value }?.table }

  /// Any whole-number table.
  mutating func someTable() throws(Trouble) -> [Int]? {
    if let seen = pool.first { return seen.table }
    return firstTable()
  }

  /// What tables prove, where that is enough.
  func seen(_ need: Need) -> AuditInterval? {
    guard let low = least[need.form], let high = most[need.form],
      need.enough.isReached(low: low + need.constant, high: high + need.constant)
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
      if effort <= 0 { break }
      switch part.table(with: forms[form], at: value, by: &search, effort: &effort) {
      case .found(let table): try remember(table)
      case .none: value += sign
      case .open: return AuditEnd(value: value, isAttained: false)
      }
    }
    return AuditEnd(value: value, isAttained: false)
  }

  /// A table that differs little from one that was seen: only forms that it changes are looked at.
  private mutating func remember(_ changes: [AuditNear.Change], from near: AuditNear) throws(Trouble) {
    guard near.admits(changes) else { throw .solver }
    var moved: [Int: Int] = [:]
    for change in changes {
      for (form, coefficient) in formsOfColumn[change.column] {
        moved[form, default: 0] += coefficient * (change.value - near.base[change.column])
      }
    }
    for (form, by) in moved {
      let value = baseValues[form] + by
      least[form] = Swift.min(least[form] ?? value, value)
      most[form] = Swift.max(most[form] ?? value, value)
    }
  }

  /// - Throws: ``Trouble/solver`` when the table does not obey what is published: the solver was wrong.
  mutating func remember(_ table: [Int]) throws(Trouble) {
    guard part.admits(table) else { throw .solver }
    let values = forms.map { $0.value(in: table) }
    if keepsTables, pool.count * (table.count + values.count) < Self.mostKept { pool.append((table, values)) }
    for (number, value) in values.enumerated() {
      least[number] = Swift.min(least[number] ?? value, value)
      most[number] = Swift.max(most[number] ?? value, value)
    }
  }
}
