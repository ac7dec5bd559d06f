import Programme

/// A programme small enough to check by eye: three hubs, every kind of table and indicator.
enum SampleProgramme {
  static let yesNo = CodeList(
    name: "yn", codes: [.init(name: "yes", label: "Yes"), .init(name: "no", label: "No")], declined: nil)
  static let sexes = CodeList(
    name: "sex", codes: [.init(name: "m", label: "Men"), .init(name: "f", label: "Women")], declined: nil)
  static let jobs = CodeList(
    name: "employment",
    codes: [
      .init(name: "unemployed", label: "Unemployed & looking"), .init(name: "part_time", label: "Part-time"),
      .init(name: "full_time", label: "Full-time"), .init(name: "study", label: "In education or training"),
    ], declined: nil)
  static let hubs = CodeList(
    name: "hub",
    codes: [
      .init(name: "north", label: "North"), .init(name: "south", label: "South"),
      .init(name: "online", label: "Online hub"),
    ], declined: nil)
  static let support = CodeList(
    name: "support",
    codes: [
      .init(name: "business", label: "Business start-up or development"), .init(name: "admin", label: "Administrative"),
    ], declined: nil)

  static let fields: [(String, String, FieldRole, FieldForm, Label, Derivation)] = [
    ("sex", "q1", .quasi, .choice(sexes), "Sex", .choice(column: "sex", recode: [:])),
    ("employment", "q1", .sensitive, .choice(jobs), "Employment", .choice(column: "employment", recode: [:])),
    ("support", "q1", .plain, .choices(support), "Support sought", .choices(column: "support")),
    ("confidence", "q1", .plain, .integer(0...10), "Confidence", .integer(column: "confidence")),
    ("hub", "q1", .quasi, .choice(hubs), "Hub of registration", .choice(column: "hub", recode: [:])),
    ("fu_date", "fu", .quasi, .date(.quarter), "Quarter of follow-up", .date(column: "fu_date")),
    ("fu_stable", "fu", .plain, .choice(yesNo), "Stable work", .choice(column: "fu_stable", recode: [:])),
    ("fu_confidence", "fu", .plain, .integer(0...10), "Confidence now", .integer(column: "fu_confidence")),
  ]

  static func source(_ name: String, _ rows: Source.Rows, hidden: [Column], newestBy: String?) -> Source {
    Source(
      name: name, format: .csv, rows: rows, unlistedStops: true, ignored: [],
      columns: hidden
        + fields.filter { $0.1 == name }.map { field in
          Column(name: field.0, role: field.2, kind: .text, isForbidden: false, label: field.4)
        },
      fields: fields.filter { $0.1 == name }.map { field in
        CodedField(name: field.0, source: field.1, role: field.2, form: field.3, label: field.4, derivation: field.5)
      }, newestBy: newestBy)
  }

  static func indicator(
    _ id: String, _ level: Indicator.Level, output: Int? = nil, _ title: Label, _ measure: Indicator.Measure,
    _ unit: Indicator.Unit, better: Indicator.Direction = .up, baseline: Indicator.Baseline? = nil,
    targets: [String: Double] = [:], by: [Int] = []
  ) -> Indicator {
    Indicator(
      id: id, level: level, output: output, title: title, measure: measure, unit: unit, better: better,
      scale: unit == .mean ? 0...10 : nil, baseline: baseline, targets: targets, by: by, covers: [])
  }

