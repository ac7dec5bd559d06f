import Programme

/// Attackers who know people: what they can pin that readers cannot.
struct AuditInsiders {
  let run: AuditRun
  let base: AuditKnowledge
  let inner: LeafCounts?

  /// Somebody who knows the counts of some unknowns.
  struct Person {
    /// The leaf's codes, where leaf counts are at hand.
    let leaf: TableSet.Address?
    let lower: [Int: Int]
    let upper: [Int: Int]
  }

  /// A count that somebody can pin, and who.
  struct Pin {
    let number: Int
    let value: Int
    let leaf: TableSet.Address?
  }

  /// Hidden classes that one of these attackers pins although a reader cannot.
  func pins(by attacker: Attacker, coalition: Int) throws(AuditPartAttack.Trouble) -> [Pin] {
    let people = inner.map { known($0, attacker, coalition) } ?? possible(attacker, coalition)
    if people.isEmpty { return [] }
    let presolve = try AuditPresolve(run.system, base)
    let parts = try presolve.parts()
    var home: [Int: (part: Int, column: Int)] = [:]
    for (number, part) in parts.enumerated() {
      for (column, unknown) in part.unknowns.enumerated() { home[unknown] = (number, column) }
    }
    var found: [Pin] = []
    for (number, part) in parts.enumerated() {
      let here = people.filter { person in person.lower.keys.contains { home[$0]?.part == number } }
      if here.isEmpty { continue }
      found += try pins(in: part, by: here, presolve) { home[$0]?.part == number ? home[$0]?.column : nil }
    }
    return found
  }

  private func pins(
    in part: AuditPart, by people: [Person], _ presolve: AuditPresolve, _ column: (Int) -> Int?
  ) throws(AuditPartAttack.Trouble) -> [Pin] {
    let targets = run.hidden.compactMap { number -> (number: Int, form: [AuditTerm], constant: Int)? in
      let open = run.system.forms[number].filter { !presolve.isFixed[$0.unknown] }
      let terms = open.compactMap { term in column(term.unknown).map { AuditTerm($0, term.coefficient) } }
      // A sum over several parts is pinned only when each of its pieces is: the others are not known.
      if terms.isEmpty || terms.count < open.count { return nil }
      return (number, terms, presolve.constant(of: run.system.forms[number]))
    }
    let pieces = AuditPieces(targets.map(\.form))
    var attack = AuditPartAttack(part, forms: pieces.distinct, keepsTables: true)
    var open: [Int] = []
    for form in pieces.distinct.indices where try !attack.interval(of: form).outer.isExact { open.append(form) }
    var asked: Set<[AuditPartAttack.Supposition]> = []
    var found: [Pin] = []
    for person in people {
      let known = person.lower.sorted { $0.key < $1.key }.compactMap { unknown, lower in
        column(unknown).map { AuditPartAttack.Supposition(column: $0, lower: lower, upper: person.upper[unknown]) }
      }
      guard asked.insert(known).inserted else { continue }
      for (form, value) in try attack.pinned(supposing: known, among: open) {
        for (position, target) in targets.enumerated() where pieces.number[position] == form {
          // A cell that is just this combination is the person's own.
          let whole = run.system.forms[target.number]
          if whole.count == 1, person.lower[whole[0].unknown] != nil { continue }
          found.append(Pin(number: target.number, value: value + target.constant, leaf: person.leaf))
        }
      }
    }
    return found
  }
}

extension AuditInsiders {
  /// Respondents that there are.
  private func known(_ inner: LeafCounts, _ attacker: Attacker, _ coalition: Int) -> [Person] {
    let most = attacker == .alone ? 1 : coalition
    return inner.leaves.compactMap { leaf in
      if leaf.count < 1 || (attacker != .respondent && leaf.count > most) { return nil }
      let meaning = run.classes.fields.meaning(leaf.meaning)
      return person(
        meaning, leaf.address, knows: attacker == .respondent ? 1 : leaf.count, all: attacker != .respondent)
    }
  }

  private func person(
    _ meaning: AuditMeaning, _ leaf: TableSet.Address, knows count: Int, all: Bool
  ) -> Person? {
    var lower: [Int: Int] = [:]
    var upper: [Int: Int] = [:]
    for table in run.system.tables {
      let touched = table.unknowns(of: meaning, run.system.atoms)
      guard touched.count == 1, let unknown = touched.first else { continue }
      lower[unknown] = count
      if all, run.system.tables.count == 1, table.leavesOfUnknown[unknown - table.first] == 1 {
        upper[unknown] = count
      }
    }
    return lower.isEmpty ? nil : Person(leaf: leaf, lower: lower, upper: upper)
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
          return Person(leaf: nil, lower: [unknown: count], upper: upper)
        }
      }
    }
  }

  /// What the staff of a hub know: everybody whose meaning lies in the hub's.
  func staff(of hub: AuditMeaning, _ inner: LeafCounts) -> AuditKnowledge {
    var known = base
    for table in run.system.tables {
      for unknown in table.unknowns(inside: hub, run.system.atoms) {
        (known.lower[unknown], known.upper[unknown]) = (0, 0)
      }
    }
    for leaf in inner.leaves where leaf.count > 0 {
      let meaning = run.classes.fields.meaning(leaf.meaning)
      guard meaning.isSubset(of: hub) else { continue }
      for table in run.system.tables {
        let touched = table.unknowns(of: meaning, run.system.atoms)
        guard touched.count == 1, let unknown = touched.first else { continue }
        known.lower[unknown, default: 0] += leaf.count
        if known.upper[unknown] != nil { known.upper[unknown, default: 0] += leaf.count }
      }
    }
    return known
  }
}
