import Linkage
import Programme

/// Three hubs made by hand: a case is its tokens and its answers.
enum Sample {
  static func field(_ name: String, _ source: String, _ form: FieldForm) -> CodedField {
    CodedField(
      name: name, source: source, role: .plain, form: form, label: "", derivation: .integer(column: name))
  }

  static let hubList = CodeList(
    name: "hub", codes: ["c", "b", "a"].map { .init(name: $0, label: Label(english: $0)) })

  static func source(_ name: String, _ rows: Source.Rows, _ fields: [CodedField]) -> Source {
    Source(
      name: name, format: .csv, rows: rows, unlistedStops: true, ignored: [], columns: [], fields: fields,
      newestBy: nil)
  }

  static let programme: ProgrammeFile = {
    let day = CalendarDate(iso: "2026-03-31")!
    return ProgrammeFile(
      id: "sample", title: "", country: "AL", funder: "X", start: day,
      period: Period(id: "p", first: day, last: day), hubs: ["a", "b", "c"].map { Hub(id: $0, label: "") },
      purpose: Purpose(allowed: [], never: [], recipients: [], consentColumn: "c", consentCode: "yes"),
      linkage: LinkageRule(
        codeColumn: "", nameColumn: "", birthDateColumn: "", phoneColumn: "",
        keys: [
          .init(name: "full", parts: [], weight: 10), .init(name: "phone", parts: [], weight: 6),
          .init(name: "birth", parts: [], weight: 4),
        ], threshold: 10, review: 4, homeBy: "enrolled"),
      sources: [
        source(
          "q1", .onePerPerson,
          [
            field("enrolled", "q1", .date(.month)), field("hub", "q1", .choice(hubList)),
            field("x", "q1", .integer(0...100)),
          ]),
        source("q2", .onePerPerson, [field("y", "q2", .integer(0...100))]),
        source("fu", .latestPerPerson, [field("fu_date", "fu", .date(.month)), field("z", "fu", .integer(0...100))]),
        source("log", .manyPerPerson, [field("kind", "log", .integer(0...100))]),
        source("events", .aggregate, [field("men", "events", .integer(0...100))]),
      ],
      codeLists: [:], profileTables: [], indicators: [],
      logframe: Logframe(
        impact: .init(title: "", indicators: [], assumptions: []),
        outcome: .init(title: "", indicators: [], assumptions: []), outputs: [], source: ""),
      policy: DisclosurePolicy(
        minimumCell: [:], minimumCellByHub: 1, minimumBase: 1, zero: [:], allOfGroup: .show, byHub: [:],
        neverCross: [], notBoth: [], interval: 1, hidesSmall: true, contributors: .none, coalition: 1,
        nearWholeGroup: nil,
        dominance: nil, mustPublish: [], merges: [], percentDigits: 0, meanDigits: 0, marker: "[c]", approvals: 2))
  }()

  /// One registration; a token is any number, 0 for none.
  struct Case {
    var tokens: (full: UInt64, phone: UInt64, birth: UInt64)
    var enrolled: Int?
    var x = 0
    var y: Int?
    var followUps: [(date: Int, z: Int)] = []
    var contacts: [Int] = []
  }

  static func answer(_ value: Int?) -> Answer { value.map { Answer(index: $0) } ?? .notAnswered }

  /// A hub's tables; `shuffle` reorders the rows of each, case numbers stay with their rows.
  static func hub(_ id: String, _ cases: [Case], events: [Int] = [], reversed: Bool = false) -> HubCases {
    func table(_ source: String, _ rows: [(number: Int, answers: [Int?])], tokens: [String: [UInt64]] = [:])
      -> CodedTable
    {
      let order = reversed ? Array(rows.indices.reversed()) : Array(rows.indices)
      let width = programme.source(source)?.fields.count ?? 0
      return CodedTable(
        source: source, caseNumbers: order.map { Int32(rows[$0].number) },
        tokens: tokens.mapValues { column in
          order.map { column[$0] == 0 ? nil : MatchToken(high: column[$0] % 3, low: column[$0]) }
        },
        answers: (0..<width).map { field in order.map { answer(rows[$0].answers[field]) } })
    }
    let numbered = Array(cases.enumerated())
    return HubCases(
      hub: id,
      tables: [
        "q1": table(
          "q1", numbered.map { ($0, [$1.enrolled, 0, $1.x]) },
          tokens: [
            "full": cases.map(\.tokens.full), "phone": cases.map(\.tokens.phone), "birth": cases.map(\.tokens.birth),
          ]),
        "q2": table("q2", numbered.filter { $1.y != nil }.map { ($0, [$1.y]) }),
        "fu": table("fu", numbered.flatMap { number, own in own.followUps.map { (number, [$0.date, $0.z]) } }),
        "log": table("log", numbered.flatMap { number, own in own.contacts.map { (number, [$0]) } }),
        "events": table("events", events.map { (-1, [$0]) }),
      ],
      withoutConsent: cases.count)
  }
}
