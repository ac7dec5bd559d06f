package import Programme

/// Tables after suppression, not yet audited: only ``protect(_:under:cost:people:earlier:)`` makes them.
public struct ProtectedTables: Sendable {
  package let published: PublishedTables
  package let means: [PublishedMean]
  /// True counts and reasons.
  package let inside: InsideTables
}

/// What must never leave the programme: true counts, and why each cell is withheld.
package struct InsideTables: Sendable {
  package let set: TableSet
  package let log: SuppressionLog
  /// Who is counted, for the audit's attackers who know people.
  let people: LeafCounts
  /// What proves the pattern, for the audit to start from.
  let witnesses: WitnessTables

  package init(set: TableSet, log: SuppressionLog) {
    self.init(set: set, log: log, people: LeafCounts([]), witnesses: .none)
  }

  init(set: TableSet, log: SuppressionLog, people: LeafCounts, witnesses: WitnessTables) {
    (self.set, self.log, self.people, self.witnesses) = (set, log, people, witnesses)
  }
}
