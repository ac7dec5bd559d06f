/// The cheapest choice of cells that satisfies every cut, by branch and bound over its linear relaxation, as far as a
/// limit of programs allows.
struct CoverProgram {
  /// Classes that a cut names and that may be chosen, ascending.
  private let unknowns: [Int]
  private let prices: [Double]
  private let cuts: [CoveringCut]
  private let kept: [Bool]
  /// A relaxation is rounded once in so many programs: rounding costs more than the program.
  private static let roundingPeriod = 10

  init(_ cuts: [CoveringCut], cost: [Double?], keeping kept: [Bool]) {
    let named = Set(cuts.flatMap { cut in cut.terms.map(\.unknown) + (cut.isConditional ? [cut.target] : []) })
    unknowns = named.filter { cost[$0] != nil && !kept[$0] }.sorted()
    prices = unknowns.map { cost[$0] ?? 0 }
    (self.cuts, self.kept) = (cuts, kept)
  }

  /// - Parameter known: A choice that satisfies all cuts; returned when none cheaper is found.
  func solve(better known: [Bool], limit: Int) -> (choice: [Bool], programs: Int) {
    if unknowns.isEmpty { return (known, 0) }
    var program = LinearProgram(
      lower: unknowns.map { _ in 0 }, upper: unknowns.map { _ in 1 }, rows: rows())
    var best = (choice: known, total: total(known))
    var open = [(lower: program.lower, upper: program.upper)]
    var programs = 0
    while programs < limit, let node = open.popLast() {
      programs += 1
      program.setBounds(lower: node.lower, upper: node.upper)
      guard case .optimal(let bound) = program.minimise(prices), bound < best.total - 1e-6 else { continue }
      let values = program.values()
      guard let fraction = mostFractional(values) else {
        best = (choice(values), bound)
        continue
      }
      if programs % Self.roundingPeriod == 1 {
        let rounded = rounded(values)
        if total(rounded) < best.total - 1e-9 { best = (rounded, total(rounded)) }
      }
      var (without, with) = (node, node)
      (without.upper[fraction], with.lower[fraction]) = (0, 1)
      open += [without, with]
    }
    return (best.choice, programs)
  }

  /// Σ weight × z ≥ need, times the target's z where the cut holds only with its target.
  private func rows() -> [LinearProgram.Row] {
    let columns = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    return cuts.compactMap { cut in
      var row = LinearProgram.Row(columns: [], coefficients: [], lower: cut.need, upper: .infinity)
      for term in cut.terms {
        if let column = columns[term.unknown] {
          row.columns.append(column)
          row.coefficients.append(term.weight)
        } else if kept[term.unknown] {
          row.lower -= term.weight
        }
      }
      if cut.isConditional, !kept[cut.target] {
        guard let target = columns[cut.target] else { return nil }
        row.columns.append(target)
        row.coefficients.append(-cut.need)
        row.lower -= cut.need
      }
      return row.columns.isEmpty ? nil : row
    }
  }

  private func total(_ chosen: [Bool]) -> Double {
    zip(unknowns, prices).reduce(0) { chosen[$1.0] ? $0 + $1.1 : $0 }
  }

  private func choice(_ values: [Double]) -> [Bool] {
    var result = kept
    for (column, unknown) in unknowns.enumerated() where values[column] > 0.5 { result[unknown] = true }
    return result
  }

  /// A greedy cover that finds cells cheap which the relaxation likes.
  private func rounded(_ values: [Double]) -> [Bool] {
    var cost = [Double?](repeating: nil, count: kept.count)
    for (column, unknown) in unknowns.enumerated() {
      cost[unknown] = prices[column] * max(1e-3, 1 - min(1, values[column]))
    }
    var cover = Cover(cuts, cost: cost, keeping: kept)
    return cover.solve()
  }
}
