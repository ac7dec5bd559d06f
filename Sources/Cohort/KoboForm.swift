/// The columns of one form as KoboToolbox exports them: XML values, no groups, several choices as summary and 0/1 columns.
///
/// - Note: Source: `forms/kobo_exports/*__xml_both.csv`, written by KoboToolbox's own export engine; the follow-up's
///   columns from its XLSForm in the same style.
struct KoboForm: Sendable {
  let columns: [KoboColumn]

  /// The header line with its line end.
  var header: [UInt8] {
    let names = columns.flatMap(\.names).map { "\"" + $0 + "\"" }
    return Array((names.joined(separator: ";") + "\r\n").utf8)
  }

  static let q1 = KoboForm(
    start + [
      .coded(.consentParticipation), .coded(.consentReporting), .text(.fullName), .text(.phone), .text(.birthDate),
      .text(.participantCode), .coded(.hub), .coded(.sex), .text(.ageBand), .text(.locality), .coded(.region),
      .coded(.marital),
    ] + Question.washingtonGroup.map { .coded($0) } + [
      .text(.disability), .coded(.education), .coded(.employment), .coded(.income), .text(.workHistory),
      .coded(.living), .coded(.caring), .coded(.sadness), .coded(.anxiety), .coded(.basicNeedsWorry),
      .coded(.wantTalk), .coded(.safetyScore), .coded(.trustedPerson), .coded(.serviceConfidence),
      .coded(.helpSought), .coded(.supportNeeded), .coded(.introductions), .text(.businessIdea),
      .coded(.businessStage), .coded(.businessSector), .text(.mentoringNeeds),
    ] + end)

  static let q2 = KoboForm(
    start + [
      .text(.participantCode), .text(.returnDate), .coded(.returnReason), .coded(.ukStay), .coded(.infoSources),
      .coded(.beliefs), .coded(.journey), .coded(.debtAffects), .coded(.riskyOffers), .coded(.stigma),
      .coded(.remigrationIntent),
    ] + end)

  static let followUp = KoboForm(
    start + [
      .text(.participantCode), .text(.followUpDate), .coded(.fuEmployment), .coded(.fuIncome),
      .coded(.fuBusinessStage), .coded(.fuSadness), .coded(.fuAnxiety), .coded(.fuNeedsWorry),
      .coded(.fuRemigration), .coded(.fuDignity), .coded(.psyHope), .coded(.psyEfficacy), .coded(.psyResilience),
      .coded(.psyOptimism), .coded(.fuServiceConfidence),
    ] + end)

  /// Thirty columns of one cell each (`SingleSheet`).
  static let single = KoboForm(
    [
      .text(.today), .coded(.consentReporting), .text(.fullName), .text(.phone), .text(.birthDate),
      .text(.participantCode), .coded(.hub), .coded(.sex), .text(.locality), .coded(.region), .coded(.marital),
    ] + Question.washingtonGroup.map { .coded($0) } + [
      .coded(.education), .coded(.employment), .coded(.income), .text(.workHistory), .coded(.living), .coded(.sadness),
      .coded(.anxiety), .coded(.basicNeedsWorry), .coded(.wantTalk), .coded(.safetyScore),
      .coded(.serviceConfidence), .text(.id), .text(.submissionTime),
    ])

  private static let start: [KoboColumn] = [.text(.start), .text(.end), .text(.today)]
  private static let end: [KoboColumn] = [
    .text(.id), .text(.uuid), .text(.submissionTime), .text(.validationStatus), .text(.notes), .text(.status),
    .text(.submittedBy), .text(.version), .text(.tags), .text(.index),
  ]

  private init(_ columns: [KoboColumn]) {
    self.columns = columns
  }
}

/// One column, or the columns of a question with several choices.
enum KoboColumn: Sendable {
  case text(KoboText)
  case coded(Question)

  var names: [String] {
    switch self {
    case .text(let text): [text.rawValue]
    case .coded(let question):
      switch question.kind {
      case .choice, .score: [question.column]
      case .choices(let codes): [question.column] + codes.map { question.column + "/" + $0 }
      }
    }
  }
}

/// A column whose content is not a code of a list.
enum KoboText: String, Sendable {
  case start, end, today
  case fullName = "full_name"
  case phone
  case birthDate = "birth_date"
  case participantCode = "participant_code"
  case ageBand = "age_band"
  case locality
  case disability = "disability_wg"
  case workHistory = "work_history"
  case businessIdea = "business_idea"
  case mentoringNeeds = "mentoring_needs"
  case returnDate = "return_date"
  case followUpDate = "fu_date"
  case id = "_id"
  case uuid = "_uuid"
  case submissionTime = "_submission_time"
  case validationStatus = "_validation_status"
  case notes = "_notes"
  case status = "_status"
  case submittedBy = "_submitted_by"
  case version = "__version__"
  case tags = "_tags"
  case index = "_index"
}
