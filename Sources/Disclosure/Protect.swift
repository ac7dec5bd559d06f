public import Programme

/// Withholds small cells, and as many more as make every withheld cell safe (`DisclosureRules`).
///
/// - Parameters:
///   - set: All tables of one unit, with true counts.
///   - policy: The programme's rules.
///   - cost: What a withheld cell costs; decides which cells protect others.
///   - earlier: Releases that readers already have; those of other units are not read.
///   - people: Who is counted, by leaf codes: the respondents of linked tables. Without it a respondent knows of single
///     cells only.
/// - Returns: The same tables with what may be shown; breakdowns that no pattern makes safe are left out. The same
///   input gives the same pattern.
/// - Throws: ``DisclosureError`` for counts that do not add up, a policy that misses a role, or a set that cannot be
///   protected.
public func protect(
  _ set: TableSet, under policy: DisclosurePolicy, cost: SuppressionCost = .programme, people: InnerCounts? = nil,
  earlier: [EarlierRelease] = []
) throws(DisclosureError) -> ProtectedTables {
  var plan = try plan(set, under: policy, cost: cost, people: people, earlier: earlier)
  let outcome = try plan.release.run()
  return try ProtectedTables(plan.release, outcome, merges: plan.merges)
}

/// Protects tables and audits them; a breakdown, or else a question, with a cell that the audit finds unsafe is left out,
/// and the rest is protected and audited again, until nothing unsafe is found.
///
/// - Parameters: As those of ``protect(_:under:cost:people:earlier:)``.
/// - Throws: ``DisclosureError/auditFailed(_:)`` when what is unsafe is nothing that may be left out.
public func protectAndAudit(
  _ set: TableSet, under policy: DisclosurePolicy, cost: SuppressionCost = .programme, people: InnerCounts? = nil,
  earlier: [EarlierRelease] = []
) throws(DisclosureError) -> AuditedTables {
  let before = earlier.filter { $0.unit == set.unit }.sorted { $0.number < $1.number }
  var plan = try plan(set, under: policy, cost: cost, people: people, earlier: before)
  var outcome = try plan.release.run()
  var unsafe: Set<String> = []
  while true {
    let tables = try ProtectedTables(plan.release, outcome, merges: plan.merges)
    do throws(DisclosureError) {
      return try audit(tables, under: policy, earlier: before.map(\.tables))
    } catch {
      guard case .auditFailed(let findings) = error, cost.sparesHeadlines else { throw error }
      let cells = Set(findings.map(\.cell))
      let found = Set(ReleaseShape(tables.inside.set).worstPart(of: cells, in: tables.inside.set))
      // Left out already, or the overall figure: leaving out does not help.
      if found.isSubset(of: unsafe) { throw error }
      unsafe.formUnion(found)
      plan.release.leaveOut(found)
      outcome = try plan.release.run(from: outcome)
    }
  }
}

private func plan(
  _ set: TableSet, under policy: DisclosurePolicy, cost: SuppressionCost, people: InnerCounts?,
  earlier: [EarlierRelease]
) throws(DisclosureError) -> (release: ReleasePlan, merges: [MergedCategories]) {
  try TableSetCheck(set: set).run()
  let merging = try CategoryMerging(set, policy: policy)
  let plan = try ReleasePlan(
    merging.set, policy: policy, cost: cost, people: merging.done.isEmpty ? people : nil, earlier: earlier)
  return (plan, merging.done)
}

extension ProtectedTables {
  fileprivate init(
    _ plan: ReleasePlan, _ outcome: ReleasePlan.Outcome, merges: [MergedCategories]
  ) throws(DisclosureError) {
    let (set, policy) = (plan.set, plan.policy)
    let published = PublishedTables(set, plan: plan, outcome: outcome)
    try MustPublish(set, policy: policy).check(published)
    self.init(
      published: published,
      means: PublishedMeans(set: set, published: published, policy: policy).all(),
      inside: InsideTables(
        set: set, log: SuppressionLog(set, plan: plan, outcome: outcome, merges: merges),
        people: LeafCounts(of: set, people: plan.knowledge.people),
        witnesses: WitnessTables(set, outcome.system, truth: outcome.truth, deviations: outcome.deviations)))
  }
}

extension PublishedTables {
  /// What readers see once the plan stands.
  fileprivate init(_ set: TableSet, plan: ReleasePlan, outcome: ReleasePlan.Outcome) {
    let gone = plan.dropped.flatMap(\.tables)
    let tables = set.tables.filter { !gone.contains($0) }
    let cells = set.cells.enumerated().compactMap { position, cell -> PublishedCell? in
      guard let number = outcome.system.classOfCell[position] else { return nil }
      return PublishedCell(
        address: cell.address, value: outcome.withheld[number] ? .withheld : .count(outcome.rules.counts[number]),
        role: cell.role, isByHub: cell.isByHub, meaning: cell.meaning)
    }
    let leftOut = plan.dropped.flatMap { dropped in
      dropped.tables.map { LeftOut(table: $0.id, reason: dropped.reason) }
    }
    self.init(
      unit: set.unit, dimensions: set.dimensions, tables: tables, crossings: plan.crossings, cells: cells,
      leftOut: set.leftOut + leftOut)
  }
}

extension ReleasePlan {
  /// Dimensions still published together: a left-out breakdown leaves its two one-way tables.
  var crossings: [[String]] {
    let filled = Set(kept.indices.filter { kept[$0] }.map { Set(shape.used[$0].map { set.dimensions[$0].name }) })
    var found: [[String]] = []
    for crossing in set.crossings {
      let parts = filled.contains(Set(crossing)) ? [crossing] : crossing.map { [$0] }
      for part in parts where filled.contains(Set(part)) && !found.contains(part) { found.append(part) }
    }
    return found
  }
}

extension SuppressionLog {
  fileprivate init(
    _ set: TableSet, plan: ReleasePlan, outcome: ReleasePlan.Outcome, merges: [MergedCategories]
  ) {
    self.merges = merges
    var entries: [Entry] = []
    let recomputation = Recomputation(
      set: plan.set, system: outcome.system, counts: outcome.rules.counts, withheld: outcome.withheld)
    for (position, cell) in set.cells.enumerated() {
      guard let number = outcome.system.classOfCell[position], outcome.withheld[number] else { continue }
      var reasons = outcome.primary.reasons[number]
      var sum: String?
      if let target = outcome.protects[number], target >= outcome.system.classes {
        reasons.append(.protects(["what an earlier release withheld, or how many came since"]))
      } else if let target = outcome.protects[number] {
        reasons.append(.protects([plan.name(outcome.system.cellsOfClass[target][0])]))
        sum = recomputation.text(of: target, withShown: number)
      }
      entries.append(Entry(address: cell.address, reasons: reasons, recomputation: sum))
    }
    self.entries = entries
    bound = outcome.bound
    dropped = plan.dropped.flatMap { dropped in
      dropped.tables.map {
        LeftOut(table: $0.id, reason: Label(english: "\(dropped.reason.english) (\(dropped.cell))"))
      }
    }
  }
}

/// Whether a set is well formed and its counts can be those of one list of people;
/// ``protect(_:under:cost:people:earlier:)`` asks too.
///
/// - Throws: ``DisclosureError`` that names the cells and by how much they are off.
public func checkCounts(of set: TableSet) throws(DisclosureError) {
  try TableSetCheck(set: set).run()
  try SumCheck(set: set, system: CellSystem(set, kept: set.cells.map { _ in true })).run()
}
