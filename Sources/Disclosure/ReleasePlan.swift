import Programme

/// Decides what is in the release and what of it is withheld (`DisclosureRules`, "Order").
struct ReleasePlan {
  let set: TableSet
  let policy: DisclosurePolicy
  let cost: SuppressionCost
  let shape: ReleaseShape
  let knowledge: RespondentKnowledge
  /// Per cell.
  private(set) var kept: [Bool]
  private(set) var dropped: [DroppedTables] = []
  private(set) var gone: Set<Int> = []
  /// Beside earlier releases rather a question is lost than the overall figure, by which all of them hang together;
  /// unless it must be withheld itself.
  var mayTakeTotal: Bool
  private let history: History
  private var verdict: HistoryVerdict
  /// What was stuck last, and often is stuck again: a count or change of earlier releases, by
  /// ``HistoryRows/Unknown/identity``.
  private var suspect: [Int]?

  init(
    _ set: TableSet, policy: DisclosurePolicy, cost: SuppressionCost, people: InnerCounts?, earlier: [EarlierRelease]
  ) throws(DisclosureError) {
    knowledge = RespondentKnowledge(
      contributors: policy.contributors, coalition: policy.coalition, people: people)
    (self.set, self.policy, self.cost) = (set, policy, cost)
    history = try History(set, policy: policy, earlier: earlier)
    mayTakeTotal = !cost.sparesHeadlines || history.past.isEmpty
    verdict = HistoryVerdict(history, policy: policy, knowledge: knowledge)
    shape = ReleaseShape(set)
    kept = [Bool](repeating: true, count: set.cells.count)
  }

  /// - Parameter before: What stood until something was left out: the rest of it stands still, and is what is gone on
  ///   from.
  mutating func run(from before: Outcome? = nil) throws(DisclosureError) -> Outcome {
    var outcome = if let before { try goOn(from: before) } else { try start() }
    guard cost.sparesHeadlines else { return outcome }
    while true {
      let empty = shape.breakdowns.indices.filter { isBare($0, in: outcome) }
      if empty.isEmpty { return outcome }
      for breakdown in empty { drop(breakdown, reason: DroppedTables.Reason.bare, for: "every cell") }
      outcome = try goOn(from: outcome)
    }
  }

  private mutating func start() throws(DisclosureError) -> Outcome {
    try checkSums()
    try verdict.spareSafe()
    guard cost.sparesHeadlines else { return try settle(WithheldFigures()) }
    try dropHopelessQuestions()
    return try settle(settleFigures())
  }

  /// What is left of a safe pattern when cells are left out is safe: whatever fits more fits less. So it is proven anew,
  /// and what was withheld for the sake of the others is shown.
  private mutating func goOn(from before: Outcome) throws(DisclosureError) -> Outcome {
    let standing = Set(kept.indices.filter { kept[$0] && before.isWithheld($0) })
    let (stage, pattern, hopeless) = try outcome(
      kept: kept, figures: [], mayTakeFigures: true, startingFrom: standing)
    if !hopeless.isEmpty { return try settle(settleFigures()) }
    return Outcome(stage, pattern, beside: WithheldFigures())
  }

  private func checkSums() throws(DisclosureError) {
    let system = CellSystem(set, kept: kept)
    try SumCheck(set: set, system: system).run()
  }

  /// Beside earlier releases many questions may be hopeless by themselves: each is tried alone, which is quick.
  private mutating func dropHopelessQuestions() throws(DisclosureError) {
    if history.past.isEmpty || set.dimensions.isEmpty { return }
    var overall = try alone(0, onlyTotal: true)
    mayTakeTotal = try overall.hopelessFigure() != nil
    for dimension in set.dimensions.indices {
      guard kept.indices.contains(where: { kept[$0] && shape.used[$0] == [dimension] }) else { continue }
      var question = try alone(dimension)
      if let cell = try question.hopelessFigure() {
        drop(dimension: dimension, reason: DroppedTables.Reason.since, for: cell)
      }
    }
  }

  /// The plan of one question, or of the overall figure.
  private func alone(_ dimension: Int, onlyTotal: Bool = false) throws(DisclosureError) -> ReleasePlan {
    let earlier = history.past.map { $0.release.question(of: set.dimensions[dimension], onlyTotal: onlyTotal) }
    var plan = try ReleasePlan(
      set.question(dimension, onlyTotal: onlyTotal), policy: policy, cost: cost, people: nil, earlier: earlier)
    plan.mayTakeTotal = plan.mayTakeTotal || mayTakeTotal
    return plan
  }

