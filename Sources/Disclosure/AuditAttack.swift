import Programme

/// Computes feasibility intervals from the published side.
///
/// Each end is proven by a whole-number table: one value per withheld cell that obeys everything published, checked
/// in integer arithmetic. The solver only finds it; a wrong solver can make an interval too narrow, never too wide.
struct AuditAttack {
  let model: AuditModel
  let policy: DisclosurePolicy

  init(_ model: AuditModel, policy: DisclosurePolicy) { (self.model, self.policy) = (model, policy) }

  /// Intervals of all withheld cells against one attacker, by unknown.
  func intervals(against attacker: Attacker) throws(DisclosureError) -> [Int: FeasibilityInterval] {
    let least = try least(for: attacker)
    var found: [Int: FeasibilityInterval] = [:]
    for part in try parts() {
      for (unknown, interval) in try intervals(of: part, least) { found[unknown] = interval }
    }
    return found
  }

  private func intervals(of part: Part, _ least: [Int]) throws(DisclosureError) -> [(Int, FeasibilityInterval)] {
    let block = AuditPart(
      unknowns: part.unknowns, rows: part.rows, rowNumbers: Array(part.rows.indices),
      lower: part.unknowns.map { max(model.least[$0], least[$0]) }, upper: part.unknowns.map { model.most[$0] })
    let targets = part.unknowns.indices.filter { part.unknowns[$0] < model.cells }
    var attack = AuditPartAttack(block, forms: targets.map { [AuditTerm($0)] })
    var found: [(Int, FeasibilityInterval)] = []
    for (form, column) in targets.enumerated() {
      let unknown = part.unknowns[column]
      do {
        let low = try attack.lowerEnd(of: form)
        let high = try attack.upperEnd(of: form)
        guard low.isAttained, high.isAttained, let bottom = low.value else { throw AuditPartAttack.Trouble.solver }
        found.append((unknown, FeasibilityInterval(lower: bottom, upper: high.value)))
      } catch AuditPartAttack.Trouble.contradiction {
        throw .contradiction(cells: names(of: part))
      } catch {
        throw .solver(cell: name(unknown))
      }
    }
    return found
  }

  func name(_ unknown: Int) -> String {
    let cell = model.unknownOfCell.firstIndex(of: unknown) ?? 0
    return cellName(model.tables.cells[cell].address, in: model.tables.dimensions)
  }

  private func names(of part: Part) -> [String] { part.unknowns.filter { $0 < model.cells }.map(name) }
}

extension AuditAttack {
  /// What the attacker takes for granted: the reader who knows the rule, that a withheld cell holds somebody where
  /// zeros are always shown.
  private func least(for attacker: Attacker) throws(DisclosureError) -> [Int] {
    var least = [Int](repeating: 0, count: model.value.count)
    guard attacker == .ruleKnower else { return least }
    for unknown in 0..<model.cells where model.value[unknown] == nil { least[unknown] = 1 }
    for (cell, unknown) in zip(model.tables.cells, model.unknownOfCell) {
      if try !AuditPolicy(policy: policy).showsZeros(in: cell) { least[unknown] = 0 }
    }
    return least
  }

  /// Unknowns that equations tie together.
  private struct Part {
    let unknowns: [Int]
    let equations: [AuditModel.Equation]
    let column: [Int: Int]

    var rows: [AuditProgram.Row] {
      equations.map { equation in
        let terms = equation.terms.sorted { $0.key < $1.key }
        return AuditProgram.Row(
          terms: terms.compactMap { term in column[term.key].map { AuditTerm($0, term.value) } },
          lower: equation.isUpperBound ? nil : equation.constant, upper: equation.constant)
      }
    }
  }

  /// By first unknown; parts without a withheld cell are left out.
  private func parts() throws(DisclosureError) -> [Part] {
    var neighbours: [Int: [Int]] = [:]
    for (number, equation) in model.equations.enumerated() {
      if equation.terms.isEmpty {
        let holds = equation.isUpperBound ? equation.constant >= 0 : equation.constant == 0
        if !holds { throw .contradiction(cells: ["published sums"]) }
      }
      for unknown in equation.terms.keys { neighbours[unknown, default: []].append(number) }
    }
    var reached: Set<Int> = []
    var found: [Part] = []
    for start in 0..<model.cells where model.value[start] == nil && reached.insert(start).inserted {
      var (unknowns, numbers, open) = ([start], Set<Int>(), [start])
      while let next = open.popLast() {
        for number in neighbours[next] ?? [] where numbers.insert(number).inserted {
          for other in model.equations[number].terms.keys.sorted() where reached.insert(other).inserted {
            unknowns.append(other)
            open.append(other)
          }
        }
      }
      unknowns.sort()
      found.append(
        Part(
          unknowns: unknowns, equations: numbers.sorted().map { model.equations[$0] },
          column: Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })))
    }
    return found
  }
}
