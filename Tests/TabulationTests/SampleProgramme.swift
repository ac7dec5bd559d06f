import Programme

/// A small programme with every form of field, made by hand.
enum Sample {
  static func list(_ name: String, _ codes: [String], declined: String? = nil) -> CodeList {
    CodeList(name: name, codes: codes.map { .init(name: $0, label: Label(english: $0)) }, declined: declined)
  }

  static let yesNo = list("yn", ["yes", "no"])
  static let hubs = ["north", "south", "online"]

  static func field(_ name: String, _ source: String, _ form: FieldForm, _ role: FieldRole = .plain) -> CodedField {
    CodedField(
      name: name, source: source, role: role, form: form, label: Label(english: name),
      derivation: .integer(column: name))
  }

  static func source(_ name: String, _ rows: Source.Rows, _ fields: [CodedField]) -> Source {
    Source(
      name: name, format: .csv, rows: rows, unlistedStops: true, ignored: [], columns: [], fields: fields,
      newestBy: nil)
  }

  static let sources = [
    source(
      "q1", .onePerPerson,
      [
        field("enrolled", "q1", .date(.month)),
        field("hub", "q1", .choice(list("hub", hubs)), .quasi),
        field("sex", "q1", .choice(list("sex", ["m", "f", "pns"], declined: "pns")), .quasi),
        field(
          "work", "q1", .choice(list("work", ["none", "informal", "full", "own", "pns"], declined: "pns")), .sensitive),
        field("needs", "q1", .choices(list("needs", ["business", "training", "talk"]))),
        field("score", "q1", .integer(0...10)),
        field("living", "q1", .choice(list("living", ["family", "alone", "other"])), .quasi),
        field("distress", "q1", .choice(yesNo), .sensitive),
      ]),
    source(
      "fu", .latestPerPerson,
      [
        field("fu_date", "fu", .date(.quarter)),
        field(
          "fu_work", "fu", .choice(list("work", ["none", "informal", "full", "own", "pns"], declined: "pns")),
          .sensitive),
        field("fu_distress", "fu", .choice(yesNo), .sensitive),
        field("fu_score", "fu", .integer(0...10)),
      ]),
    source(
      "log", .manyPerPerson,
      [
        field("kind", "log", .choice(list("kind", ["training", "visit", "call"]))),
        field("done", "log", .choice(yesNo)),
      ]),
    source(
      "events", .aggregate, [field("men", "events", .integer(0...500)), field("women", "events", .integer(0...500))]),
  ]

  static let fields = sources.flatMap(\.fields)

  static func number(_ name: String) -> Int { fields.firstIndex { $0.name == name } ?? -1 }

  static func isIn(_ name: String, _ codes: String...) -> Condition {
    let list = fields[number(name)].form.codeList
    return .isIn(field: number(name), values: Set(codes.compactMap { list?.index(of: $0) }))
  }

  static func answered(_ name: String) -> Condition { .answered(field: number(name)) }

  static func count(
    _ id: String, _ numerator: Condition, among base: Condition = .everyone, of source: String? = nil,
    by: [String] = []
  ) -> Indicator {
    indicator(id, .count(numerator, among: base, of: source), by: by)
  }

  static func indicator(_ id: String, _ measure: Indicator.Measure, by: [String] = []) -> Indicator {
    Indicator(
      id: id, level: .outcome, output: nil, title: Label(english: id), measure: measure, unit: .percent, better: .up,
      scale: 0...10, baseline: nil, targets: [:], by: by.map(number), covers: [])
  }

  static func table(_ id: String, _ name: String, by: [String] = [], merging: String? = nil) -> ProfileTable {
    ProfileTable(
      id: id, label: Label(english: id), content: .answers(field: number(name), by: by.map(number)),
      noAnswerInto: merging)
  }

  static let insecure = isIn("work", "none", "informal")
  static let stable = isIn("fu_work", "full", "own")

  static let indicators = [
    count("ALL", .everyone, by: ["sex", "hub"]),
    count("INSECURE", insecure, among: answered("work"), by: ["sex", "hub"]),
    count("WORKING", isIn("work", "full"), among: isIn("work", "full", "own")),
    count("MOVED", stable, among: .and([insecure, answered("fu_date")]), by: ["sex"]),
    count("WELL", .and([stable, .not(isIn("fu_distress", "yes"))]), among: answered("fu_date"), by: ["hub"]),
    count("TRAINED", .anyRecord(source: "log", isIn("kind", "training")), by: ["sex"]),
    count("TALK", .has(field: number("needs"), option: 2)),
    count("FOLLOWED", answered("fu_date")),
    count("ALONE", isIn("living", "alone"), among: answered("living")),
    count("DONE", isIn("done", "yes"), among: answered("kind"), of: "log", by: ["sex", "kind"]),
    indicator("SCORE", .mean(field: number("score"), then: number("fu_score")), by: ["sex"]),
    indicator("HEADS", .sum(source: "events", fields: [number("women"), number("men")])),
  ]

  static let tables = [
    table("T1", "sex"), table("T2", "work", by: ["hub"]), table("T3", "needs", by: ["hub"]),
    table("T4", "living", merging: "other"), table("T5", "hub"),
    ProfileTable(
      id: "T6", label: "T6", content: .total(source: "events", fields: [number("men"), number("women")])),
  ]

  static func policy(
    interval: Int = 1,
    byHub: [FieldRole: DisclosurePolicy.Showing] = [.plain: .show, .quasi: .show, .sensitive: .show],
    neverCross: [[String]] = [], notBoth: [[String]] = []
  ) -> DisclosurePolicy {
    DisclosurePolicy(
      minimumCell: [.plain: 5, .quasi: 5, .sensitive: 10], minimumCellByHub: 10, minimumBase: 20,
      zero: [.plain: .show, .quasi: .show, .sensitive: .withhold], allOfGroup: .withhold, byHub: byHub,
      neverCross: neverCross, notBoth: notBoth, interval: interval, hidesSmall: true, contributors: .none, coalition: 1,
      nearWholeGroup: nil, dominance: nil, mustPublish: [], merges: [], percentDigits: 0, meanDigits: 1, marker: "[c]",
      approvals: 2)
  }

  static func programme(
    tables: [ProfileTable] = tables, indicators: [Indicator] = indicators, policy: DisclosurePolicy = policy()
  ) -> ProgrammeFile {
    let day = CalendarDate(iso: "2026-03-31")!
    return ProgrammeFile(
      id: "sample", title: "Sample", country: "AL", funder: "X", start: day,
      period: Period(id: "p", first: day, last: day), hubs: hubs.map { Hub(id: $0, label: Label(english: $0)) },
      purpose: Purpose(allowed: [], never: [], recipients: [], consentColumn: "c", consentCode: "yes"),
      linkage: LinkageRule(
        codeColumn: "", nameColumn: "", birthDateColumn: "", phoneColumn: "", keys: [], threshold: 1, review: 1,
        homeBy: "enrolled"),
      sources: sources, codeLists: [:], profileTables: tables, indicators: indicators,
      logframe: Logframe(
        impact: .init(title: "", indicators: [], assumptions: []),
        outcome: .init(title: "", indicators: [], assumptions: []), outputs: [], source: ""),
      policy: policy)
  }
}
