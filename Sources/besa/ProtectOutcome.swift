import Disclosure
import Programme

/// What `besa protect` writes and says, audited.
struct ProtectOutcome {
  let cells: String
  let structure: String
  let log: [UInt8]
  let said: [String]
  /// When the audit began.
  let audited: ContinuousClock.Instant

  /// Cells up to which the log says every interval; above, the audit stops where a cell is proven safe.
  private static let mostForIntervals = 2_000

  init(withholding input: ProtectInput, people: InnerCounts?, cost: SuppressionCost, rules: ProtectRules) throws {
    let protected = try protect(input.set, under: rules.policy, cost: cost, people: people)
    audited = ContinuousClock().now
    let tables = try audit(
      protected, under: rules.shownPolicy, depth: input.set.cells.count > Self.mostForIntervals ? .quick : .exact)
    if let percent = rules.dominance { try checkDominance(of: tables, percent: percent) }
    let log = ProtectLog(tables: tables, rules: rules)
    let merges = tables.inside.log.merges
    cells = TableSetFiles.csv(tables.tablesShown, marker: rules.policy.marker)
    structure = merges.isEmpty ? input.structure : TableSetFiles.json(tables.tablesShown)
    self.log = log.bytes
    let counts = "\(log.primary) primary, \(log.complementary) complementary"
    said =
      ["cells \(tables.cells.count), withheld \(tables.audit.withheld): \(counts)", log.saidOfGap]
      + merges.map { "merged \($0.merge.codes.joined(separator: ", ")) into \($0.merge.into)" }
  }

  init(rounding input: ProtectInput, to base: Int, rules: ProtectRules) throws {
    let tables = try roundTables(input.set, to: base, under: rules.policy)
    audited = ContinuousClock().now
    let report = try attack(tables.published, under: rules.policy)
    if !report.findings.isEmpty { throw DisclosureError.auditFailed(report.findings) }
    cells = tables.csv(of: input.set)
    structure = input.structure
    log = RoundingLog(set: input.set, tables: tables, report: report, rules: rules).bytes
    var said = ["cells \(tables.cells.count), rounded to multiples of \(base): \(tables.distance) off in all"]
    if tables.bound < tables.distance { said[0] += ", at least \(tables.bound)" }
    if !tables.farther.isEmpty {
      said.append("no adjacent multiples add up: \(tables.farther.count) counts went one multiple farther (log.json)")
    }
    self.said = said
  }
}
