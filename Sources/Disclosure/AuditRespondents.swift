import Programme

/// The people who are counted, as attackers who know themselves.
struct AuditRespondents {
  let run: AuditRun

  /// Somebody who knows the counts of some unknowns.
  struct Person {
    let lower: [Int: Int]
    let upper: [Int: Int]
  }

  /// - Returns: Respondents that there are, or without leaf counts somebody in every combination that may hold somebody.
  func people(_ attacker: Attacker, _ coalition: Int) -> [Person] {
    run.inner.map { known($0, attacker, coalition) } ?? possible(attacker, coalition)
  }

  /// The true count of unknowns, as far as leaf counts say it.
  var truth: [Int: Int] {
    var found: [Int: Int] = [:]
    for leaf in run.inner?.leaves ?? [] where leaf.count > 0 {
      for (_, unknown) in places(of: run.classes.fields.meaning(leaf.meaning)) {
        found[unknown, default: 0] += leaf.count
      }
    }
    return found
  }

  /// Where people of this meaning are counted, in each bag: one unknown each.
  func places(of meaning: AuditMeaning) -> [(table: AuditBagTable, unknown: Int)] {
    run.system.tables.compactMap { table in
      let touched = table.unknowns(of: meaning, run.system.atoms)
      return touched.count == 1 ? touched.first.map { (table, $0) } : nil
    }
  }

  private func known(_ inner: LeafCounts, _ attacker: Attacker, _ coalition: Int) -> [Person] {
    let most = attacker == .alone ? 1 : coalition
    return inner.leaves.compactMap { leaf in
      if leaf.count < 1 || (attacker != .respondent && leaf.count > most) { return nil }
      let meaning = run.classes.fields.meaning(leaf.meaning)
      return person(
        meaning, knows: attacker == .respondent ? 1 : leaf.count, all: attacker != .respondent)
    }
  }

  private func person(
    _ meaning: AuditMeaning, knows count: Int, all: Bool
  ) -> Person? {
    var lower: [Int: Int] = [:]
    var upper: [Int: Int] = [:]
    for (table, unknown) in places(of: meaning) {
      lower[unknown] = count
      if all, run.system.tables.count == 1, table.leavesOfUnknown[unknown - table.first] == 1 {
        upper[unknown] = count
      }
    }
    return lower.isEmpty ? nil : Person(lower: lower, upper: upper)
  }

  /// Without leaf counts: somebody in every combination that may hold somebody.
  private func possible(_ attacker: Attacker, _ coalition: Int) -> [Person] {
    let counts = attacker == .respondent || attacker == .alone ? 1...1 : 1...max(1, coalition)
    return run.system.tables.flatMap { table in
      (0..<table.unknowns).flatMap { number in
        counts.map { count in
          let isLeaf = run.system.tables.count == 1 && table.leavesOfUnknown[number] == 1
          let unknown = table.first + number
          let upper = attacker != .respondent && isLeaf ? [unknown: count] : [:]
          return Person(lower: [unknown: count], upper: upper)
        }
      }
    }
  }
}
