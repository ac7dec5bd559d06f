/// Counts the finished registrations again and compares them with what the report prints and with every quota.
///
/// Counts once over the home registrations and once with the second registration in place of the first, so that the
/// tables hold whichever a programme uses; only the hub differs.
struct FigureCheck {
  private let registrations: [Registration]
  private let seed: UInt64

  static func check(_ registrations: [Registration], seed: UInt64) throws(CohortError) {
    let consenting = registrations.filter { $0.answers.has(.consentReporting, "yes") }
    let seconds = Set(consenting.filter(\.isSecond).map(\.person.number))
    try FigureCheck(registrations: consenting.filter { !$0.isSecond }, seed: seed).check(withHubs: true)
    let latest = consenting.filter { $0.isSecond || !seconds.contains($0.person.number) }
    try FigureCheck(registrations: latest, seed: seed).check(withHubs: false)
  }

  private func check(withHubs: Bool) throws(CohortError) {
    try expect(registrations.count, ReportQuotas.people, table: "all", category: "people")
    for (table, counts) in ReportFigures.counts where withHubs || table != "T06" {
      for (category, count) in counts {
        try expect(found(table, category), count, table: table, category: category)
      }
    }
    for (table, tenths) in ReportFigures.tenths {
      let question: Question = table == "T20" ? .safetyScore : .serviceConfidence
      let scores = registrations.compactMap { $0.answers[question] }
      let rounded = (scores.reduce(0, +) * 20 + scores.count) / (scores.count * 2)
      try expect(rounded, tenths, table: table, category: "mean in tenths")
    }
    try checkQuotas()
  }

  private func checkQuotas() throws(CohortError) {
    for quota in ReportQuotas.singles {
      for (code, count) in quota.counts {
        try expect(people(quota.question, code), count, table: quota.question.column, category: code)
      }
      let answered = quota.counts.reduce(0) { $0 + $1.value }
      try expect(self.answered(quota.question), answered, table: quota.question.column, category: "answered")
    }
    for mentions in ReportQuotas.mentions {
      for (code, count) in mentions.counts {
        try expect(people(mentions.question, code), count, table: mentions.question.column, category: code)
      }
      if let (code, count) = mentions.alone {
        try expect(people(mentions.question, code), count, table: mentions.question.column, category: code)
      }
      try expect(
        answered(mentions.question), mentions.answered, table: mentions.question.column, category: "answered")
    }
  }

  private func expect(_ found: Int, _ expected: Int, table: String, category: String) throws(CohortError) {
    guard found == expected else {
      throw .missedFigure(table: table, category: category, expected: expected, found: found, seed: seed)
    }
  }

  private func people(_ question: Question, _ code: String) -> Int {
    registrations.count { $0.answers.has(question, code) }
  }

  private func answered(_ question: Question) -> Int {
    registrations.count { $0.answers[question] != nil }
  }

  private func found(_ table: String, _ category: String) -> Int {
    if let question = Self.questions[table] {
      return category == "unanswered"
        ? registrations.count - answered(question) : people(question, category)
    }
    return foundByRule(table, category)
  }

  private static let questions: [String: Question] = [
    "T01": .sex, "T03": .marital, "T05": .region, "T06": .hub, "T08": .ukStay, "T09": .returnReason,
    "T10": .supportNeeded, "T11": .introductions, "T12": .education, "T13": .employment, "T14": .income,
    "T15": .living, "T16": .caring, "T18": .wantTalk, "T21": .trustedPerson, "T23": .helpSought,
    "T24": .infoSources, "T25": .beliefs, "T26": .journey, "T27": .debtAffects, "T28": .riskyOffers,
    "T30": .businessStage, "T32": .stigma,
  ]

  private func foundByRule(_ table: String, _ category: String) -> Int {
    switch table {
    case "T02":
      registrations.count {
        AgeBand.code(born: $0.born, on: $0.day) == category
          && AgeBand.code(born: $0.born, on: EnrolmentCurve.periodEnd) == category
      }
    case "T04" where category == "localities": Set(registrations.map(\.person.profile.locality)).count
    case "T04": registrations.count { $0.person.profile.locality == Self.localities[category] }
    case "T07": registrations.count { Self.returnYear(of: $0) == category }
    case "T17": registrations.count { Self.isDistressed($0) }
    case "T19":
      registrations.count { Self.isDistressed($0) && $0.answers.has(.basicNeedsWorry, "often", "always") }
    case "T29": registrations.count { !$0.person.texts.businessIdea.isEmpty }
    case "T33" where category == "m": HubSite.allCases.reduce(0) { $0 + ($1.consultation?.men ?? 0) }
    case "T33": HubSite.allCases.reduce(0) { $0 + ($1.consultation?.women ?? 0) }
    default: 0
    }
  }

  private static let localities = [
    "shkoder": "Shkodër", "bajram_curri": "Bajram Curri", "elbasan": "Elbasan", "tirane": "Tiranë",
    "peshkopi": "Peshkopi", "berat": "Berat",
  ]

  private static func returnYear(of registration: Registration) -> String {
    guard let year = registration.person.returned?.parts.year else { return "unanswered" }
    return year < 2023 ? "pre_2023" : String(year)
  }

  private static func isDistressed(_ registration: Registration) -> Bool {
    [Question.sadness, .anxiety].contains { registration.answers.has($0, "most_days", "every_day") }
  }
}

extension ReportQuotas {
  /// All quotas that a recount by question can check; well-being has its own joint figures.
  static let singles = [
    sex, marital, education, employment, income, living, trustedPerson, helpSought, introductions, stage, stay, debt,
    offers, stigma, intent,
  ]
  static let mentions = [caring, support, sector, reasons, information, beliefs, journey]
}
