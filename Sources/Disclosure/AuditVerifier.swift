import Programme

/// What rechecking a file of certificates found.
public struct AuditVerification: Sendable, Equatable {
  /// Cells whose certificate does not prove what it says, with the reason.
  public var refused: [String] = []
  /// Ends that multipliers bound and a table attains.
  public var proven = 0
  /// Ends that only the whole-number search bounds: the table attains them, the multipliers reach less far in.
  public var bySearch = 0
}

/// Rechecks certificates in exact arithmetic, without any solver.
struct AuditVerifier {
  let run: AuditRun
  let certificates: AuditCertificates
  private(set) var result = AuditVerification()

  init(_ certificates: AuditCertificates, run: AuditRun) { (self.certificates, self.run) = (certificates, run) }

  mutating func verify() throws(DisclosureError) {
    let classOfAddress = Dictionary(
      zip(run.classes.tables.cells.map(\.address), run.classes.classOfCell), uniquingKeysWith: { first, _ in first })
    var missing = Set(run.hidden)
    for attacker in [Attacker.outsider, .ruleKnower] {
      let cells = certificates.cells.filter { $0.attacker == attacker.rawValue }
      if cells.isEmpty { continue }
      let knowledge =
        attacker == .outsider ? AuditKnowledge.none : try AuditKnowledge.rule(of: run.policy, run.classes, run.system)
      let check = AuditTableCheck(rows: run.system.rows + knowledge.rows, unknowns: run.system.unknowns)
      for cell in cells {
        guard let number = classOfAddress[cell.address] else {
          result.refused.append("\(cell.address.joined(separator: "|")): no such cell")
          continue
        }
        missing.remove(number)
        verify(cell, run.system.forms[number], check)
      }
    }
    for number in missing.sorted() { result.refused.append("\(run.classes.name(number)): no certificate") }
  }

  private mutating func verify(_ cell: AuditCertificates.Cell, _ form: [AuditTerm], _ check: AuditTableCheck) {
    let name = run.classes.tables.name(of: cell.address)
    for (value, end, sign) in [(cell.lower, cell.atLower, 1), (cell.upper, cell.atUpper, -1)] {
      guard let value else { continue }
      guard let end, let table = end.tables, attains(table, value, form, cell.attacker, check) else {
        result.refused.append("\(name): no table attains \(value)")
        continue
      }
      switch bounds(end, value, form, sign, check.rows) {
      case .some(true): result.proven += 1
      case .some(false): result.bySearch += 1
      case nil: result.refused.append("\(name): the multipliers do not prove \(value)")
      }
    }
  }

  private func attains(
    _ tables: [Int], _ value: Int, _ form: [AuditTerm], _ attacker: String, _ check: AuditTableCheck
  ) -> Bool {
    guard let whole = certificates.wholeTable[attacker] else { return false }
    let layers = [whole] + tables
    guard layers.allSatisfy(certificates.tables.indices.contains) else { return false }
    return check.value(of: form, in: layers.map { certificates.tables[$0] }) == value
  }

  /// Whether the multipliers bound the end at its value (`false`: less far in); `nil` when they prove nothing or deny it.
  private func bounds(
    _ end: AuditCertificates.End, _ value: Int, _ form: [AuditTerm], _ sign: Int, _ rows: [AuditSystem.Row]
  ) -> Bool? {
    let wanted = Dictionary(uniqueKeysWithValues: form.map { ($0.unknown, -sign * $0.coefficient) })
    guard let multipliers = end.rows else { return nil }
    var dual = AuditDual(rows)
    do {
      for entry in multipliers {
        guard entry.count == 3, rows.indices.contains(entry[0]) else { return nil }
        try dual.add(try AuditRational(entry[1], over: entry[2]), of: entry[0])
      }
      guard let bound = try dual.bound(of: wanted), bound.floor >= -sign * value else { return nil }
      if bound.floor != -sign * value, !end.isBySearch { return nil }
      return bound.floor == -sign * value
    } catch {
      return nil
    }
  }
}

/// Whether whole-number tables obey rows, row by row.
struct AuditTableCheck {
  let rows: [AuditSystem.Row]
  let unknowns: Int

  /// A form's value in a table, given in layers of which later ones cover earlier ones.
  ///
  /// - Returns: `nil` for a table that does not obey every row.
  func value(of form: [AuditTerm], in layers: [[[Int]]]) -> Int? {
    var table = [Int](repeating: 0, count: unknowns)
    for entry in layers.joined() {
      guard entry.count == 2, table.indices.contains(entry[0]), entry[1] >= 0, entry[1] < 1 << 40 else { return nil }
      table[entry[0]] = entry[1]
    }
    for row in rows {
      guard let sum = exact(row.row.terms, table), row.row.lower ?? .min <= sum, sum <= row.row.upper ?? .max else {
        return nil
      }
    }
    return exact(form, table)
  }

  private func exact(_ terms: [AuditTerm], _ table: [Int]) -> Int? {
    var sum = 0
    for term in terms {
      let product = term.coefficient.multipliedReportingOverflow(by: table[term.unknown])
      let next = sum.addingReportingOverflow(product.partialValue)
      if product.overflow || next.overflow { return nil }
      sum = next.partialValue
    }
    return sum
  }
}
