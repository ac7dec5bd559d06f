import Programme

/// Makes the certificates of an audit.
struct AuditCertifier {
  let run: AuditRun

  func certificates(against attackers: [Attacker]) throws(DisclosureError) -> AuditCertificates {
    var found = AuditCertificates(unknowns: run.system.unknowns, rows: run.system.rows.count)
    for attacker in attackers where attacker == .outsider || attacker == .ruleKnower {
      do {
        try add(attacker, to: &found)
      } catch let error as DisclosureError {
        throw error
      } catch {
        throw .solver(cell: run.hidden.first.map(run.classes.name) ?? "")
      }
    }
    return found
  }

  private func add(_ attacker: Attacker, to found: inout AuditCertificates) throws {
    let knowledge =
      attacker == .outsider ? AuditKnowledge.none : try AuditKnowledge.rule(of: run.policy, run.classes, run.system)
    let places = try AuditParts(run.system, knowledge)
    let presolve = places.presolve
    let targets = run.hidden.map { places.pieces(of: run.system.forms[$0]) }
    var cells = targets.map { _ in Ends() }
    var whole = Dictionary(
      uniqueKeysWithValues: presolve.lower.indices.filter { presolve.isFixed[$0] }.map { ($0, presolve.lower[$0]) })
    var tables = AuditCertificateTables(first: found.tables.count + 1)
    for (number, part) in places.parts.enumerated() {
      let here = targets.indices.flatMap { target in
        targets[target].filter { $0.part == number }.map { (target: target, terms: $0.terms) }
      }
      var attack = AuditPartAttack(part, forms: here.map(\.terms) + [[]], keepsTables: true)
      for (form, target) in here.map(\.target).enumerated() {
        let interval = try attack.interval(of: form)
        cells[target].interval = cells[target].interval + interval
        for sign in [1, -1] where sign > 0 || interval.upper != nil {
          let multipliers = try attack.prices(of: form, sign: sign).map { AuditRational(near: -$0) }
          cells[target].add(multipliers, part.rowNumbers, sign: sign)
          let table = attack.table(of: form, at: sign > 0 ? interval.lower : interval.upper ?? 0)
          cells[target].add(table.map { tables.number(of: $0, part.unknowns) }, sign: sign)
        }
      }
      if let some = try attack.someTable() {
        for (column, value) in some.enumerated() { whole[part.unknowns[column]] = value }
      }
    }
    found.wholeTable[attacker.rawValue] = found.tables.count
    found.tables.append(whole.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
    found.tables += tables.tables
    for (position, number) in run.hidden.enumerated() {
      let interval = cells[position].interval + .exactly(presolve.constant(of: run.system.forms[number]))
      let address = run.classes.tables.cells[run.classes.firstCell[number]].address
      var cell = AuditCertificates.Cell(
        address: address, attacker: attacker.rawValue, lower: interval.lower, upper: interval.upper)
      cell.atLower = cells[position].end(sign: 1, run.system.forms[number], presolve)
      if interval.upper != nil { cell.atUpper = cells[position].end(sign: -1, run.system.forms[number], presolve) }
      found.cells.append(cell)
    }
  }
}

/// What is gathered of one cell's two ends, part by part.
private struct Ends {
  var interval = AuditInterval.exactly(0)
  /// Of the end of `sign` 1, then −1; `nil` once some multiplier is no small fraction, or some table is missing.
  private var multipliers: [[(row: Int, multiplier: AuditRational)]?] = [[], []]
  private var tables: [[Int]?] = [[], []]

  mutating func add(_ found: [AuditRational?], _ rows: [Int], sign: Int) {
    let end = sign > 0 ? 0 : 1
    for (row, multiplier) in zip(rows, found) {
      if let multiplier { multipliers[end]?.append((row, multiplier)) } else { multipliers[end] = nil }
    }
  }

  mutating func add(_ table: Int?, sign: Int) {
    let end = sign > 0 ? 0 : 1
    if let table { tables[end]?.append(table) } else { tables[end] = nil }
  }

  func end(sign: Int, _ form: [AuditTerm], _ presolve: AuditPresolve) -> AuditCertificates.End {
    let end = sign > 0 ? 0 : 1
    let proof = rows(sign: sign, multipliers[end], form, presolve)
    let value = (sign > 0 ? interval.lower : interval.upper ?? 0) + presolve.constant(of: form)
    return AuditCertificates.End(
      rows: proof?.rows, isBySearch: proof.map { $0.bound.floor != -sign * value } ?? false, tables: tables[end])
  }

  private func rows(
    sign: Int, _ multipliers: [(row: Int, multiplier: AuditRational)]?, _ form: [AuditTerm], _ presolve: AuditPresolve
  ) -> (rows: [[Int]], bound: AuditRational)? {
    guard let multipliers else { return nil }
    let wanted = Dictionary(uniqueKeysWithValues: form.map { ($0.unknown, -sign * $0.coefficient) })
    var dual = AuditDual(presolve.rows)
    let bound: AuditRational
    do {
      for (row, multiplier) in multipliers { try dual.add(multiplier, of: row) }
      try dual.cover(wanted, steps: presolve.steps)
      guard let found = try dual.bound(of: wanted) else { return nil }
      bound = found
    } catch {
      return nil
    }
    let rows = dual.multipliers.filter { $0.value != .zero }.sorted { $0.key < $1.key }
      .map { [$0.key, $0.value.numerator, $0.value.denominator] }
    return (rows, bound)
  }
}

/// Tables of parts, each once.
private struct AuditCertificateTables {
  let first: Int
  private(set) var tables: [[[Int]]] = []
  private var known: [[[Int]]: Int] = [:]

  init(first: Int) { self.first = first }

  mutating func number(of table: [Int], _ unknowns: [Int]) -> Int {
    let entry = zip(unknowns, table).map { [$0, $1] }
    if let number = known[entry] { return number }
    tables.append(entry)
    known[entry] = first + tables.count - 1
    return first + tables.count - 1
  }
}
