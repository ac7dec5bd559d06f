/// Finds what follows at once (a row with one unknown left, or whose rest is already the least it can be) and cuts the
/// remainder into parts that share no unknown.
struct AuditPresolve {
  /// Unknowns that one row fixed, in the order of the steps: certificates undo them from the last.
  struct Step {
    let row: Int
    let unknowns: [Int]
  }

  let rows: [AuditSystem.Row]
  private(set) var lower: [Int]
  private(set) var upper: [Int?]
  private(set) var isFixed: [Bool]
  private(set) var steps: [Step] = []
  private var rest: [Int?]
  private var open: [Int]
  private var rowsOfUnknown: [[(row: Int, coefficient: Int)]]
  /// Least value of a row's open terms, where all their coefficients are above zero.
  private var leastOfOpen: [Int]

  /// - Throws: ``AuditPartAttack/Trouble/contradiction`` when no table obeys the rows.
  init(_ system: AuditSystem, _ knowledge: AuditKnowledge) throws(AuditPartAttack.Trouble) {
    rows = system.rows + knowledge.rows
    lower = [Int](repeating: 0, count: system.unknowns)
    upper = [Int?](repeating: nil, count: system.unknowns)
    isFixed = [Bool](repeating: false, count: system.unknowns)
    for (unknown, bound) in knowledge.lower { lower[unknown] = max(lower[unknown], bound) }
    for (unknown, bound) in knowledge.upper { upper[unknown] = bound }
    rest = rows.map { $0.row.lower == $0.row.upper ? $0.row.upper : nil }
    open = rows.map(\.row.terms.count)
    rowsOfUnknown = [[(row: Int, coefficient: Int)]](repeating: [], count: system.unknowns)
    leastOfOpen = [Int](repeating: 0, count: rows.count)
    for (number, row) in rows.enumerated() where rest[number] != nil {
      for term in row.row.terms {
        rowsOfUnknown[term.unknown].append((number, term.coefficient))
        leastOfOpen[number] += term.coefficient > 0 ? term.coefficient * lower[term.unknown] : Self.far
      }
    }
    try run()
  }

  /// So far below zero that a row with a coefficient below zero never seems to be at its least.
  private static let far = -1 << 40

  private mutating func run() throws(AuditPartAttack.Trouble) {
    for unknown in lower.indices where upper[unknown] == lower[unknown] { try fix(unknown, at: lower[unknown]) }
    var waiting = Array(rows.indices.reversed())
    while let number = waiting.popLast() {
      guard let value = rest[number] else { continue }
      if open[number] == 0 {
        if value != 0 { throw .contradiction }
        continue
      }
      guard open[number] == 1 || leastOfOpen[number] >= value else { continue }
      let terms = rows[number].row.terms.filter { !isFixed[$0.unknown] }
      if terms.count > 1, leastOfOpen[number] > value { throw .contradiction }
      for term in terms {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: term.coefficient)
        if terms.count == 1, remainder != 0 { throw .contradiction }
        try fix(term.unknown, at: terms.count == 1 ? quotient : lower[term.unknown])
        waiting += rowsOfUnknown[term.unknown].map(\.row)
      }
      steps.append(Step(row: number, unknowns: terms.map(\.unknown)))
    }
  }

  private mutating func fix(_ unknown: Int, at value: Int) throws(AuditPartAttack.Trouble) {
    if value < lower[unknown] || value > upper[unknown] ?? .max { throw .contradiction }
    isFixed[unknown] = true
    for (number, coefficient) in rowsOfUnknown[unknown] {
      rest[number]? -= coefficient * value
      open[number] -= 1
      leastOfOpen[number] -= coefficient > 0 ? coefficient * lower[unknown] : Self.far
    }
    (lower[unknown], upper[unknown]) = (value, value)
  }
}

extension AuditPresolve {
  /// Σ of the terms that are fixed.
  func constant(of form: [AuditTerm]) -> Int {
    form.reduce(0) { $0 + (isFixed[$1.unknown] ? $1.coefficient * lower[$1.unknown] : 0) }
  }

  /// By first unknown.
  ///
  /// - Throws: ``AuditPartAttack/Trouble/contradiction`` when a row without an open term does not hold.
  func parts() throws(AuditPartAttack.Trouble) -> [AuditPart] {
    var parent = Array(lower.indices)
    func root(_ unknown: Int) -> Int {
      var unknown = unknown
      while parent[unknown] != unknown {
        parent[unknown] = parent[parent[unknown]]
        unknown = parent[unknown]
      }
      return unknown
    }
    var remaining: [(number: Int, row: AuditProgram.Row)] = []
    var seen: Set<AuditProgram.Row> = []
    for number in rows.indices {
      let row = remainder(of: rows[number].row)
      if row.terms.isEmpty {
        if row.lower ?? 0 > 0 || row.upper ?? 0 < 0 { throw .contradiction }
      } else if seen.insert(row).inserted {
        remaining.append((number, row))
        let first = root(row.terms[0].unknown)
        for term in row.terms.dropFirst() { parent[root(term.unknown)] = first }
      }
    }
    var members: [Int: [Int]] = [:]
    for unknown in lower.indices where !isFixed[unknown] { members[root(unknown), default: []].append(unknown) }
    let rowsOfRoot = Dictionary(grouping: remaining) { root($0.row.terms[0].unknown) }
    return members.sorted { $0.value[0] < $1.value[0] }.map { part(of: $1, rows: rowsOfRoot[$0] ?? []) }
  }

  private func part(of unknowns: [Int], rows: [(number: Int, row: AuditProgram.Row)]) -> AuditPart {
    let column = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    return AuditPart(
      unknowns: unknowns,
      rows: rows.map { item in
        let terms = item.row.terms.compactMap { term in column[term.unknown].map { AuditTerm($0, term.coefficient) } }
        return AuditProgram.Row(terms: terms, lower: item.row.lower, upper: item.row.upper)
      }, rowNumbers: rows.map(\.number), lower: unknowns.map { lower[$0] }, upper: unknowns.map { upper[$0] })
  }

  private func remainder(of row: AuditProgram.Row) -> AuditProgram.Row {
    let constant = constant(of: row.terms)
    return AuditProgram.Row(
      terms: row.terms.filter { !isFixed[$0.unknown] }, lower: row.lower.map { $0 - constant },
      upper: row.upper.map { $0 - constant })
  }
}
