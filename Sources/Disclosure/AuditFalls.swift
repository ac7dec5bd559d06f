/// Finds what may have fallen where releases contradict each other as counts that never fall: the rows that contradict
/// each other, by the duals of the least sum of falls. A late answer that empties "no answer" shows itself so, though
/// neither count is published.
struct AuditFalls {
  private static let tolerance = 1e-6

  let system: AuditSystem
  /// Without the rows that say that a count does not fall.
  let knowledge: AuditKnowledge

  /// - Parameter rows: What does not fall, by an origin of its own each; with one bound.
  /// - Returns: Positions in `rows`; empty when all hold together.
  func contradictory(_ rows: [AuditSystem.Row]) throws(AuditPartAttack.Trouble) -> Set<Int> {
    var elastic = system
    var known = knowledge
    let first = system.unknowns
    for row in rows {
      let room = elastic.newUnknown()
      let term = AuditTerm(room.unknown, row.row.lower == nil ? -1 : 1)
      let loose = AuditProgram.Row(terms: row.row.terms + [term], lower: row.row.lower, upper: row.row.upper)
      known.rows.append(AuditSystem.Row(row: loose, origin: row.origin))
    }
    var found: Set<Int> = []
    for part in try AuditPresolve(elastic, known).parts() {
      let rooms = part.unknowns.indices.filter { part.unknowns[$0] >= first }
      if rooms.isEmpty { continue }
      var search = AuditSearch(lower: part.lower, upper: part.upper, rows: part.rows)
      guard case .optimal(let falls) = search.relaxed(rooms.map { AuditTerm($0) }, sign: 1) else { throw .solver }
      if falls <= Self.tolerance { continue }
      for (row, price) in zip(part.rows, search.prices()) where abs(price) > Self.tolerance {
        for term in row.terms where part.unknowns[term.unknown] >= first {
          found.insert(part.unknowns[term.unknown] - first)
        }
      }
    }
    return found
  }
}
