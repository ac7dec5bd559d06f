import Programme
import Sodium

@testable import Disclosure
@testable import Reporting

/// A release of the sample programme. What is withheld is given, so that its bytes depend on this room alone.
enum SampleRelease {
  static let facts = ReleaseFacts(
    draft: 1, number: 1, created: SampleProgramme.day(2026, 4, 15), author: Author(name: "analyst", key: nil),
    programmeDigest: Digest(of: [1]), rosterVersion: 1, rosterDigest: Digest(of: [2]),
    hubs: [
      .init(
        hub: "north", bundle: LedgerBundle(hub: "north", sequence: 3, digest: Digest(of: [3])), rows: ["q1": 60],
        quality: ["missing_phone": 4], withoutConsent: 2),
      .init(
        hub: "south", bundle: LedgerBundle(hub: "south", sequence: 1, digest: Digest(of: [4])), rows: ["q1": 51],
        quality: ["missing_phone": 7, "duplicate_rows": 1], withoutConsent: 1),
      .init(hub: "online", bundle: nil, rows: [:], quality: [:], withoutConsent: 0),
    ], registrations: 111, persons: 105, overlap: 6, forReview: 3, previous: nil,
    notices: ["All people in this release are invented."])

  static func make(earlier: [ReleasedFigures] = []) throws -> DraftFolder {
    try DraftFolder.make(SampleProgramme.file, sets: [people, attendances], facts: facts, earlier: earlier)
  }

  /// Codes, `parent = children` groupings and labels of one dimension.
  static func dimension(
    _ name: String, _ label: Label, _ groupings: [(String, [String])], _ labels: [String: Label] = [:]
  ) -> TableSet.Dimension {
    let words: [String: Label] = [
      "yes": "Yes", "no": "No", "answered": "Answered", "no_answer": "No answer", "outside": "Not in question",
      "n": "All in question", "unknown": "Not known",
    ]
    return TableSet.Dimension(
      name: name, label: label, total: "Total",
      groupings: groupings.map { .init(parent: $0.0, children: $0.1) },
      labels: labels.merging(words, uniquingKeysWith: { own, _ in own }))
  }

  static let people: AuditedTables = {
    let option: [(String, [String])] = [("answered", ["yes", "no"]), ("Total", ["answered", "no_answer"])]
    let score: [(String, [String])] = [("Total", ["answered", "no_answer"])]
    let dimensions = [
      dimension("sex", "Sex", [("Total", ["m", "f"])], ["m": "Men", "f": "Women"]),
      dimension(
        "hub", Label(english: "Hub", albanian: "Qendra"), [("Total", ["north", "south"])],
        ["north": "North", "south": "South"]),
      dimension(
        "employment", "Employment",
        [
          ("answered", ["unemployed", "part_time", "full_time", "study"]), ("Total", ["answered", "no_answer"]),
          ("OC2.yes", ["unemployed", "part_time"]), ("OC2.no", ["full_time", "study"]),
          ("answered", ["OC2.yes", "OC2.no"]),
        ],
        [
          "unemployed": "Unemployed & looking", "part_time": "Part-time", "full_time": "Full-time",
          "study": "In education or training", "OC2.yes": "In insecure work",
        ]), dimension("support.business", "Business start-up or development", option),
      dimension("support.admin", "Administrative", option), dimension("confidence", "Confidence", score),
      dimension("fu_confidence", "Confidence now", score),
      dimension("IM1", "Stable at follow-up", [("n", ["yes", "no"]), ("Total", ["n", "outside"])]),
    ]
    let cells: [(dimension: String, code: String, hub: String?, value: Int?)] = [
      ("sex", "Total", nil, 105), ("sex", "m", nil, nil), ("sex", "f", nil, nil), ("hub", "north", nil, 57),
      ("hub", "south", nil, 48), ("employment", "unemployed", nil, 36), ("employment", "part_time", nil, 21),
      ("employment", "full_time", nil, nil), ("employment", "study", nil, nil), ("employment", "answered", nil, 83),
      ("employment", "no_answer", nil, 22), ("employment", "OC2.yes", nil, 57), ("employment", "OC2.no", nil, 26),
      ("support.business", "yes", nil, 87), ("support.business", "no", nil, 12),
      ("support.business", "answered", nil, 99),
      ("support.business", "no_answer", nil, 6), ("support.admin", "yes", nil, 11), ("support.admin", "no", nil, 88),
      ("support.admin", "answered", nil, 99), ("support.admin", "no_answer", nil, 6),
      ("support.business", "yes", "north", 47),
      ("support.business", "yes", "south", 40), ("support.admin", "yes", "north", nil),
      ("support.admin", "yes", "south", nil),
      ("support.business", "no", "north", nil), ("support.business", "no", "south", nil),
      ("support.admin", "no", "north", nil), ("support.admin", "no", "south", nil),
      ("support.business", "answered", "north", nil), ("support.business", "answered", "south", nil),
      ("support.business", "no_answer", "north", nil), ("support.business", "no_answer", "south", nil),
      ("support.admin", "answered", "north", nil), ("support.admin", "answered", "south", nil),
      ("support.admin", "no_answer", "north", nil), ("support.admin", "no_answer", "south", nil),
      ("confidence", "answered", nil, 81), ("confidence", "no_answer", nil, 24), ("fu_confidence", "answered", nil, 62),
      ("fu_confidence", "no_answer", nil, 43), ("IM1", "yes", nil, 19), ("IM1", "no", nil, 43), ("IM1", "n", nil, 62),
      ("IM1", "outside", nil, 43), ("IM1", "yes", "north", 0), ("IM1", "no", "north", 30), ("IM1", "n", "north", 30),
      ("IM1", "outside", "north", 27), ("IM1", "yes", "south", 19), ("IM1", "no", "south", 13),
      ("IM1", "n", "south", 32),
      ("IM1", "outside", "south", 16),
    ]
    return audited("people", dimensions, tables, cells, means: means)
  }()

