public import Programme

/// Attacks protected tables with what is published and lets them pass or stops the release.
///
/// - Parameters:
///   - attackers: Default: readers, and the contributors that the policy names.
///   - inner: Who these contributors are. Default: the people whom the tables count, as the protection knew them.
/// - Throws: ``DisclosureError/auditFailed(_:)`` with one unsafe cell or value; nothing may be released then.
public func audit(
  _ tables: ProtectedTables, under policy: DisclosurePolicy, earlier: [PublishedTables] = [],
  attackers: Attackers? = nil, inner: LeafCounts? = nil, depth: AuditDepth = .exact
) throws(DisclosureError) -> AuditedTables {
  let run = try AuditRun(
    tables.published, under: policy, depth: depth, inner: inner ?? tables.inside.people,
    witnesses: tables.inside.witnesses)
  let report = try run.attack(tables.means, earlier: earlier, attackers: attackers ?? Attackers(of: policy))
  if !report.findings.isEmpty { throw .auditFailed(report.findings) }
  return AuditedTables(
    tablesShown: tables.published, means: tables.means, inside: tables.inside, report: report, policy: policy)
}

/// What an attacker can learn from published tables, ours or anybody's.
///
/// - Parameters:
///   - published: Counts as they are shown, and the structure.
///   - policy: Says which interval is wide enough and which counts may be shown.
///   - earlier: The releases before this one, oldest first; their reader is tried when there are any.
///   - attackers: Who is tried. The reader who knows the rule only where the policy shows zeros.
///   - inner: True counts of all combinations, for those who know people. Without it respondents are tried in every
///     combination that may hold somebody.
///   - depth: Quick: cells that are proven safe keep no exact ends.
/// - Returns: Every withheld cell's interval against each attacker, and each fault; none when all is safe. Respondents
///   have an interval only where they can pin a count that readers cannot.
/// - Throws: ``DisclosureError`` when what is published contradicts itself.
public func attack(
  _ published: PublishedTables, means: [PublishedMean] = [], under policy: DisclosurePolicy,
  earlier: [PublishedTables] = [], attackers: Attackers = .readers, inner: LeafCounts? = nil,
  depth: AuditDepth = .exact
) throws(DisclosureError) -> AuditReport {
  try AuditRun(published, under: policy, depth: depth, inner: inner)
    .attack(means, earlier: earlier, attackers: attackers)
}

extension AuditRun {
  fileprivate func attack(
    _ means: [PublishedMean], earlier: [PublishedTables], attackers: Attackers
  ) throws(DisclosureError) -> AuditReport {
    let rules = AuditRules(classes: classes, policy: policy)
    var findings = try rules.findings() + rules.findings(in: means)
    var intervals: [(attacker: Attacker, found: [Int: AuditInterval])] = []
    let asked = Attacker.allCases.filter { attackers.tried.contains($0) && $0.matters(under: policy) }
    let ruleKnower =
      asked.contains(.ruleKnower) ? try self.intervals(against: .ruleKnower, of: attackers) : [:]
    for attacker in asked {
      let found =
        attacker == .ruleKnower
        ? ruleKnower : try self.intervals(against: attacker, of: attackers, beside: ruleKnower)
      intervals.append((attacker, found))
    }
    var isCumulative = true
    if !earlier.isEmpty, attackers.tried.contains(.reader) {
      let past = try history(earlier)
      intervals.append((.reader, past.intervals))
      findings += past.findings
      isCumulative = past.isCumulative
    }
    return try AuditReport(self, intervals, findings: findings, isCumulative: isCumulative)
  }
}

extension AuditReport {
  init(
    _ run: AuditRun, _ intervals: [(attacker: Attacker, found: [Int: AuditInterval])], findings: [AuditFinding],
    isCumulative: Bool
  ) throws(DisclosureError) {
    var findings = findings
    var withheld: [WithheldCell] = []
    for (cell, number) in zip(run.classes.tables.cells, run.classes.classOfCell) where cell.value.count == nil {
      let least = try AuditPolicy(policy: run.policy).leastTop(for: cell)
      var outer: [Attacker: FeasibilityInterval] = [:]
      for (attacker, found) in intervals {
        // A count that is shown under another address is hidden nowhere.
        let shown = attacker.isInsider ? nil : run.classes.value[number].map(AuditInterval.exactly)
        guard let interval = found[number] ?? shown else { continue }
        outer[attacker] = interval.outer
        if attacker.isInsider, interval.inner.map({ !$0.isExact }) ?? false { continue }
        if let fault = interval.fault(of: cell.value, width: run.policy.interval, least: least) {
          findings.append(
            AuditFinding(fault: fault, cell: run.classes.tables.name(of: cell.address), attacker: attacker))
        }
      }
      withheld.append(WithheldCell(address: cell.address, intervals: outer))
    }
    let summary = AuditSummary(
      withheld, of: run.classes.tables.cells.count, policy: run.policy, attackers: intervals.map(\.attacker))
    self.init(
      withheld: withheld, findings: findings, summary: summary, tooManyLeaves: run.system.tooMany,
      isCumulative: isCumulative)
  }
}

extension Attacker {
  /// The rule says something only where zeros are always shown.
  fileprivate func matters(under policy: DisclosurePolicy) -> Bool {
    switch self {
    case .ruleKnower: policy.zero.values.contains(.show)
    // Without an earlier release there is nothing more to read.
    case .reader: false
    case .outsider, .respondent, .alone, .coalition, .hubStaff: true
    }
  }
}

extension AuditInterval {
  /// What is certain is a fault of its own; what no table proves to be safe is one too.
  fileprivate func fault(of value: PublishedCount, width: Int, least: Int) -> AuditFinding.Fault? {
    if let fault = outer.fault(of: value, width: width, least: least) { return fault }
    guard let inner, inner.fault(of: value, width: width, least: least) == nil else { return .unproven }
    return nil
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

/// Proofs of the intervals that an outsider, and a reader who knows the rule, can compute.
///
/// - Parameter attackers: Of these two; others have none.
public func certify(
  _ published: PublishedTables, under policy: DisclosurePolicy, attackers: Attackers = .readers
) throws(DisclosureError) -> AuditCertificates {
  let run = try AuditRun(published, under: policy, depth: .exact)
  return try AuditCertifier(run: run).certificates(
    against: Attacker.allCases.filter { attackers.tried.contains($0) && $0.matters(under: policy) })
}

/// Rechecks certificates of published tables in exact arithmetic, without any solver.
///
/// - Throws: ``DisclosureError`` for certificates of another set, or tables that contradict themselves.
public func verify(
  _ certificates: AuditCertificates, of published: PublishedTables, under policy: DisclosurePolicy
) throws(DisclosureError) -> AuditVerification {
  let run = try AuditRun(published, under: policy, depth: .exact)
  guard certificates.unknowns == run.system.unknowns, certificates.rows == run.system.rows.count else {
    return AuditVerification(refused: ["the certificates are of another table set"])
  }
  var verifier = AuditVerifier(certificates, run: run)
  try verifier.verify()
  return verifier.result
}
