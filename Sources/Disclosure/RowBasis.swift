extension SuppressionProblem {
  /// Unknowns up to which dependent rows are sought.
  private static let mostForBasis = 20_000

  /// Whether each row is needed, others following from these: programs with fewer rows have fewer idle steps.
  ///
  /// By elimination modulo a prime, in which a sum's whole is replaced by its parts, so that rows stay as short as their
  /// innermost counts. Should a row depend on others modulo the prime alone, a program finds too much: what programs find
  /// is checked against all rows.
  static func neededRows(_ rows: [CellSystem.Row], unknowns: Int) -> [Bool] {
    var needed = [Bool](repeating: true, count: rows.count)
    if unknowns > mostForBasis { return needed }
    var elimination = RowElimination()
    for number in rows.indices.sorted(by: { (rows[$0].terms.count, $0) < (rows[$1].terms.count, $1) })
    where rows[number].kind == .sum {
      needed[number] = elimination.adds(rows[number])
    }
    return needed
  }
}
