import Programme

/// This release and all earlier ones as one system: what their reader can believe.
///
/// Counts are cumulative: a cell's count does not fall from one release to the next. Where one fell (a
/// correction, a late answer), that cell and all inside it are free to fall; those without an answer always are.
struct AuditHistory {
  /// A cell in two releases that follow each other as far as the cell is in them; numbers are positions.
  struct Step {
    let from: (release: Int, number: Int)
    let to: (release: Int, number: Int)
    /// Who was counted here may be counted elsewhere since.
    let mayFall: Bool
  }

  /// Oldest first; the last is the release that is audited.
  let releases: [AuditClasses]
  private let own: [AuditSystem]
  private(set) var system: AuditSystem
  /// Per release and class, in the common system.
  private(set) var forms: [[[AuditTerm]]] = []
  private(set) var steps: [Step] = []
  /// From the last release that shows a cell to this one, where releases that withhold it lie between.
  private var leaps: [Step] = []

  init(_ earlier: [PublishedTables], _ run: AuditRun) throws(DisclosureError) {
    var releases: [AuditClasses] = []
    var own: [AuditSystem] = []
    for tables in earlier {
      let classes = try AuditClasses(tables)
      try AuditSumCheck(classes: classes).run()
      releases.append(classes)
      own.append(try AuditSystem(classes))
    }
    (self.releases, self.own) = (releases + [run.classes], own + [run.system])
    system = run.system
    forms = [run.system.forms]
    for other in own.reversed() { forms.insert(system.append(other), at: 0) }
    findSteps()
  }

  /// Cells of equal address, dimensions by name.
  private mutating func findSteps() {
    var last: [[String]: (release: Int, number: Int)] = [:]
    var lastShown = last
    for (release, classes) in releases.enumerated() {
      for (cell, number) in zip(classes.tables.cells, classes.classOfCell) {
        let used = zip(classes.tables.dimensions, cell.address).filter { $0.total != $1 }
        let address = used.map { "\($0.name)=\($1)" }.sorted()
        let mayFall = used.contains { AnswerState.isWithoutAnswer(code: $1) }
        if let before = last[address] {
          steps.append(Step(from: before, to: (release, number), mayFall: mayFall))
        }
        if release == releases.count - 1, let shown = lastShown[address], shown.release != last[address]?.release {
          leaps.append(Step(from: shown, to: (release, number), mayFall: mayFall))
        }
        last[address] = (release, number)
        if classes.value[number] != nil { lastShown[address] = (release, number) }
      }
    }
  }

  /// What this release is compared with.
  private var compared: [Step] { steps.filter { $0.to.release == releases.count - 1 } + leaps }

  private func value(_ place: (release: Int, number: Int)) -> Int? { releases[place.release].value[place.number] }
  private func form(_ place: (release: Int, number: Int)) -> [AuditTerm] { forms[place.release][place.number] }

  /// x before ≤ x after, except where a correction is published.
  ///
  /// - Parameter broken: Positions of steps that may have fallen too.
  private func rows(without broken: Set<Int> = []) -> [AuditSystem.Row] {
    var rest = AuditSystem.Rows()
    let fallen = fallen(broken)
    for (position, step) in steps.enumerated() where !isFree(step, fallen) {
      let (before, after) = (value(step.from), value(step.to))
      if before != nil, after != nil { continue }
      let minus = form(step.from).map { AuditTerm($0.unknown, -$0.coefficient) }
      switch (before, after) {
      case (let before?, _): rest.add(form(step.to), lower: before, upper: nil, .earlier(position))
      case (_, let after?): rest.add(form(step.from), lower: nil, upper: after, .earlier(position))
      default: rest.add(form(step.to) + minus, lower: 0, upper: nil, .earlier(position))
      }
    }
    return rest.rows
  }

  /// Cells whose count fell, by release.
  private func fallen(_ broken: Set<Int>) -> [Int: [AuditMeaning]] {
    var found: [Int: [AuditMeaning]] = [:]
    for (position, step) in steps.enumerated() {
      let isShown = (value(step.from) ?? 0) > (value(step.to) ?? .max)
      guard isShown || broken.contains(position) else { continue }
      found[step.to.release, default: []].append(releases[step.to.release].meanings[step.to.number])
    }
    return found
  }

  private func isFree(_ step: Step, _ fallen: [Int: [AuditMeaning]]) -> Bool {
    if step.mayFall { return true }
    let meaning = releases[step.to.release].meanings[step.to.number]
    return fallen[step.to.release]?.contains(where: meaning.isSubset) ?? false
  }
}

extension AuditHistory {
  /// Unknowns up to which both ends of every cell are sought.
  private static let mostForEnds = 1_000

  struct Result {
    /// Of the hidden classes of this release.
    var intervals: [Int: AuditInterval] = [:]
    var findings: [AuditFinding] = []
    /// The releases contradict each other as cumulative counts: then each stands by itself.
    var isCumulative = true
  }

