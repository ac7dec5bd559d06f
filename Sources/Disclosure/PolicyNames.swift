public import Programme

/// Whether a set has what a policy names: a rule about a cell or category that is not there would silently do nothing.
///
/// For one table set by itself. The sets of a programme (people, contacts) share one policy, and each has only some of
/// what it names.
///
/// - Throws: ``DisclosureError/noSuchCell(_:)`` or ``DisclosureError/cannotMerge(dimension:codes:why:)``.
public func checkNames(in set: TableSet, of policy: DisclosurePolicy) throws(DisclosureError) {
  for merge in policy.merges where !set.dimensions.contains(where: { $0.name == merge.dimension }) {
    throw .cannotMerge(dimension: merge.dimension, codes: merge.codes, why: "there is no such dimension")
  }
  let addresses = Set(set.cells.map(\.address))
  let made = Set(policy.merges.map { CellName(codes: [$0.dimension: $0.into]) })
  let absent = policy.mustPublish.filter { name in
    let isMade = name.codes.contains { made.contains(CellName(codes: [$0.key: $0.value])) }
    return !isMade && !(name.address(in: set.dimensions).map(addresses.contains) ?? false)
  }
  if !absent.isEmpty { throw .noSuchCell(absent.map(\.description)) }
}