  static let file = ProgrammeFile(
    id: "sample", title: "Sample <programme> & friends", country: "AL", funder: "GB-GOV-1",
    start: day(2025, 9, 1), period: Period(id: "2026-03", first: day(2025, 9, 1), last: day(2026, 3, 31)),
    hubs: [
      Hub(id: "north", label: "North"), Hub(id: "south", label: "South"), Hub(id: "online", label: "Online hub"),
    ],
    purpose: Purpose(
      allowed: ["programme monitoring", "funder reporting"], never: ["law enforcement", "immigration decisions"],
      recipients: ["GB-GOV-1"], consentColumn: "consent", consentCode: "yes"),
    linkage: LinkageRule(
      codeColumn: "code", nameColumn: "name", birthDateColumn: "birth", phoneColumn: "phone", keys: [], threshold: 10,
      review: 4, homeBy: "enrolled"),
    sources: [
      source(
        "q1", .onePerPerson,
        hidden: [
          Column(name: "name", role: .identifier, kind: .text, isForbidden: false, label: "Full name"),
          Column(name: "crime", role: .identifier, kind: .text, isForbidden: true, label: "Criminalised work"),
        ], newestBy: nil), source("fu", .latestPerPerson, hidden: [], newestBy: "fu_date"),
    ],
    codeLists: [:],
    profileTables: [
      ProfileTable(id: "T01", label: "Sex", content: .answers(field: 0, by: [])),
      ProfileTable(id: "T06", label: "Hub of registration", content: .answers(field: 4, by: [])),
      ProfileTable(id: "T10", label: "Support sought (mentions)", content: .answers(field: 2, by: [])),
      ProfileTable(id: "T13", label: "Employment status", content: .answers(field: 1, by: [])),
      ProfileTable(id: "T33", label: "Group consultations", content: .total(source: "events", fields: [])),
    ],
    indicators: [
      indicator(
        "IM1", .impact, "Stable at follow-up",
        .count(.isIn(field: 6, values: [0]), among: .answered(field: 6), of: nil), .percent,
        baseline: .init(value: 0), targets: ["2026-03": 25]),
      indicator(
        "OC2", .outcome, "In insecure work",
        .count(.isIn(field: 1, values: [0, 1]), among: .answered(field: 1), of: nil), .percent, better: .down,
        baseline: .init(value: 68.7, n: 83, from: "5.1"), targets: ["2026-03": 55]),
      indicator(
        "OC5", .outcome, "Confidence in services", .mean(field: 3, then: 7), .mean,
        baseline: .init(value: 4.5, from: "5.1"), targets: ["2026-03": 5.5]),
      indicator(
        "OP1.1", .output, output: 1, "Returnees enrolled", .count(.everyone, among: .everyone, of: nil), .people,
        targets: ["2026-03": 100], by: [0, 4]),
      indicator(
        "OP1.2", .output, output: 1, "Took part in a consultation", .sum(source: "events", fields: []), .people),
      indicator(
        "RK1", .risk, "Withheld risk", .count(.isIn(field: 1, values: [3]), among: .answered(field: 1), of: nil),
        .people, better: .down),
    ],
    logframe: Logframe(
      impact: .init(title: "Returnees rebuild stable lives", indicators: ["IM1"], assumptions: []),
      outcome: .init(
        title: "Returnees move into livelihoods", indicators: ["OC2", "OC5"], assumptions: ["Jobs do not vanish"]),
      outputs: [.init(number: 1, title: "Returnees reached", weight: 100, risk: "medium")], source: "Questionnaires"),
    policy: DisclosurePolicy(
      minimumCell: [.plain: 5, .quasi: 5, .sensitive: 10], minimumCellByHub: 10, minimumBase: 20,
      zero: [.plain: .show, .quasi: .show, .sensitive: .withhold], allOfGroup: .withhold,
      byHub: [.plain: .show, .quasi: .show, .sensitive: .withhold], neverCross: [["hub", "sex"]], notBoth: [],
      interval: 10, hidesSmall: true, contributors: .none, coalition: 1, nearWholeGroup: nil, dominance: nil,
      mustPublish: [], merges: [],
      percentDigits: 1, meanDigits: 1, marker: "[c]", approvals: 2),
    notReported: [NotReported(id: "T04", what: "Localities", why: "47 localities would say who lives where")],
    wheel: Wheel(
      title: Label(english: "Pressure wheel", albanian: "Rrota e presioneve"),
      spokes: [
        .init(indicator: "IM1", label: "Stable"), .init(indicator: "OC2", label: "Insecure work"),
        .init(indicator: "RK1", label: "Withheld risk"),
      ]), iati: activity)

  static let activity = IATIActivity(
    identifier: "XM-SAMPLE-1", description: Label(english: "A <sample> & its \"people\"", albanian: "Një shembull"),
    reporting: .init(ref: "XM-SAMPLE", type: 22, name: "Sample organisation"),
    participating: [
      (.funding, .init(ref: "GB-GOV-1", type: 10, name: "UK - FCDO")),
      (.implementing, .init(ref: "XM-SAMPLE", type: 22, name: "Sample organisation")),
    ], status: .implementation, ends: day(2027, 3, 31), sector: "15190",
    locations: ["north": .init(latitude: "42.07", longitude: "19.51")], documents: "https://example.org/releases")

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return date
  }
}