  private static let hubs = ["north", "south", "Total"]

  private static func table(
    _ id: String, _ subject: TableSet.Table.Subject, _ row: String, _ rows: [String], byHub: Bool = false
  ) -> TableSet.Table {
    TableSet.Table(
      id: id, subject: subject, rowDimension: row, rows: rows, columnDimension: byHub ? "hub" : nil,
      columns: byHub ? hubs : [])
  }

  private static let tables: [TableSet.Table] = {
    let option = ["yes", "no", "no_answer", "answered", "Total"]
    let stable = TableSet.Table.Subject.indicator(id: "IM1", numerator: "yes", base: "n")
    let answered = TableSet.Table.Subject.indicator(id: "OC5", numerator: "answered", base: "answered")
    let stableRows = ["yes", "no", "n", "outside", "Total"]
    return [
      table("T01", .profile(id: "T01"), "sex", ["m", "f", "Total"]),
      table("T06", .profile(id: "T06"), "hub", hubs),
      table("T10.business", .profile(id: "T10"), "support.business", option),
      table("T10.admin", .profile(id: "T10"), "support.admin", option),
      table("T10.business.by.hub", .profile(id: "T10"), "support.business", option, byHub: true),
      table("T10.admin.by.hub", .profile(id: "T10"), "support.admin", option, byHub: true),
      table(
        "T13", .profile(id: "T13"), "employment",
        ["unemployed", "part_time", "full_time", "study", "no_answer", "answered", "Total"]),
      table("IM1", stable, "IM1", stableRows), table("IM1.by.hub", stable, "IM1", stableRows, byHub: true),
      table(
        "OC2", .indicator(id: "OC2", numerator: "OC2.yes", base: "answered"), "employment",
        ["OC2.yes", "OC2.no", "answered", "no_answer", "Total"]),
      table("OC5", answered, "confidence", ["answered", "no_answer", "Total"]),
      table("OC5.then", answered, "fu_confidence", ["answered", "no_answer", "Total"]),
      table("OP1.1", .indicator(id: "OP1.1", numerator: "Total", base: "Total"), "sex", ["Total"]),
      table("OP1.1.by.hub", .indicator(id: "OP1.1", numerator: "Total", base: "Total"), "sex", ["Total"], byHub: true),
      table(
        "RK1", .indicator(id: "RK1", numerator: "study", base: "answered"), "employment",
        ["study", "answered", "Total"]),
    ]
  }()

