/// Who answers what among the report's 105 people.
///
/// A figure marked `ours` is not in the report: `ReportFigures` says why it was chosen so. All others are printed in it.
enum ReportQuotas {
  static let people = 105

  // MARK: Profile (5.1)

  static let sex = Quota(.sex, ["m": 98, "f": 7])
  static let marital = Quota(
    .marital, ["single": 76, "married": 22, "cohabiting": 3, "engaged": 3, "divorced": 1])
  static let ages: KeyValuePairs<AgeBand, Int> = [.from18: 15, .from25: 74, .from35: 16]

  /// People per hub and region of residence: the margins are the report's, the cells ours.
  static let places: [(hub: HubSite, regions: KeyValuePairs<String, Int>)] = [
    (.shkoder, ["shkoder": 27, "tropoje": 1, "other": 2]),
    (.tropoje, ["shkoder": 1, "tropoje": 20, "other": 1]),
    (.diber, ["shkoder": 1, "tropoje": 1, "diber": 15, "other": 3]),
    (.elbasan, ["shkoder": 1, "elbasan_berat": 14, "other": 2]),
    (.flexy, ["shkoder": 3, "tropoje": 2, "diber": 2, "elbasan_berat": 3, "other": 6]),
  ]

  // university, pns: ours. With them 86 answer, the least that section 3.2 allows.
  static let education = Quota(
    .education, ["primary": 23, "secondary": 40, "vocational": 10, "university": 13, "pns": 4])
  static let employment = Quota(
    .employment, ["unemployed": 36, "informal": 15, "part_time": 6, "full_time": 15, "self_employed": 11])
  // above, pns: ours. Nobody above average: the report mentions none.
  static let income = Quota(.income, ["none": 9, "very_low": 10, "low": 23, "average": 34, "pns": 9])

  // MARK: Household, well-being, trust (5.1)

  /// The 84 who answered on living, journey and stigma are taken to be the same people.
  static let core = 84
  static let living = Quota(.living, ["family": 80, "alone": 4])
  // answered, nobody: ours
  static let caring = Mentions(
    .caring, answered: 94, ["older": 22, "children": 20, "disabled": 3], alone: ("nobody", 58))
  static let wellbeing = WellbeingQuotas()
  // scores, answered: ours; the means 8.5 and 4.5 are the report's
  static let safety = ScoreQuota(question: .safetyScore, counts: [0, 0, 0, 1, 1, 4, 4, 10, 19, 24, 31])
  static let confidence = ScoreQuota(
    question: .serviceConfidence, counts: [5, 6, 6, 13, 16, 21, 12, 8, 5, 2, 2])
  // no: ours
  static let trustedPerson = Quota(.trustedPerson, ["yes": 79, "no": 15])
  // once, several, pns: ours
  static let helpSought = Quota(.helpSought, ["never": 68, "once": 15, "several": 10, "pns": 3])
  // answered, other: ours
  static let support = Mentions(
    .supportNeeded, answered: 95,
    [
      "business": 87, "training": 36, "job_search": 22, "networking": 18, "admin": 11, "psychosocial": 9, "other": 4,
    ])
  // no: ours
  static let introductions = Quota(.introductions, ["yes": 60, "no": 35])

  // MARK: Washington Group short set: ours, all of it

  static let withDisability = 12
  static let withoutWashingtonGroup = 6

  // MARK: Business (5.3.3)

  static let businessIdeas = 65
  static let stage = Quota(.businessStage, ["market": 15, "prototype": 9, "idea": 46])
  // ours: the report names the sectors without counts
  static let sector = Mentions(
    .businessSector, answered: 66,
    [
      "construction": 17, "repair": 14, "hospitality": 13, "agriculture": 12, "retail": 9, "tourism": 8, "other": 4,
    ])

  // MARK: Questionnaire 2 (5.1, 5.2, 5.3.4)

  /// Year of return; 2022 stands for every year before 2023.
  static let returnYears: KeyValuePairs<Int, Int> = [2026: 2, 2025: 41, 2024: 22, 2023: 19, 2022: 11]
  static let stay = Quota(.ukStay, ["1_3y": 49, "gt_3y": 38, "3_12m": 17, "lt_3m": 1])
  // family, health, visa_study, travel_doc, pns, answered: ours
  static let reasons = Mentions(
    .returnReason, answered: 95,
    [
      "voluntary": 56, "deportation": 35, "family": 18, "health": 3, "visa_study": 2, "travel_doc": 2, "asylum": 1,
    ], alone: ("pns", 3))
  // official, other, answered: ours
  static let information = Mentions(
    .infoSources, answered: 92,
    ["friends_family": 47, "social_media": 34, "diaspora": 20, "official": 3, "other": 4])
  // everyone, young_regularise, none, answered: ours
  static let beliefs = Mentions(
    .beliefs, answered: 90, ["work_easy": 54, "debt_quick": 36, "everyone": 12, "young_regularise": 9],
    alone: ("none", 11))
  // self_organised, tourist_visa: ours
  static let journey = Mentions(
    .journey, answered: core,
    ["irregular": 41, "smuggler": 28, "asylum": 14, "self_organised": 11, "tourist_visa": 9])
  // no, pns: ours
  static let debt = Quota(.debtAffects, ["yes": 26, "no": 66, "pns": 6])
  static let offers = Quota(.riskyOffers, ["yes": 14, "no": 78, "pns": 5])
  static let stigma = Quota(.stigma, ["never": 40, "sometimes": 38, "often": 6])
  // ours, all of it
  static let intent = Quota(.remigrationIntent, ["no": 61, "unsure": 18, "yes": 9, "pns": 4])

  // MARK: After enrolment: ours, all of it

  static let followedTwice = 21
  static let followedOnce = 48
  static let trained = 84
  static let withoutContact = 5
  /// People with contacts, but none in the last 90 days of the period.
  static let lapsed = 22
}

/// The joint figures of sadness, anxiety and worry about basic needs (5.1).
///
/// 13 people are sad or anxious on most days or every day; 12 of them worry often or always. The report prints no
/// distribution, only that "some days" is the commonest answer to both: the rest of these figures is ours.
struct WellbeingQuotas: Sendable {
  /// Sadness and anxiety of the 13.
  let distressed: [(sadness: String, anxiety: String)] =
    Array(repeating: ("most_days", "most_days"), count: 4)
    + Array(repeating: ("every_day", "every_day"), count: 2)
    + Array(repeating: ("most_days", "some_days"), count: 2) + [("every_day", "some_days")]
    + Array(repeating: ("some_days", "most_days"), count: 3) + [("some_days", "every_day")]
  let theirWorry = Quota(.basicNeedsWorry, ["often": 7, "always": 5, "sometimes": 1])
  let theirWishToTalk = Quota(.wantTalk, ["yes": 9, "no": 4])

  let sadness = Quota(.sadness, ["never": 29, "some_days": 49, "pns": 4])
  let anxiety = Quota(.anxiety, ["never": 27, "some_days": 52, "pns": 4])
  let worry = Quota(
    .basicNeedsWorry, ["never": 14, "rarely": 18, "sometimes": 37, "often": 8, "always": 3, "pns": 3])
  let wishToTalk = Quota(.wantTalk, ["yes": 8, "no": 73])
}
