import Programme

/// One audit: what is published, read once, and attacked by everybody who is asked for.
struct AuditRun {
  let classes: AuditClasses
  let system: AuditSystem
  let policy: DisclosurePolicy
  let depth: AuditDepth
  /// Classes whose count is not shown, ascending.
  let hidden: [Int]
  /// True counts of all combinations, for those who know people, and as a table to start from.
  let inner: LeafCounts?
  /// Tables to start from, as far as any are known.
  private(set) var known = AuditWitnesses.none

  init(
    _ published: PublishedTables, under policy: DisclosurePolicy, depth: AuditDepth, inner: LeafCounts? = nil,
    witnesses: WitnessTables = .none
  ) throws(DisclosureError) {
    (self.policy, self.depth, self.inner) = (policy, depth, inner)
    classes = try AuditClasses(published)
    try AuditSumCheck(classes: classes).run()
    system = try AuditSystem(classes)
    hidden = classes.value.indices.filter { [classes] in classes.value[$0] == nil }
    known = AuditWitnesses(witnesses, classes, system)
    known.complete(by: AuditRespondents(run: self).truth)
  }

  /// Intervals of the hidden classes that an attacker changes, by class.
  ///
  /// - Parameter ruleKnower: What a reader who knows the rule can believe. A quick audit asks an outsider, who can believe
  ///   all of it, only about what that does not prove safe.
  func intervals(
    against attacker: Attacker, of all: Attackers, beside ruleKnower: [Int: AuditInterval] = [:]
  ) throws(DisclosureError) -> [Int: AuditInterval] {
    do {
      switch attacker {
      case .outsider: return try intervals(.none, beside: ruleKnower)
      case .ruleKnower: return try intervals(try knowledgeOfReaders(ofRule: true))
      case .reader: return [:]  // With the earlier releases: `AuditHistory`.
      case .respondent, .alone, .coalition:
        let base = try knowledgeOfReaders(ofRule: showsZeros)
        let pins = try AuditInsiders(run: self, base: base).pins(by: attacker, coalition: all.coalition)
        return Dictionary(pins.map { ($0.number, $0.interval) }, uniquingKeysWith: { first, _ in first })
      case .hubStaff: return try intervals(ofStaffAt: all.hub)
      }
    } catch let error as DisclosureError {
      throw error
    } catch AuditPartAttack.Trouble.contradiction {
      throw .contradiction(cells: hidden.map(classes.name))
    } catch {
      throw .solver(cell: hidden.first.map(classes.name) ?? "")
    }
  }

  /// What a reader of earlier releases finds.
  func history(_ earlier: [PublishedTables]) throws(DisclosureError) -> AuditHistory.Result {
    do {
      return try AuditHistory(earlier, self).attack(self, try knowledgeOfReaders(ofRule: showsZeros))
    } catch let error as DisclosureError {
      throw error
    } catch {
      throw .solver(cell: hidden.first.map(classes.name) ?? "")
    }
  }

  private var showsZeros: Bool { policy.zero.values.contains(.show) }

  private func knowledgeOfReaders(ofRule knowsRule: Bool) throws(DisclosureError) -> AuditKnowledge {
    knowsRule ? try AuditKnowledge.rule(of: policy, classes, system) : .none
  }

  private func intervals(
    _ knowledge: AuditKnowledge, beside known: [Int: AuditInterval] = [:]
  ) throws -> [Int: AuditInterval] {
    if depth == .exact { return try intervals(knowledge, of: hidden, enough: try enough()) }
    var open: [Int] = []
    var enough: [AuditAttack.Enough] = []
    var found: [Int: AuditInterval] = [:]
    for (number, need) in zip(hidden, try self.enough()) {
      if let interval = known[number], let low = interval.leastSeen, let high = interval.mostSeen,
        need.isReached(low: low, high: high)
      {
        found[number] = interval
      } else {
        open.append(number)
        enough.append(need)
      }
    }
    return found.merging(try intervals(knowledge, of: open, enough: enough)) { $1 }
  }

  private func intervals(
    _ knowledge: AuditKnowledge, of classes: [Int], enough: [AuditAttack.Enough]
  ) throws -> [Int: AuditInterval] {
    let found = try AuditAttack(system: system, knowledge: knowledge, witnesses: known)
      .intervals(of: classes.map { system.forms[$0] }, enough: enough, seeksEnds: depth == .exact)
    return Dictionary(uniqueKeysWithValues: zip(classes, found))
  }

  /// Cells that hold people of other hubs too.
  private func intervals(ofStaffAt hub: Attackers.Hub?) throws -> [Int: AuditInterval] {
    guard let inner, let hub else { throw DisclosureError.noInnerCounts(attacker: Attacker.hubStaff.rawValue) }
    let totals = classes.tables.dimensions.map(\.total)
    let own = classes.tables.dimensions.indices.compactMap { number -> Int? in
      let dimension = classes.tables.dimensions[number].name
      if !hub.dimension.isEmpty, dimension != hub.dimension { return nil }
      var address = totals
      address[number] = hub.code
      return classes.tables.cells.firstIndex { $0.address == address }
    }
    guard let cell = own.first else {
      throw DisclosureError.unknownCode(dimension: hub.dimension, code: hub.code)
    }
    let hubMeaning = classes.meanings[classes.classOfCell[cell]]
    let base = try knowledgeOfReaders(ofRule: showsZeros)
    let before = try intervals(base)
    let found = try intervals(AuditInsiders(run: self, base: base).staff(of: hubMeaning, inner))
    // What readers know too is no fault of the staff.
    return found.filter { number, interval in
      !classes.meanings[number].isSubset(of: hubMeaning) && before[number]?.outer.isExact != true
    }
  }

  /// The strictest of what the policy asks of a class's cells.
  func enough() throws(DisclosureError) -> [AuditAttack.Enough] {
    var least = [Int](repeating: 0, count: classes.count)
    for (cell, number) in zip(classes.tables.cells, classes.classOfCell) {
      least[number] = max(least[number], try AuditPolicy(policy: policy).leastTop(for: cell))
    }
    return hidden.map { AuditAttack.Enough(width: policy.interval, least: least[$0]) }
  }
}
