import Extracts
import Foundation
import Programme
import Pseudonymisation
import Sodium
import Testing

/// A programme of four small sources, and a hub's night under it.
enum SmallProgramme {
  static let yesNo = CodeList(
    name: "yn",
    codes: [
      .init(name: "yes", label: "Yes"), .init(name: "no", label: "No"), .init(name: "pns", label: "Prefer not to say"),
    ], declined: "pns")
  static let flag = CodeList(
    name: "flag", codes: [.init(name: "no", label: "No"), .init(name: "yes", label: "Yes")])
  static let work = CodeList(
    name: "work",
    codes: ["none", "part", "full", "own"].map { .init(name: $0, label: Label(english: $0 + " work")) })
  static let paid = CodeList(name: "paid", codes: ["none", "paid"].map { .init(name: $0, label: Label(english: $0)) })
  static let care = CodeList(
    name: "care",
    codes: ["older", "young", "pns"].map { .init(name: $0, label: Label(english: $0)) }, declined: "pns")
  static let bands = CodeList(
    name: "bands", codes: ["18", "30", "50"].map { .init(name: $0, label: Label(english: $0)) })
  static let years = CodeList(
    name: "years", codes: ["old", "new"].map { .init(name: $0, label: Label(english: $0)) })

  static func day(_ iso: String) -> CalendarDate {
    CalendarDate(iso: iso) ?? { preconditionFailure("no such day in a test") }()
  }

  private static func column(_ name: String, _ kind: Column.Kind, _ role: FieldRole = .plain) -> Column {
    Column(name: name, role: role, kind: kind, isForbidden: false, label: Label(english: name + " label"))
  }

  private static func field(_ source: String, _ name: String, _ form: FieldForm, _ derivation: Derivation) -> CodedField
  {
    CodedField(
      name: name, source: source, role: .plain, form: form, label: Label(english: name), derivation: derivation)
  }

  static let people = Source(
    name: "people", format: .koboCSV, rows: .onePerPerson, unlistedStops: true, ignored: ["_time"],
    columns: [
      column("code", .text, .identifier), column("full_name", .text, .identifier),
      column("phone", .text, .identifier), column("born", .date, .identifier), column("consent", .choice(yesNo)),
      column("job", .choice(work)), column("care", .choices(care)), column("score", .integer(0...10)),
      column("sad", .choice(yesNo)), column("scared", .choice(yesNo)), column("idea", .text, .identifier),
      column("back", .date), column("joined", .date),
    ],
    fields: [
      field(
        "people", "job", .choice(paid), .choice(column: "job", recode: ["part": "paid", "full": "paid", "own": "paid"])),
      field("people", "care", .choices(care), .choices(column: "care")),
      field("people", "score", .integer(0...10), .integer(column: "score")),
      field("people", "age", .choice(bands), .ageBand(column: "born", at: [18, 30, 50], on: day("2026-03-31"))),
      field("people", "distress", .choice(flag), .anyOf(columns: ["sad", "scared"], codes: ["yes"])),
      field("people", "has_idea", .choice(flag), .hasAnswer(column: "idea")),
      field("people", "return", .choice(years), .yearBand(column: "back", bands: [2000...2022, 2023...2026])),
      field("people", "enrolled", .date(.month), .date(column: "joined")),
      field("people", "recent", .choice(flag), .within(column: "joined", days: 90, of: day("2026-03-31"))),
    ], newestBy: "_time")

  static let waves = Source(
    name: "waves", format: .koboCSV, rows: .latestPerPerson, unlistedStops: true, ignored: [],
    columns: [column("code", .text, .identifier), column("seen", .date), column("now", .choice(work))],
    fields: [
      field("waves", "seen", .date(.quarter), .date(column: "seen")),
      field("waves", "now", .choice(work), .choice(column: "now", recode: [:])),
    ], newestBy: "seen")

  static let visits = Source(
    name: "visits", format: .csv, rows: .manyPerPerson, unlistedStops: true, ignored: [],
    columns: [
      column("code", .text, .identifier), column("on", .date), column("minutes", .integer(0...500)),
      column("worker", .text, .identifier),
    ],
    fields: [
      field("visits", "on", .date(.month), .date(column: "on")),
      field("visits", "minutes", .integer(0...500), .integer(column: "minutes")),
    ], newestBy: nil)

