import Programme

/// One audit: what is published, read once, and attacked by everybody who is asked for.
struct AuditRun {
  let classes: AuditClasses
  let system: AuditSystem
  let policy: DisclosurePolicy
  let depth: AuditDepth
  /// Classes whose count is not shown, ascending.
  let hidden: [Int]

  init(_ published: PublishedTables, under policy: DisclosurePolicy, depth: AuditDepth) throws(DisclosureError) {
    (self.policy, self.depth) = (policy, depth)
    classes = try AuditClasses(published)
    try AuditSumCheck(classes: classes).run()
    system = try AuditSystem(classes)
    hidden = classes.value.indices.filter { [classes] in classes.value[$0] == nil }
  }

  /// Intervals of the hidden classes, in their order.
  func intervals(against attacker: Attacker) throws(DisclosureError) -> [AuditInterval] {
    let knowledge =
      attacker == .outsider ? AuditKnowledge.none : try AuditKnowledge.rule(of: policy, classes, system)
    let enough = depth == .quick ? try self.enough() : nil
    do {
      return try AuditAttack(system: system, knowledge: knowledge)
        .intervals(of: hidden.map { system.forms[$0] }, enough: enough)
    } catch .contradiction {
      throw .contradiction(cells: hidden.map(classes.name))
    } catch {
      throw .solver(cell: hidden.first.map(classes.name) ?? "")
    }
  }

  /// The strictest of what the policy asks of a class's cells.
  private func enough() throws(DisclosureError) -> [AuditAttack.Enough] {
    var least = [Int](repeating: 0, count: classes.count)
    for (cell, number) in zip(classes.tables.cells, classes.classOfCell) {
      least[number] = max(least[number], try AuditPolicy(policy: policy).leastTop(for: cell))
    }
    return hidden.map { AuditAttack.Enough(width: policy.interval, least: least[$0]) }
  }
}
