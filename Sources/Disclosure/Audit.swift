public import Programme

/// Attacks protected tables with what is published and nothing else, and lets them pass or stops the release.
///
/// - Throws: ``DisclosureError/auditFailed(_:)`` with one unsafe cell or value; nothing may be released then.
public func audit(
  _ tables: ProtectedTables, under policy: DisclosurePolicy
) throws(DisclosureError) -> AuditedTables {
  let report = try attack(tables.published, means: tables.means, under: policy)
  if !report.findings.isEmpty { throw .auditFailed(report.findings) }
  return AuditedTables(
    tablesShown: tables.published, means: tables.means, inside: tables.inside, report: report, policy: policy)
}

/// What an attacker can learn from published tables, ours or anybody's.
///
/// - Parameters:
///   - published: Counts as they are shown, and the structure.
///   - policy: Says which interval is wide enough and which counts may be shown.
/// - Returns: Every withheld cell's interval against each attacker, and each fault; none when all is safe.
/// - Throws: ``DisclosureError`` when what is published contradicts itself.
public func attack(
  _ published: PublishedTables, means: [PublishedMean] = [], under policy: DisclosurePolicy
) throws(DisclosureError) -> AuditReport {
  let model = try AuditModel(published)
  try AuditSumCheck(model: model).run()
  let rules = AuditRules(model: model, policy: policy)
  var findings = try rules.findings() + rules.findings(in: means)
  let attack = AuditAttack(model, policy: policy)
  var attackers: [Attacker] = []
  var intervals: [Int: [Attacker: FeasibilityInterval]] = [:]
  for attacker in Attacker.allCases where attacker.matters(under: policy) {
    attackers.append(attacker)
    for (unknown, interval) in try attack.intervals(against: attacker) {
      intervals[unknown, default: [:]][attacker] = interval
    }
  }
  var withheld: [AuditReport.WithheldCell] = []
  for (cell, unknown) in zip(published.cells, model.unknownOfCell) where cell.value.count == nil {
    let shown = model.value[unknown].map { FeasibilityInterval(lower: $0, upper: $0) }
    let found = intervals[unknown] ?? [.outsider: shown ?? FeasibilityInterval(lower: 0, upper: nil)]
    withheld.append(AuditReport.WithheldCell(address: cell.address, intervals: found))
    let least = try AuditPolicy(policy: policy).least(for: cell)
    let name = cellName(cell.address, in: published.dimensions)
    findings += attackers.compactMap { attacker in
      guard let fault = found[attacker]?.fault(of: cell.value, width: policy.interval, least: least) else { return nil }
      return AuditFinding(fault: fault, cell: name, attacker: attacker)
    }
  }
  let summary = AuditSummary(withheld, of: published.cells.count, policy: policy, attackers: attackers)
  return AuditReport(withheld: withheld, findings: findings, summary: summary)
}

extension Attacker {
  /// The rule says something only where zeros are always shown.
  fileprivate func matters(under policy: DisclosurePolicy) -> Bool {
    self == .outsider || policy.zero.values.contains(.show)
  }
}

extension FeasibilityInterval {
  /// A bounded count is held to what its bounds promise: to be as wide as they are, where the policy asks for more.
  fileprivate func fault(of value: PublishedCount, width: Int, least: Int) -> AuditFinding.Fault? {
    if isExact { return .exact }
    var promised: (width: Int, upper: Int?) = (width, nil)
    if case .between(let lower, let upper?) = value { promised = (min(width, upper - lower), upper) }
    if self.width < promised.width { return .narrow }
    if let upper, upper < least, promised.upper.map({ $0 >= least }) ?? true { return .certainlySmall }
    return nil
  }
}

extension AuditSummary {
  fileprivate init(
    _ withheld: [AuditReport.WithheldCell], of cells: Int, policy: DisclosurePolicy, attackers: [Attacker]
  ) {
    let narrowest = withheld.compactMap { $0.intervals.values.map(\.width).min() }
    self.init(
      cells: cells, withheld: withheld.count, exact: narrowest.filter { $0 == 0 }.count,
      narrow: narrowest.filter { $0 > 0 && $0 < policy.interval }.count,
      smallestWidth: narrowest.min().flatMap { $0 == .max ? nil : $0 }, requiredWidth: policy.interval,
      attackers: attackers)
  }
}
