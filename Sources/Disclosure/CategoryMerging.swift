public import Programme

/// Categories that became one, and for whose sake. Which cells were small stays inside.
public struct MergedCategories: Sendable, Equatable {
  public let merge: CategoryMerge
  /// Cells that would have been withheld, by name.
  public let because: [String]
}

/// Merges the policy's categories where one of them would be withheld (`DisclosureRules`, "Merging").
struct CategoryMerging {
  private(set) var set: TableSet
  private(set) var done: [MergedCategories] = []

  /// - Throws: ``DisclosureError/cannotMerge(dimension:codes:why:)`` for categories that the tables do not treat alike.
  init(_ set: TableSet, policy: DisclosurePolicy) throws(DisclosureError) {
    self.set = set
    for merge in policy.merges {
      guard let dimension = self.set.dimensions.firstIndex(where: { $0.name == merge.dimension }) else { continue }
      let step = MergeStep(set: self.set, dimension: dimension, merge: merge)
      try step.check()
      let small = try withheldFigures(of: merge, on: dimension, policy)
      if small.isEmpty { continue }
      self.set = try step.merged()
      done.append(MergedCategories(merge: merge, because: small))
    }
  }

  /// Overall figures of the categories that say too much by themselves.
  private func withheldFigures(
    of merge: CategoryMerge, on dimension: Int, _ policy: DisclosurePolicy
  ) throws(DisclosureError) -> [String] {
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let rules = try ClassRules(set, system: system, policy: policy)
    let reasons = PrimarySuppression(set, system: system, rules: rules).reasons
    return set.cells.indices.filter { position in
      let address = set.cells[position].address
      let isFigure = set.dimensions.indices.allSatisfy { $0 == dimension || address[$0] == set.dimensions[$0].total }
      guard isFigure, merge.codes.contains(address[dimension]) else { return false }
      return system.classOfCell[position].map { !reasons[$0].isEmpty } ?? false
    }.map { set.name(of: set.cells[$0].address) }
  }
}
