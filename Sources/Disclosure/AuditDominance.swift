import Programme

/// Whether every sum that is withheld for dominance is uncertain enough: the least upper end over all attackers leaves the
/// largest contributor p % of room.
///
/// The search for a pattern knows one width for all cells; this is what the rule asks of each.
///
/// - Throws: ``DisclosureError/dominated(_:)`` with the sums and the room that each lacks.
public func checkDominance(of tables: AuditedTables, percent: Int) throws(DisclosureError) {
  let cells = Dictionary(
    tables.inside.set.cells.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
  var found: [DisclosureError.Room] = []
  for withheld in tables.report.withheld {
    guard let cell = cells[withheld.address], let own = cell.contributions, let total = cell.count,
      own.isDominated(total: total, percent: percent)
    else { continue }
    let upper = withheld.intervals.values.compactMap(\.upper).min()
    let lacking = own.missing(total: total, percent: percent) - ((upper ?? .max) - total)
    if lacking > 0 { found.append(.init(cell: tables.tablesShown.name(of: cell.address), lacking: lacking)) }
  }
  if !found.isEmpty { throw .dominated(found) }
}
