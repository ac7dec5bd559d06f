import Programme

/// The policy's own rules, re-read from the published side.
struct AuditRules {
  let classes: AuditClasses
  let policy: DisclosurePolicy

  func findings() throws(DisclosureError) -> [AuditFinding] {
    var found: [AuditFinding] = []
    let empty = try shownEmptyGroups()
    for cell in classes.tables.cells {
      guard let count = cell.value.count else { continue }
      let name = cellName(cell.address, in: classes.tables.dimensions)
      let least = try AuditPolicy(policy: policy).least(for: cell)
      if count > 0, count < least { found.append(AuditFinding(fault: .smallPublished, cell: name)) }
      let hidesZero = try !AuditPolicy(policy: policy).showsZeros(in: cell)
      if count == 0, hidesZero, !empty.contains(where: cell.meaning.isSubset) {
        found.append(AuditFinding(fault: .zeroPublished, cell: name))
      }
    }
    return policy.allOfGroup == .withhold ? found + wholeGroups() : found
  }

  /// Groups that are shown to hold nobody: a zero inside them says nothing more.
  private func shownEmptyGroups() throws(DisclosureError) -> [TableSet.Meaning] {
    var found: [TableSet.Meaning] = []
    for cell in classes.tables.cells where cell.value == .count(0) {
      if try AuditPolicy(policy: policy).showsZeros(in: cell) { found.append(cell.meaning) }
    }
    return found
  }

  /// Published categories that are all of their group.
  private func wholeGroups() -> [AuditFinding] {
    var names: Set<String> = []
    let states = Set(AnswerState.allCases.map(\.code))
    for group in classes.groups where Set(group.children.map(\.unknown)).count > 1 {
      guard let whole = classes.value[group.parent], whole > 0 else { continue }
      let exempt = baseCodes(of: classes.tables.dimensions[group.dimension].name).union(states)
      for child in group.children where child.unknown != group.parent && !exempt.contains(child.code) {
        if group.children.allSatisfy({ $0.code == child.code || states.contains($0.code) }) { continue }
        if classes.value[child.unknown] == whole { names.insert(classes.name(child.unknown)) }
      }
    }
    return names.sorted().map { AuditFinding(fault: .wholeGroupPublished, cell: $0) }
  }

  private func baseCodes(of dimension: String) -> Set<String> {
    Set(
      classes.tables.tables.filter { $0.rowDimension == dimension }.compactMap { table in
        if case .indicator(_, _, let base) = table.subject { base } else { nil }
      })
  }

  /// Means without enough published people, and breakdowns that show some of their means but not all.
  func findings(in means: [PublishedMean]) -> [AuditFinding] {
    means.filter { $0.value.number != nil }.compactMap { mean in
      let people = classes.tables.published(mean.base)?.count ?? 0
      let siblings = means.filter { $0.table == mean.table && $0.column != nil }
      let isTogether =
        mean.column == nil || siblings.allSatisfy { $0.value.number != nil || $0.value == .notApplicable }
      if people >= policy.minimumBase, isTogether { return nil }
      return AuditFinding(fault: .value, cell: cellName(mean.base, in: classes.tables.dimensions))
    }
  }
}
