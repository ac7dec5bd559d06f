import Programme

/// Computes feasibility intervals from the published side.
///
/// Each end is proven by a whole-number table: one value per withheld cell that obeys everything published, checked
/// in integer arithmetic. The solver only finds it; a wrong solver can make an interval too narrow, never too wide.
struct AuditAttack {
  /// Most linear programs for one end. A search that hits it reports the widest proven interval.
  private static let searchLimit = 2_000

  let model: AuditModel
  let policy: DisclosurePolicy
  private let roof: Int

  init(_ model: AuditModel, policy: DisclosurePolicy) {
    (self.model, self.policy) = (model, policy)
    roof = 64 * ((model.value.compactMap(\.self).max() ?? 0) + policy.interval + 1)
  }

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
    let lower = part.unknowns.map { max(model.least[$0], least[$0]) }
    let upper = part.unknowns.map { min(model.most[$0] ?? roof, roof) }
    var program = LinearProgram(lower: lower.map(Double.init), upper: upper.map(Double.init), rows: part.rows)
    var found: [(Int, FeasibilityInterval)] = []
    for (column, unknown) in part.unknowns.enumerated() where unknown < model.cells {
      let low = program.wholeMinimum(column, sign: 1, limit: Self.searchLimit)
      let high = program.wholeMinimum(column, sign: -1, limit: Self.searchLimit)
      guard let bottom = low.value, let top = high.value else {
        if low.isProven || high.isProven { throw .contradiction(cells: names(of: part)) }
        throw .solver(cell: name(unknown))
      }
      guard part.admits(low.point, lower, upper), part.admits(high.point, lower, upper) else {
        throw .solver(cell: name(unknown))
      }
      found.append((unknown, FeasibilityInterval(lower: bottom, upper: top >= roof / 8 ? nil : top)))
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
      if try !policy.showsZeros(role: cell.role) { least[unknown] = 0 }
    }
    return least
  }

  /// Unknowns that equations tie together.
  private struct Part {
    let unknowns: [Int]
    let equations: [AuditModel.Equation]
    let column: [Int: Int]

    var rows: [LinearProgram.Row] {
      equations.map { equation in
        let terms = equation.terms.sorted { $0.key < $1.key }
        return LinearProgram.Row(
          columns: terms.compactMap { column[$0.key] }, coefficients: terms.map { Double($0.value) },
          lower: equation.isUpperBound ? -.infinity : Double(equation.constant), upper: Double(equation.constant))
      }
    }

    /// Whether whole numbers obey every equation and bound, exactly.
    func admits(_ point: [Int], _ lower: [Int], _ upper: [Int]) -> Bool {
      guard point.indices.allSatisfy({ lower[$0] <= point[$0] && point[$0] <= upper[$0] }) else { return false }
      return equations.allSatisfy { equation in
        let sum = equation.terms.reduce(0) { $0 + $1.value * (column[$1.key].map { point[$0] } ?? 0) }
        return equation.isUpperBound ? sum <= equation.constant : sum == equation.constant
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
