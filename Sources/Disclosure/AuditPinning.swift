/// Finds the forms of one part that somebody can compute who knows more than readers.
///
/// That a form is not pinned is proven by two tables of whole numbers, checked in integers, that both obey what is known
/// and differ in it. Most are at hand: the same shift stands for nearly everybody, so that a person costs what lies around
/// the own column.
struct AuditPinning: ~Copyable {
  /// Most linear programs in search of one table.
  static let searchLimit = 2_000

  struct Pin {
    let form: Int
    let value: Int
    /// Whether no other value is possible; else none was found, and none was excluded.
    let isCertain: Bool
  }

  private let part: AuditPart
  private let forms: [[AuditTerm]]
  private var shifts: AuditShifts
  private var nearest: AuditNearest

  /// - Parameter first: A table that the part admits, if possible one that all people obey who will be asked.
  init(_ part: AuditPart, forms: [[AuditTerm]], first: [Int]) {
    (self.part, self.forms) = (part, forms)
    shifts = AuditShifts(part, forms: forms, first: first)
    nearest = AuditNearest(part, first: first, scope: Array(first.indices), rows: Array(part.rows.indices))
  }

  /// Forms that have one value only for somebody, as far as is known.
  ///
  /// - Returns: By form; empty when nobody can know this of these columns.
  mutating func pins(
    by known: [AuditSupposition], among open: [Int]
  ) throws(AuditPartAttack.Trouble) -> [Pin] {
    nearest.suppose(known)
    defer { nearest.forget(known) }
    guard let ground = try ground(obeying: known) else { return [] }
    let doubtful = known.isEmpty ? nil : shifts.doubtful(upon: ground, known)
    var found: [Pin] = []
    for form in open where doubtful?.contains(form) ?? true {
      if let pin = try pin(form, upon: ground, known) { found.append(pin) }
    }
    return found
  }

  /// Some table that somebody believes; `nil` when there is none.
  private mutating func ground(
    obeying known: [AuditSupposition]
  ) throws(AuditPartAttack.Trouble) -> AuditShifts.Ground? {
    if let ground = shifts.ground(obeying: known) { return ground }
    guard known.allSatisfy({ $0.lower <= part.upper[$0.column] ?? .max && part.lower[$0.column] <= $0.upper ?? .max })
    else { return nil }
    switch nearest.table(with: [], by: 0, up: true, limit: Self.searchLimit) {
    case .found(let table):
      let shift = try add(table, obeying: known)
      return shifts.ground(at: shift)
    case .none: return nil
    case .open: throw .solver
    }
  }

  private mutating func pin(
    _ form: Int, upon ground: AuditShifts.Ground, _ known: [AuditSupposition]
  ) throws(AuditPartAttack.Trouble) -> Pin? {
    if shifts.differ(in: form, upon: ground, known) { return nil }
    let change = shifts.change(of: form, at: ground)
    let value = forms[form].value(in: shifts.first) + change
    var isCertain = true
    for up in [true, false] {
      switch nearest.table(with: forms[form], by: change + (up ? 1 : -1), up: up, limit: Self.searchLimit) {
      case .found(let table):
        guard forms[form].value(in: table) != value else { throw .solver }
        _ = try add(table, obeying: known)
        return nil
      case .none: continue
      case .open: isCertain = false
      }
    }
    return Pin(form: form, value: value, isCertain: isCertain)
  }

  private mutating func add(
    _ table: [Int], obeying known: [AuditSupposition]
  ) throws(AuditPartAttack.Trouble) -> Int {
    guard known.allSatisfy({ $0.admits(table[$0.column]) }) else { throw .solver }
    return try shifts.add(table)
  }
}