  /// - Parameter knowledge: Of the reader, of this release.
  func attack(_ run: AuditRun, _ knowledge: AuditKnowledge) throws -> Result {
    var result = Result(findings: try shownDifferences(run))
    let open = compared.filter { value($0.from) == nil || value($0.to) == nil }
    let before = hiddenBefore()
    let targets =
      run.hidden.map { forms[releases.count - 1][$0] }
      + open.map { step in form(step.to) + form(step.from).map { AuditTerm($0.unknown, -$0.coefficient) } }
      + before.map(form)
    guard
      let found = try intervals(
        of: targets, knowledge, from: run.known, enough: try enough(run, open: open, before: before.count))
    else {
      result.isCumulative = false
      return result
    }
    result.intervals = Dictionary(uniqueKeysWithValues: zip(run.hidden, found))
    let since = found[run.hidden.count...].prefix(open.count)
    result.findings += try zip(open, since).compactMap { step, interval in try finding(step, interval.outer, run) }
    result.findings += try revealed(Array(zip(before, found.suffix(before.count))))
    return result
  }

  /// With what contradicts other counts free to fall; `nil` when the releases contradict each other even then.
  private func intervals(
    of targets: [[AuditTerm]], _ knowledge: AuditKnowledge, from witnesses: AuditWitnesses,
    enough: [AuditAttack.Enough?]
  ) throws(AuditPartAttack.Trouble) -> [AuditInterval]? {
    var rows = rows()
    for isLast in [false, true] {
      var known = knowledge
      known.rows += rows
      do throws(AuditPartAttack.Trouble) {
        return try AuditAttack(system: system, knowledge: known, witnesses: witnesses)
          .intervals(of: targets, enough: enough)
      } catch {
        guard error == .contradiction else { throw error }
        if isLast { return nil }
      }
      let broken = try AuditFalls(system: system, knowledge: knowledge).contradictory(rows)
      rows = self.rows(
        without: Set(
          broken.compactMap { number in if case .earlier(let step) = rows[number].origin { step } else { nil } }))
    }
    return nil
  }

  /// Of what came since, and of earlier counts, only findings are reported; of this release's cells the ends where the
  /// system is small enough to seek them all.
  private func enough(
    _ run: AuditRun, open: [Step], before: Int
  ) throws(DisclosureError) -> [AuditAttack.Enough?] {
    let isSmall = run.depth == .exact && system.unknowns <= Self.mostForEnds
    var found: [AuditAttack.Enough?] = try run.enough().map { isSmall ? nil : $0 }
    for step in open {
      found.append(AuditAttack.Enough(width: 0, least: try least(step, run), mayBeNothing: true))
    }
    return found + [AuditAttack.Enough?](repeating: .twoValues, count: before)
  }

  private func least(_ step: Step, _ run: AuditRun) throws(DisclosureError) -> Int {
    let classes = releases[step.to.release]
    return try AuditPolicy(policy: run.policy).least(for: classes.tables.cells[classes.firstCell[step.to.number]])
  }

  /// Increments (and corrections) that two published counts tell.
  private func shownDifferences(_ run: AuditRun) throws -> [AuditFinding] {
    try compared.compactMap { step in
      guard let before = value(step.from), let after = value(step.to), before != after else { return nil }
      return try finding(step, FeasibilityInterval(lower: after - before, upper: after - before), run)
    }
  }

  private func finding(
    _ step: Step, _ since: FeasibilityInterval, _ run: AuditRun
  ) throws -> AuditFinding? {
    let least = try least(step, run)
    // A difference of k or more may be known, as it is between two published counts.
    let isGrowth = since.lower >= 1 && since.upper ?? .max < least
    let isFall = since.upper ?? .max <= -1 && since.lower > -least
    guard isGrowth || isFall else { return nil }
    return AuditFinding(
      fault: .since(release: step.from.release + 1), cell: releases[step.to.release].name(step.to.number),
      attacker: .reader, change: since)
  }

  private func hiddenBefore() -> [(release: Int, number: Int)] {
    releases.indices.dropLast().flatMap { release in
      releases[release].value.indices.filter { releases[release].value[$0] == nil }.map { (release, $0) }
    }
  }

  /// Counts that an earlier release withheld, and that are exact only now.
  private func revealed(
    _ found: [(place: (release: Int, number: Int), interval: AuditInterval)]
  ) throws -> [AuditFinding] {
    let exact = Dictionary(grouping: found.filter { $0.interval.outer.isExact }.map(\.place), by: \.release)
    return try exact.sorted { $0.key < $1.key }.flatMap { release, places in
      let alone = try AuditAttack(system: own[release], knowledge: .none).intervals(
        of: places.map { own[release].forms[$0.number] },
        enough: places.map { _ in .twoValues })
      return zip(places, alone).filter { !$1.outer.isExact }.map { place, _ in
        AuditFinding(
          fault: .earlier(release: release + 1), cell: releases[release].name(place.number), attacker: .reader)
      }
    }
  }
}