  static let events = Source(
    name: "events", format: .csv, rows: .aggregate, unlistedStops: true, ignored: [],
    columns: [column("men", .integer(0...500)), column("women", .integer(0...500))],
    fields: [
      field("events", "men", .integer(0...500), .integer(column: "men")),
      field("events", "women", .integer(0...500), .integer(column: "women")),
    ], newestBy: nil)

  static let linkage = LinkageRule(
    codeColumn: "code", nameColumn: "full_name", birthDateColumn: "born", phoneColumn: "phone",
    keys: [
      .init(name: "name_birth", parts: [.phoneticGivenName, .surname, .birthDate], weight: 10),
      .init(name: "surname_birth", parts: [.surname, .birthDate], weight: 4),
      .init(name: "given_phone", parts: [.givenName, .birthYear, .phone], weight: 10),
    ], threshold: 10, review: 4, homeBy: "enrolled")

  static func programme(linkage: LinkageRule = linkage, visits: Source = visits) -> ProgrammeFile {
    let level = Logframe.Level(title: "t", indicators: [], assumptions: [])
    return ProgrammeFile(
      id: "small", title: "Small", country: "AL", funder: "XX", start: day("2025-09-01"),
      period: Period(id: "2026-03", first: day("2025-09-01"), last: day("2026-03-31")),
      hubs: [Hub(id: "north", label: "North")],
      purpose: Purpose(allowed: [], never: [], recipients: [], consentColumn: "consent", consentCode: "yes"),
      linkage: linkage, sources: [people, waves, visits, events], codeLists: [:], profileTables: [], indicators: [],
      logframe: Logframe(impact: level, outcome: level, outputs: [], source: ""),
      policy: DisclosurePolicy(
        minimumCell: [:], minimumCellByHub: 5, minimumBase: 20, zero: [:], allOfGroup: .withhold, byHub: [:],
        neverCross: [], notBoth: [], interval: 5, hidesSmall: true, contributors: .none, coalition: 1,
        nearWholeGroup: nil,
        dominance: nil, mustPublish: [], merges: [], percentDigits: 1, meanDigits: 1, marker: "[c]", approvals: 2))
  }
}

/// One hub's extract as text, and what becomes of it.
struct Night {
  static let header = "code;full_name;phone;born;consent;job;care;score;sad;scared;idea;back;joined;_time"

  var people: [String] = []
  var waves: [String] = []
  var visits: [String] = []
  var events: [String] = []
  var programme = SmallProgramme.programme()
  var seed: UInt64 = 1

  /// A row of the person source; everything not given is unremarkable.
  static func person(
    _ code: String, name: String = "Arta Hoxha", phone: String = "0691234568", born: String = "1990-05-17",
    consent: String = "yes", job: String = "full", care: String = "older", score: String = "7", sad: String = "no",
    scared: String = "no", idea: String = "", back: String = "2021-02-03", joined: String = "2026-01-05",
    time: String = "2026-01-05T10:00:00"
  ) -> String {
    [code, name, phone, born, consent, job, care, score, sad, scared, idea, back, joined, time].joined(separator: ";")
  }

  func extract() throws -> Extract {
    let texts = [
      (SmallProgramme.people, [Night.header] + people), (SmallProgramme.waves, ["code;seen;now"] + waves),
      (SmallProgramme.visits, ["code;on;minutes;worker"] + visits), (SmallProgramme.events, ["men;women"] + events),
    ]
    return Extract(
      tables: try texts.map { source, lines in
        try RawTable(
          file: source.name + ".csv", bytes: Array((lines.joined(separator: "\n") + "\n").utf8), source: source,
          needed: programme.neededColumns(of: source))
      })
  }

  func coded(withdrawn: WithdrawnCodes? = nil) throws -> CodedExtract {
    var generator = Seeded(state: seed)
    return try pseudonymise(
      extract(), of: programme, under: SecretBytes(copying: Array(repeating: 7, count: 32)), shuffledBy: &generator,
      withdrawn: withdrawn)
  }
}

extension CodedExtract {
  func table(_ name: String) throws -> CodedTable { try #require(tables.first { $0.source == name }) }

  /// Wire codes of one field in row order.
  func raw(_ field: String, of source: String) throws -> [Int32] {
    let programme = SmallProgramme.programme()
    let number = try #require(programme.source(source)?.fields.firstIndex { $0.name == field })
    return try table(source).answers[number].map(\.raw)
  }
}

/// Random numbers that a seed repeats (splitmix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
