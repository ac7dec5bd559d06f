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
    let presolve = try AuditPresolve(run.system, knowledge)
    let parts = try presolve.parts()
    var home: [Int: (part: Int, column: Int)] = [:]
    for (number, part) in parts.enumerated() {
      for (column, unknown) in part.unknowns.enumerated() { home[unknown] = (number, column) }
    }
    let targets = run.hidden.map { target(run.system.forms[$0], home, presolve) }
    var cells = targets.map { _ in Ends() }
    var whole = Dictionary(
      uniqueKeysWithValues: presolve.lower.indices.filter { presolve.isFixed[$0] }.map { ($0, presolve.lower[$0]) })
    var tables = AuditCertificateTables(first: found.tables.count + 1)
    for (number, part) in parts.enumerated() {
      let here = targets.indices.filter { targets[$0].pieces[number] != nil }
      var attack = AuditPartAttack(part, forms: here.map { targets[$0].pieces[number] ?? [] } + [[]], keepsTables: true)
      for (form, target) in here.enumerated() {
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
      let interval = cells[position].interval + .exactly(targets[position].constant)
      let address = run.classes.tables.cells[run.classes.firstCell[number]].address
      var cell = AuditCertificates.Cell(
        address: address, attacker: attacker.rawValue, lower: interval.lower, upper: interval.upper)
      cell.atLower = cells[position].end(sign: 1, run.system.forms[number], presolve)
      if interval.upper != nil { cell.atUpper = cells[position].end(sign: -1, run.system.forms[number], presolve) }
      found.cells.append(cell)
    }
  }

  private struct Target {
    let constant: Int
    let pieces: [Int: [AuditTerm]]
  }

  private func target(
    _ form: [AuditTerm], _ home: [Int: (part: Int, column: Int)], _ presolve: AuditPresolve
  ) -> Target {
    var pieces: [Int: [AuditTerm]] = [:]
    for term in form {
      if let place = home[term.unknown] {
        pieces[place.part, default: []].append(AuditTerm(place.column, term.coefficient))
      }
    }
    return Target(constant: presolve.constant(of: form), pieces: pieces)
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
