import Programme

/// The cells that the policy wants shown (`DisclosureRules`, "Cells that must be published").
struct MustPublish {
  /// Those of the set.
  let addresses: Set<TableSet.Address>

  init(_ set: TableSet, policy: DisclosurePolicy) {
    let wanted = Set(policy.mustPublish.compactMap { $0.address(in: set.dimensions) })
    addresses = wanted.isEmpty ? [] : wanted.intersection(set.cells.map(\.address))
  }

  /// Classes that no pattern may withhold.
  func classes(_ set: TableSet, _ system: CellSystem) -> Set<Int> {
    if addresses.isEmpty { return [] }
    return Set(
      set.cells.indices.filter { addresses.contains(set.cells[$0].address) }.compactMap { system.classOfCell[$0] })
  }

  /// - Throws: ``DisclosureError/mustPublish(_:)`` when one of the cells says too much by itself.
  func check(_ set: TableSet, _ system: CellSystem, _ primary: PrimarySuppression) throws(DisclosureError) {
    let refused = classes(set, system).sorted().compactMap { number -> DisclosureError.Unmet? in
      guard let reason = primary.reasons[number].first else { return nil }
      return DisclosureError.Unmet(
        cell: set.name(of: set.cells[system.cellsOfClass[number][0]].address), reason: reason.description)
    }
    if !refused.isEmpty { throw .mustPublish(refused) }
  }

  /// - Throws: ``DisclosureError/mustPublish(_:)`` when one of the cells is not shown in the end.
  func check(_ published: PublishedTables) throws(DisclosureError) {
    let refused = addresses.sorted { $0.lexicographicallyPrecedes($1) }.compactMap {
      address -> DisclosureError.Unmet? in
      switch published.published(address) {
      case nil: .init(cell: published.name(of: address), reason: "its table cannot be protected and is left out")
      case .withheld: .init(cell: published.name(of: address), reason: "it has to protect another cell")
      default: nil
      }
    }
    if !refused.isEmpty { throw .mustPublish(refused) }
  }
}
