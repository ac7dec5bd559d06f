import Programme

/// Attackers who know people: what they can pin that readers cannot.
struct AuditInsiders {
  let run: AuditRun
  let base: AuditKnowledge

  /// A count that somebody can pin, or that is not proven to be safe from it.
  struct Pin {
    /// Of the class.
    let number: Int
    let interval: AuditInterval
  }

  /// What is pinned in one part, by form.
  private struct Answer {
    /// By every reader.
    var closed: [Int: AuditInterval] = [:]
    var pins: [[AuditSupposition]: [Int: AuditInterval]] = [:]
  }

  /// Hidden classes that one of these attackers pins although a reader cannot.
  func pins(by attacker: Attacker, coalition: Int) throws(AuditPartAttack.Trouble) -> [Pin] {
    let respondents = AuditRespondents(run: run)
    let people = respondents.people(attacker, coalition)
    if people.isEmpty { return [] }
    let targets = try AuditTargets(run.hidden.map { run.system.forms[$0] }, in: run.system, base)
    let known = people.map(targets.known)
    let truth = run.known.first
    let answers = try AuditCores.map(targets.parts.count) { part throws(AuditPartAttack.Trouble) in
      try answer(part, of: targets, to: known.compactMap { $0[part] }, from: truth)
    }
    var found: [Pin] = []
    for (person, known) in zip(people, known) {
      for target in pinned(known, targets, answers) {
        // A cell that is just this combination is the person's own.
        let number = run.hidden[target]
        let whole = run.system.forms[number]
        if whole.count == 1, person.lower[whole[0].unknown] != nil { continue }
        guard let interval = interval(of: targets.targets[target], known, answers) else { continue }
        found.append(Pin(number: number, interval: interval))
      }
    }
    return found
  }

  private func answer(
    _ number: Int, of targets: AuditTargets, to people: [[AuditSupposition]], from truth: [Int: Int]
  ) throws(AuditPartAttack.Trouble) -> Answer {
    let (part, forms) = (targets.parts[number], targets.forms[number])
    // Without people only what hangs together with other parts is of interest.
    let asked = forms.indices.filter { form in
      let own = targets.targetsOfPiece[AuditTargets.Piece(part: number, form: form)] ?? []
      return !people.isEmpty || own.contains { targets.targets[$0].pieces.count > 1 }
    }
    var answer = Answer()
    if asked.isEmpty { return answer }
    let first = part.unknowns.map { truth[$0] ?? 0 }
    var pinning = AuditPinning(part, forms: forms, first: part.admits(first) ? first : try someTable(of: part))
    for pin in try pinning.pins(by: [], among: asked) { answer.closed[pin.form] = pin.interval }
    let open = asked.filter { answer.closed[$0] == nil }
    for known in people where answer.pins[known] == nil {
      let pins = try pinning.pins(by: known, among: open)
      answer.pins[known] = Dictionary(uniqueKeysWithValues: pins.map { ($0.form, $0.interval) })
    }
    return answer
  }

  private func someTable(of part: AuditPart) throws(AuditPartAttack.Trouble) -> [Int] {
    var search = AuditSearch(lower: part.lower, upper: part.upper, rows: part.rows)
    switch part.someTable(by: &search) {
    case .found(let table): return table
    case .none: throw .contradiction
    case .open: throw .solver
    }
  }

  /// Targets of which somebody pins a piece, each once, ascending.
  private func pinned(
    _ known: [Int: [AuditSupposition]], _ targets: AuditTargets, _ answers: [Answer]
  ) -> [Int] {
    var found: Set<Int> = []
    for (part, known) in known {
      for form in answers[part].pins[known, default: [:]].keys {
        found.formUnion(targets.targetsOfPiece[AuditTargets.Piece(part: part, form: form)] ?? [])
      }
    }
    return found.sorted()
  }

  /// What somebody finds who knows each piece of a target, or whom every reader helps to it; else `nil`.
  private func interval(
    of target: AuditTargets.Target, _ known: [Int: [AuditSupposition]], _ answers: [Answer]
  ) -> AuditInterval? {
    var sum = AuditInterval.exactly(target.constant)
    for piece in target.pieces {
      let answer = answers[piece.part]
      let own = known[piece.part].flatMap { answer.pins[$0]?[piece.form] }
      guard let interval = answer.closed[piece.form] ?? own else { return nil }
      sum = sum + interval
    }
    return sum
  }
}

extension AuditPinning.Pin {
  fileprivate var interval: AuditInterval {
    isCertain ? .exactly(value) : AuditInterval(lower: 0, upper: nil, leastSeen: value, mostSeen: value)
  }
}

extension AuditInsiders {
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
      for (_, unknown) in AuditRespondents(run: run).places(of: meaning) {
        known.lower[unknown, default: 0] += leaf.count
        if known.upper[unknown] != nil { known.upper[unknown, default: 0] += leaf.count }
      }
    }
    return known
  }
}
