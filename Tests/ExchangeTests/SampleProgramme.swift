import Programme

/// A small programme with one source of each kind and a field of each form.
enum SampleProgramme {
  static let yesNo = CodeList(name: "yes_no", codes: [code("no"), code("yes")])
  static let trades = CodeList(name: "trades", codes: ["wood", "wool", "clay"].map(code))

  static let file = ProgrammeFile(
    id: "sample", title: "Sample", country: "AL", funder: "XM-TEST-1", start: day(2025, 1, 1),
    period: Period(id: "2026Q1", first: day(2026, 1, 1), last: day(2026, 3, 31)),
    hubs: [Hub(id: "elbasan", label: "Elbasan"), Hub(id: "diber", label: "Dibër")],
    purpose: Purpose(
      allowed: ["reporting"], never: ["enforcement"], recipients: ["funder"], consentColumn: "consent",
      consentCode: "yes"),
    linkage: LinkageRule(
      codeColumn: "code", nameColumn: "name", birthDateColumn: "born", phoneColumn: "phone",
      keys: [
        .init(name: "strong", parts: [.givenName, .surname, .birthDate], weight: 10),
        .init(name: "phone", parts: [.birthYear, .phone], weight: 6),
      ],
      threshold: 8, review: 5, homeBy: "enrolled"),
    sources: [log, people, followUp, events], codeLists: ["yes_no": yesNo, "trades": trades], profileTables: [],
    indicators: [],
    logframe: Logframe(
      impact: .init(title: "", indicators: [], assumptions: []),
      outcome: .init(title: "", indicators: [], assumptions: []),
      outputs: [], source: ""),
    policy: DisclosurePolicy(
      minimumCell: [:], minimumCellByHub: 5, minimumBase: 10, zero: [:], allOfGroup: .withhold, byHub: [:],
      neverCross: [], notBoth: [], interval: 5, hidesSmall: true, contributors: .none, coalition: 1,
      nearWholeGroup: nil, dominance: nil,
      mustPublish: [], merges: [], percentDigits: 0, meanDigits: 1, marker: "[c]", approvals: 2))

  static let people = source(
    "people", .onePerPerson,
    [
      field("trade", "people", .choice(trades)), field("skills", "people", .choices(trades)),
      field("wellbeing", "people", .integer(5...25)), field("enrolled", "people", .date(.month)),
    ])
  static let followUp = source("followup", .latestPerPerson, [field("works", "followup", .choice(yesNo))])
  static let log = source("log", .manyPerPerson, [field("minutes", "log", .integer(0...600))])
  static let events = source("events", .aggregate, [field("visitors", "events", .integer(0...100_000))])

  /// `count` people, each with one follow-up, three log rows; two events.
  static func tables(people count: Int) -> [CodedTable] {
    func answers(_ count: Int, _ value: (Int) -> Int32) -> [Answer] { (0..<count).map { Answer(raw: value($0)) } }
    let order = (0..<count).map { Int32((count - 1) - $0) }
    let tokens = (0..<count).map { MatchToken(high: UInt64($0), low: ~UInt64($0)) }
    return [
      CodedTable(
        source: "people", caseNumbers: order,
        tokens: [
          "strong": tokens, "phone": tokens.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element : nil },
        ],
        answers: [
          answers(count) { Int32($0 % 3) }, answers(count) { Int32($0 % 8) }, answers(count) { Int32(5 + $0 % 21) },
          answers(count) { $0.isMultiple(of: 7) ? -1 : Int32(24_300 + $0 % 12) },
        ]),
      CodedTable(
        source: "followup", caseNumbers: order, tokens: [:], answers: [answers(count) { [-3, -2, -1, 0, 1][$0 % 5] }]),
      CodedTable(
        source: "log", caseNumbers: (0..<3 * count).map { Int32($0 % count) }, tokens: [:],
        answers: [answers(3 * count) { Int32($0 % 601) }]),
      CodedTable(source: "events", caseNumbers: [-1, -1], tokens: [:], answers: [answers(2) { Int32(120 + $0) }]),
    ]
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { fatalError("no such day") }
    return date
  }

  private static func code(_ name: String) -> CodeList.Code { .init(name: name, label: Label(english: name)) }

  private static func field(_ name: String, _ source: String, _ form: FieldForm) -> CodedField {
    CodedField(
      name: name, source: source, role: .quasi, form: form, label: Label(english: name),
      derivation: .integer(column: name))
  }

  private static func source(_ name: String, _ rows: Source.Rows, _ fields: [CodedField]) -> Source {
    Source(
      name: name, format: .csv, rows: rows, unlistedStops: true, ignored: [], columns: [], fields: fields, newestBy: nil
    )
  }
}