  private static func answered(_ score: String) -> TableSet.Address {
    ["sex", "hub", "employment", "support.business", "support.admin", "confidence", "fu_confidence", "IM1"]
      .map { $0 == score ? "answered" : "Total" }
  }

  private static let means: [PublishedMean] = [
    PublishedMean(
      table: "OC5", column: nil, base: answered("confidence"), scale: 0...10,
      value: .number(PublishedNumber(scaled: 45, digits: 1))),
    PublishedMean(
      table: "OC5.then", column: nil, base: answered("fu_confidence"), scale: 0...10,
      value: .number(PublishedNumber(scaled: 58, digits: 1))),
    PublishedMean(
      table: "OC5.then", column: nil, base: answered("fu_confidence"), scale: 0...10,
      value: .number(PublishedNumber(scaled: 58, digits: 1))),
  ]

  static let attendances: AuditedTables = audited(
    "attendances", [dimension("sum", "Sum", [("Total", ["events"])], ["events": "Men and women"])],
    [
      table("T33", .profile(id: "T33"), "sum", ["events"]),
      table("OP1.2", .indicator(id: "OP1.2", numerator: "events", base: "events"), "sum", ["events"]),
    ], [("sum", "events", nil, 35), ("sum", "Total", nil, 35)])

  private static func audited(
    _ unit: String, _ dimensions: [TableSet.Dimension], _ tables: [TableSet.Table],
    _ cells: [(dimension: String, code: String, hub: String?, value: Int?)], means: [PublishedMean] = []
  ) -> AuditedTables {
    let published = cells.map { cell in
      PublishedCell(
        address: dimensions.map { dimension in
          if dimension.name == cell.dimension { return cell.code }
          return dimension.name == "hub" ? cell.hub ?? "Total" : "Total"
        }, value: cell.value.map(PublishedCount.count) ?? .withheld, role: .plain, isByHub: cell.hub != nil,
        meaning: .init())
    }
    let shown = PublishedTables(
      unit: unit, dimensions: dimensions, tables: tables,
      crossings: tables.map { [$0.rowDimension] + ($0.columnDimension.map { [$0] } ?? []) }, cells: published,
      leftOut: unit == "people" ? [LeftOut(table: "OC2", reason: "by hub: sensitive answers are not shown by hub")] : []
    )
    return AuditedTables(
      tablesShown: shown, means: means, inside: inside(unit, dimensions, tables, published),
      report: report(published), policy: SampleProgramme.file.policy)
  }

  /// True counts stand where something is withheld, so that a test finds them should they get out.
  private static func inside(
    _ unit: String, _ dimensions: [TableSet.Dimension], _ tables: [TableSet.Table], _ cells: [PublishedCell]
  ) -> InsideTables {
    let set = TableSet(
      unit: unit, dimensions: dimensions, tables: tables,
      cells: cells.map { cell in
        TableSet.Cell(
          address: cell.address, count: cell.value.count ?? 7771, contributors: 1, role: cell.role,
          isByHub: cell.isByHub, meaning: cell.meaning)
      })
    let entries = cells.filter { $0.value == .withheld }.map { cell in
      SuppressionLog.Entry(address: cell.address, reasons: [.small(minimum: 5)])
    }
    return InsideTables(set: set, log: SuppressionLog(entries: entries, dropped: []))
  }

  private static func report(_ cells: [PublishedCell]) -> AuditReport {
    let withheld = cells.filter { $0.value == .withheld }.map { cell in
      AuditReport.WithheldCell(
        address: cell.address, intervals: [.outsider: FeasibilityInterval(lower: 0, upper: 26)])
    }
    return AuditReport(
      withheld: withheld, findings: [],
      summary: AuditSummary(
        cells: cells.count, withheld: withheld.count, exact: 0, narrow: 0, smallestWidth: 26, requiredWidth: 10,
        attackers: [.outsider]))
  }
}
