extension SuppressionProblem {
  /// The same problem beside earlier releases: their unknowns follow its own.
  func adding(_ history: HistoryRows) -> SuppressionProblem {
    // Boxes know nothing of other releases: with one, the geometry does not stand for all there is.
    if history.unknowns.isEmpty, history.rows.isEmpty { return self }
    let roof = history.unknowns.reduce(most.max() ?? 1) { max($0, 64 * $1.truth) }
    let rows = self.rows + history.rows
    var rowsOfUnknown = self.rowsOfUnknown + history.unknowns.map { _ in [] }
    for (number, row) in history.rows.enumerated() {
      for term in row.terms { rowsOfUnknown[term.unknown].append(self.rows.count + number) }
    }
    return SuppressionProblem(
      rows: rows, rowsOfUnknown: rowsOfUnknown, truth: truth + history.unknowns.map(\.truth),
      least: least + history.unknowns.map { $0.least ?? -roof },
      most: most + history.unknowns.map { _ in roof },
      need: need + history.unknowns.map(\.need),
      primary: primary + history.unknowns.map(\.isWithheld),
      price: price + history.unknowns.map { $0.status == .latent ? 0 : nil },
      isSame: isSame + history.unknowns.indices.map { unknowns + $0 }, restrictions: restrictions,
      restrictionsOfUnknown: restrictionsOfUnknown,
      isNeeded: Self.neededRows(rows, unknowns: unknowns + history.unknowns.count))
  }
}

extension HistoryRows.Unknown {
  /// A count that was published needs nothing, and is no latent: it stays what it is.
  var need: SuppressionProblem.Need? {
    switch status {
    case .shown: SuppressionProblem.Need(width: 0, top: 0)
    case .withheld(let width, let top): SuppressionProblem.Need(width: width, top: top)
    case .latent: nil
    }
  }

  var isWithheld: Bool { if case .withheld = status { true } else { false } }
}

extension SuppressionProblem {
  /// The class that rows lead to first from an unknown of an earlier release.
  ///
  /// - Parameter classes: How many unknowns are classes.
  func nearestClass(to unknown: Int, among classes: Int) -> Int? {
    var seen: Set<Int> = [unknown]
    var edge = [unknown]
    while !edge.isEmpty {
      if let found = edge.filter({ $0 < classes }).min() { return found }
      edge = edge.flatMap { rowsOfUnknown[$0] }.flatMap { rows[$0].terms.map(\.unknown) }
        .filter { seen.insert($0).inserted }
    }
    return nil
  }
}