  /// Of a set of figures, a cell that no pattern makes safe; `nil` when all can be.
  private mutating func hopelessFigure() throws(DisclosureError) -> String? {
    do throws(DisclosureError) {
      try verdict.spareSafe()
      let (stage, _, hopeless) = try outcome(kept: kept, figures: [], mayTakeFigures: true)
      return hopeless.first.map { name(stage.system.cellsOfClass[$0.unknown][0]) }
    } catch {
      switch error {
      case .tooFewSince, .cannotProtect, .mustPublish: return set.dimensions[0].name
      default: throw error
      }
    }
  }

  /// Figures that must be withheld when there are no breakdowns.
  private mutating func settleFigures() throws(DisclosureError) -> WithheldFigures {
    var inRelease = kept
    for cell in kept.indices where !shape.isFigure(cell) { inRelease[cell] = false }
    while true {
      let (stage, pattern, hopeless) = try outcome(kept: inRelease, figures: [], mayTakeFigures: true)
      if hopeless.isEmpty { return WithheldFigures(pattern, in: stage) }
      try dropQuestion(of: hopeless, in: stage)
      for cell in kept.indices where !kept[cell] { inRelease[cell] = false }
    }
  }

  /// The whole release, with the figures that are already withheld; leaves out breakdowns that cannot stand. Without any
  /// one of these figures another one was not safe, and breakdowns only say more.
  private mutating func settle(_ figures: WithheldFigures) throws(DisclosureError) -> Outcome {
    while true {
      let (stage, pattern, hopeless) = try outcome(
        kept: kept, figures: figures.cells, mayTakeFigures: !cost.sparesHeadlines)
      if hopeless.isEmpty { return Outcome(stage, pattern, beside: figures) }
      try dropBreakdowns(hopeless, in: stage)
    }
  }

  private func isBare(_ breakdown: Int, in outcome: Outcome) -> Bool {
    let inner = kept.indices.filter { kept[$0] && shape.breakdownsOfCell[$0].contains(breakdown) }
    return !inner.isEmpty && inner.allSatisfy(outcome.isWithheld)
  }

  func name(_ cell: Int) -> String { set.name(of: set.cells[cell].address) }
}

extension ReleasePlan {
  struct Stage {
    let system: CellSystem
    let rules: ClassRules
    let primary: PrimarySuppression
    let search: PatternSearch
    let past: HistoryRows

    var isBesideOthers: Bool { !past.unknowns.isEmpty }

    /// A safe pattern, or the cells that no pattern makes safe.
    ///
    /// - Returns: Also what of the earlier releases was stuck; then nothing else.
    func outcome(
      startingFrom start: Set<Int>? = nil
    ) throws(DisclosureError) -> (pattern: [Bool], hopeless: [UnsafeCell], past: Int?) {
      do throws(PatternRepair.Hopeless) {
        let pattern = if let start { try search.cleaned(withholding: start) } else { try search.pattern() }
        return (Array(pattern.withheld.prefix(system.classes)), [], nil)
      } catch {
        if error.unknown >= system.unknowns { return ([], [], error.unknown) }
        return ([], try hopeless(with: error.unknown), nil)
      }
    }

    /// The cell of the new tables for whose sake something of the earlier releases is stuck.
    func hopeless(past unknown: Int) -> UnsafeCell? {
      let cell = past.unknown(unknown).cell ?? search.problem.nearestClass(to: unknown, among: system.classes)
      return cell.map { UnsafeCell(unknown: $0, rows: system.rowsOfUnknown[$0]) }
    }

    /// All cells that would be unsafe if every candidate were withheld, with the rows that prove it.
    private func hopeless(with unknown: Int) throws(DisclosureError) -> [UnsafeCell] {
      let prices = Array(search.problem.price.prefix(system.classes))
      let fixed = Array(search.problem.primary.prefix(system.classes))
      var attack = PatternAttack(system: system, rules: rules, primary: fixed)
      let all = fixed.indices.map { fixed[$0] || prices[$0] != nil }
      let found = try attack.unsafeCells(withheld: all, cost: prices).filter { fixed[$0.unknown] }
      return found.isEmpty ? [UnsafeCell(unknown: unknown, rows: system.rowsOfUnknown[unknown])] : found
    }
  }

