import Programme

/// What the policy asks of each class of cells: the strictest over its cells.
struct ClassRules {
  /// k: the smallest count that may be published.
  let minimum: [Int]
  /// Whether zeros are always shown, so that a withheld cell holds somebody.
  let showsZeros: [Bool]
  let fewestContributors: [Int]
  let counts: [Int]
  /// Of sums of amounts: what their contributors say about them.
  let amountReasons: [[SuppressionLog.Reason]]
  let width: Int
  let withholdsWholeGroups: Bool
  /// Whether no withheld cell may certainly be small: then its upper end reaches k; else it reaches k − 1 only.
  let hidesSmall: Bool
  /// Percentage from which a count is (nearly) the whole of its group.
  let wholeFrom: Int
  /// Above any count that could matter: it keeps programs bounded when a total is withheld.
  let roof: Double

  /// - Throws: ``DisclosureError/noRule(role:part:)``.
  init(_ set: TableSet, system: CellSystem, policy: DisclosurePolicy) throws(DisclosureError) {
    var minimum = [Int](repeating: 1, count: system.classes)
    var showsZeros = [Bool](repeating: true, count: system.classes)
    var contributors = [Int](repeating: .max, count: system.classes)
    var counts = [Int](repeating: 0, count: system.classes)
    var amountReasons = [[SuppressionLog.Reason]](repeating: [], count: system.classes)
    for (number, positions) in system.cellsOfClass.enumerated() {
      for cell in positions.map({ set.cells[$0] }) {
        let least = try policy.minimum(role: cell.role, isByHub: cell.isByHub)
        if let own = cell.contributions {
          // k is a number of people, and the count is none.
          amountReasons[number] += own.reasons(total: cell.count ?? 0, least: least, percent: policy.dominance)
        } else {
          minimum[number] = max(minimum[number], least)
        }
        showsZeros[number] = try policy.showsZeros(role: cell.role) && showsZeros[number]
        contributors[number] = min(contributors[number], cell.contributors)
        counts[number] = cell.count ?? 0
      }
    }
    (self.minimum, self.showsZeros, self.counts) = (minimum, showsZeros, counts)
    fewestContributors = contributors
    self.amountReasons = amountReasons
    width = policy.interval
    roof = Double(64 * ((counts.max() ?? 0) + policy.interval + 1))
    hidesSmall = policy.hidesSmall
    withholdsWholeGroups = policy.allOfGroup == .withhold
    wholeFrom = policy.nearWholeGroup ?? 100
  }

  /// Least upper end that a withheld class must keep.
  func leastTop(_ number: Int) -> Int { minimum[number] - (hidesSmall ? 0 : 1) }

  /// Least count that the reader who knows the rule admits for a withheld class.
  func leastWithheld(_ number: Int) -> Int { showsZeros[number] ? 1 : 0 }
}

extension DisclosurePolicy {
  /// The k of a cell: of its role, and at least that of hubs when it is broken down by hub.
  func minimum(role: FieldRole, isByHub: Bool) throws(DisclosureError) -> Int {
    guard let least = minimumCell[role] else { throw .noRule(role: role.rawValue, part: "min_cell") }
    return isByHub ? max(least, minimumCellByHub) : least
  }

  func showsZeros(role: FieldRole) throws(DisclosureError) -> Bool {
    guard let showing = zero[role] else { throw .noRule(role: role.rawValue, part: "zero") }
    return showing == .show
  }
}

extension TableSet.Contributions {
  fileprivate func reasons(total: Int, least: Int, percent: Int?) -> [SuppressionLog.Reason] {
    var found: [SuppressionLog.Reason] = []
    if people > 0, people < least { found.append(.fewContributors(minimum: least)) }
    if let percent, isDominated(total: total, percent: percent) { found.append(.dominated(percent: percent)) }
    return found
  }
}
