public import Programme

/// Tables that passed the audit: the only form that a report accepts. Only
/// ``audit(_:under:earlier:attackers:inner:depth:)`` makes them.
///
/// No true count of a withheld cell can be reached from the public part.
public struct AuditedTables: Sendable {
  public let tablesShown: PublishedTables
  public let audit: AuditSummary
  /// In the order of the table set; a mean of a left-out breakdown is not among them.
  public let means: [PublishedMean]
  /// True counts and reasons: for the folder that stays inside.
  package let inside: InsideTables
  /// Every withheld cell's interval: for the folder that stays inside.
  package let report: AuditReport
  let policy: DisclosurePolicy

  init(
    tablesShown: PublishedTables, means: [PublishedMean], inside: InsideTables, report: AuditReport,
    policy: DisclosurePolicy
  ) {
    self.tablesShown = tablesShown
    self.means = means
    self.inside = inside
    self.report = report
    self.policy = policy
    audit = report.summary
  }

  /// What one unit of the counts is: `people`, `contacts`.
  public var unit: String { tablesShown.unit }
  public var dimensions: [TableSet.Dimension] { tablesShown.dimensions }
  /// Tables in the release.
  public var tables: [TableSet.Table] { tablesShown.tables }
  /// In a stable order, one per address: the rows of `published.csv`.
  public var cells: [PublishedCell] { tablesShown.cells }
  /// Tables and breakdowns that are not in the release; the reasons betray no count.
  public var leftOut: [LeftOut] { tablesShown.leftOut }

  /// What is shown at an address; `nil` for a cell that is not in the release.
  public func published(_ address: TableSet.Address) -> PublishedCount? { tablesShown.published(address) }

  /// The address of a table's cell.
  public func address(in table: TableSet.Table, row: String, column: String?) -> TableSet.Address {
    tablesShown.address(in: table, row: row, column: column)
  }

  /// An indicator's percentage, from published counts only.
  ///
  /// - Parameter column: Code of the table's column dimension; `nil` for the total.
  /// - Returns: `notAvailable` for a profile table, which has no single numerator.
  public func percentage(_ table: TableSet.Table, column: String?) -> PublishedValue {
    guard case .indicator(_, let numerator, let base) = table.subject else { return .notAvailable }
    return percentage(
      of: address(in: table, row: numerator, column: column), among: address(in: table, row: base, column: column))
  }

  /// The share of one published count in another.
  ///
  /// - Returns: `withheld` unless both are published and the base reaches the policy's minimum.
  public func percentage(of numerator: TableSet.Address, among base: TableSet.Address) -> PublishedValue {
    tablesShown.percentage(of: numerator, among: base, under: policy)
  }
}
