import Programme

/// Cells that the policy withholds for what they themselves say.
struct PrimarySuppression {
  /// Why, per class; empty for a class that may be published.
  private(set) var reasons: [[SuppressionLog.Reason]]

  init(_ set: TableSet, system: CellSystem, rules: ClassRules) {
    reasons = [[SuppressionLog.Reason]](repeating: [], count: system.classes)
    let bases = baseCodes(of: set)
    for grouping in system.groupings where rules.withholdsWholeGroups {
      addWholeGroup(grouping, set, rules, bases)
    }
    let empty = shownEmptyGroups(set, system, rules)
    for number in 0..<system.classes {
      addOwnReasons(number, rules, isInEmptyGroup: empty.contains { set.meaning(of: number, system).isSubset(of: $0) })
    }
  }

  /// Groups without anybody whose zero is always shown: another zero inside them says nothing more.
  private func shownEmptyGroups(_ set: TableSet, _ system: CellSystem, _ rules: ClassRules) -> [TableSet.Meaning] {
    (0..<system.classes).filter { rules.counts[$0] == 0 && rules.showsZeros[$0] }.map { set.meaning(of: $0, system) }
  }

  private mutating func addOwnReasons(_ number: Int, _ rules: ClassRules, isInEmptyGroup: Bool) {
    let count = rules.counts[number]
    if count > 0, count < rules.minimum[number] {
      reasons[number].append(.small(minimum: rules.minimum[number]))
    } else if count > 0, rules.fewestContributors[number] < rules.minimum[number] {
      reasons[number].append(.fewContributors(minimum: rules.minimum[number]))
    }
    for reason in rules.amountReasons[number] { add(reason, to: number) }
    if count == 0, !rules.showsZeros[number], !isInEmptyGroup { reasons[number].append(.zero) }
  }

  private mutating func addWholeGroup(
    _ grouping: CellSystem.Grouping, _ set: TableSet, _ rules: ClassRules, _ bases: [Int: Set<String>]
  ) {
    let whole = rules.counts[grouping.parent]
    guard whole > 0, Set(grouping.children.map(\.unknown)).count > 1 else { return }
    let most = grouping.children.filter { child in
      child.unknown != grouping.parent && 100 * rules.counts[child.unknown] >= rules.wholeFrom * whole
        && !saysNothing(child.code, in: grouping, bases)
    }
    guard !most.isEmpty else { return }
    let name = set.name(of: set.cells[grouping.parentCell].address)
    for child in most {
      let isAll = rules.counts[child.unknown] == whole
      add(isAll ? .wholeGroup(of: name) : .nearWholeGroup(of: name, percent: rules.wholeFrom), to: child.unknown)
    }
  }

  /// That everybody answered, or nobody did, is no statement about anybody: an indicator's n, a state without an
  /// answer, and what is left when such states are taken away.
  private func saysNothing(_ code: String, in grouping: CellSystem.Grouping, _ bases: [Int: Set<String>]) -> Bool {
    let states = Set(AnswerState.allCases.map(\.code))
    let others = grouping.children.map(\.code).filter { $0 != code }
    return states.contains(code) || others.allSatisfy(states.contains)
      || bases[grouping.dimension]?.contains(code) ?? false
  }

  mutating func add(_ reason: SuppressionLog.Reason, to number: Int) {
    if !reasons[number].contains(reason) { reasons[number].append(reason) }
  }

  private func baseCodes(of set: TableSet) -> [Int: Set<String>] {
    var found: [Int: Set<String>] = [:]
    for table in set.tables {
      guard case .indicator(_, _, let base) = table.subject,
        let dimension = set.dimensions.firstIndex(where: { $0.name == table.rowDimension })
      else { continue }
      found[dimension, default: []].insert(base)
    }
    return found
  }
}

extension TableSet {
  fileprivate func meaning(of number: Int, _ system: CellSystem) -> Meaning {
    cells[system.cellsOfClass[number][0]].meaning
  }

  /// The coordinates that are not at their total: `dimension=code|dimension=code`, or `total`.
  func name(of address: Address) -> String { cellName(address, in: dimensions) }
}