  private func stage(
    kept: [Bool], figures: Set<Int>, mayTakeFigures: Bool
  ) throws(DisclosureError) -> Stage {
    let system = CellSystem(
      set, kept: kept, needsPeople: knowledge.contributors != .none && knowledge.people != nil)
    let rules = try ClassRules(set, system: system, policy: policy)
    var primary = PrimarySuppression(set, system: system, rules: rules)
    var fixed = primary.reasons.map { !$0.isEmpty }
    for cell in figures { if let number = system.classOfCell[cell] { fixed[number] = true } }
    let mustShow = MustPublish(set, policy: policy)
    try mustShow.check(set, system, primary)
    let shown = mustShow.classes(set, system)
    let prices = system.cellsOfClass.indices.map { number in
      shown.contains(number) ? nil : price(of: number, system, rules, primary, mayTakeFigures)
    }
    let past = try HistoryBuilder(
      history, beside: system, counts: rules.counts, sparing: verdict.spared, settled: verdict.settled
    ).rows
    for since in past.since where rules.counts[since.cell] > 0 || !rules.showsZeros[since.cell] {
      fixed[since.cell] = true
      primary.add(.since(since.words), to: since.cell)
    }
    let problem = try SuppressionProblem(system, rules: rules, primary: fixed, price: prices, knowledge: knowledge)
      .adding(past)
    let search = PatternSearch(
      problem, effort: cost.sparesHeadlines || !past.unknowns.isEmpty ? .report : .usual,
      suspect: suspect.flatMap(past.number(of:)))
    return Stage(system: system, rules: rules, primary: primary, search: search, past: past)
  }

  /// A stage and how it ends. What earlier releases gave away by themselves is found out when it stands in the way, and
  /// given up: no pattern of new tables brings it back.
  private mutating func outcome(
    kept: [Bool], figures: Set<Int>, mayTakeFigures: Bool, startingFrom start: Set<Int>? = nil
  ) throws(DisclosureError) -> (stage: Stage, pattern: [Bool], hopeless: [UnsafeCell]) {
    while true {
      let stage = try stage(kept: kept, figures: figures, mayTakeFigures: mayTakeFigures)
      let (pattern, hopeless, past) = try stage.outcome(
        startingFrom: start.map { Set($0.compactMap { stage.system.classOfCell[$0] }) })
      guard let past else { return (stage, pattern, hopeless) }
      suspect = stage.past.unknown(past).identity
      if try verdict.giveUpLost() { continue }
      guard let cell = stage.hopeless(past: past) else { throw refusal(stage, []) }
      return (stage, [], [cell])
    }
  }

  /// Why nothing can be released: what came since, where that is the reason.
  func refusal(_ stage: Stage, _ cells: [Int]) -> DisclosureError {
    let changes = stage.past.since.map(\.words)
    return changes.isEmpty ? .cannotProtect(cells: cells.map(name)) : .tooFewSince(changes: changes)
  }

  /// `nil` for a class that must be shown: a zero where zeros are always shown, or a figure that is spared.
  private func price(
    of number: Int, _ system: CellSystem, _ rules: ClassRules, _ primary: PrimarySuppression, _ mayTakeFigures: Bool
  ) -> Double? {
    let cells = system.cellsOfClass[number]
    if !mayTakeFigures, cells.contains(where: shape.isFigure) { return nil }
    if !mayTakeTotal, isOverall(number, system) { return nil }
    let isShownZero = rules.counts[number] == 0 && rules.showsZeros[number]
    if isShownZero { return nil }
    let weight = cost.sparesHeadlines ? cells.map { shape.weight[$0] }.max() ?? 1 : 1
    let preference = cost.measure == .cells && isOverall(number, system) ? PriceGrid.preference : 0
    // Cells of equal meaning are withheld together: each is a loss.
    return weight * cost.price(of: rules.counts[number]) * Double(cells.count) + preference
  }

  /// Whether a class holds an overall total, without which nothing bounds the counts.
  private func isOverall(_ number: Int, _ system: CellSystem) -> Bool {
    system.cellsOfClass[number].contains { shape.used[$0].isEmpty }
  }

  mutating func drop(_ breakdown: Int, reason: Label, for cell: String) {
    gone.insert(breakdown)
    for position in kept.indices where shape.breakdownsOfCell[position].contains(breakdown) {
      if gone.isSuperset(of: shape.breakdownsOfCell[position]) { kept[position] = false }
    }
    let tables = set.tables.filter { shape.isTable($0, of: breakdown, in: set) }
    dropped.append(DroppedTables(tables: tables, reason: reason, cell: cell))
  }

  mutating func drop(dimension: Int, reason: Label, for cell: String) {
    for position in kept.indices where shape.used[position].contains(dimension) { kept[position] = false }
    let name = set.dimensions[dimension].name
    let tables = set.tables.filter { $0.rowDimension == name || $0.columnDimension == name }
    dropped.append(DroppedTables(tables: tables, reason: reason, cell: cell))
  }
}
