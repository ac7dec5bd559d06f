import Programme

/// What of the earlier releases the new tables can neither harm nor save, found out once per plan.
///
/// A withheld count, or a change between two earlier releases, that stays wide when every new cell is shown needs nothing
/// of any pattern. One that is not wide when no new cell is shown was given away before: no pattern brings it back.
struct HistoryVerdict {
  private let history: History
  private let policy: DisclosurePolicy
  private let knowledge: RespondentKnowledge
  private var knowsLost = false
  /// By ``HistoryRows/Unknown/identity``.
  private(set) var spared: Set<[Int]> = []

  init(_ history: History, policy: DisclosurePolicy, knowledge: RespondentKnowledge) {
    (self.history, self.policy, self.knowledge) = (history, policy, knowledge)
  }

  /// Spares what every pattern leaves safe.
  mutating func spareSafe() throws(DisclosureError) {
    if !history.past.isEmpty { spared = try provable(showing: true).safe }
  }

  /// Spares too what was given away before; asked for only when something is stuck, as it seldom is.
  ///
  /// - Returns: Whether that is new.
  mutating func giveUpLost() throws(DisclosureError) -> Bool {
    if knowsLost { return false }
    knowsLost = true
    spared.formUnion(try provable(showing: false).unsafe)
    return true
  }

  /// Which counts and changes of earlier releases can be proven safe when all of the new tables is shown, or nothing.
  private func provable(showing isShown: Bool) throws(DisclosureError) -> (safe: Set<[Int]>, unsafe: Set<[Int]>) {
    let system = CellSystem(history.set, kept: history.set.cells.map { _ in isShown })
    let rules = try ClassRules(history.set, system: system, policy: policy)
    let past = try HistoryBuilder(history, beside: system, counts: rules.counts, sparing: spared).rows
    let none = rules.counts.map { _ in false }
    let problem = try SuppressionProblem(
      system, rules: rules, primary: none, price: none.map { _ in nil }, knowledge: knowledge
    ).adding(past)
    var pattern = Pattern(problem)
    let repair = PatternRepair(finder: DeviationFinder(problem), price: problem.price)
    var (safe, unsafe): (Set<[Int]>, Set<[Int]>) = ([], [])
    for (number, unknown) in past.unknowns.enumerated() where unknown.isWithheld {
      guard let identity = unknown.identity else { continue }
      if repair.prove(&pattern, past.first + number) { safe.insert(identity) } else { unsafe.insert(identity) }
    }
    return (safe, unsafe)
  }
}
