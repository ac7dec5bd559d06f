/// A question of the forms that has coded answers; its case name is the column's name in camel case.
///
/// - Note: Source: the XLSForms of questionnaires 1 and 2 and of the follow-up.
public enum Question: Int, CaseIterable, Sendable {
  case consentParticipation, consentReporting
  case hub, sex, region, marital
  case wgSeeing, wgHearing, wgWalking, wgRemembering, wgSelfcare, wgCommunicating
  case education, employment, income, living, caring
  case sadness, anxiety, basicNeedsWorry, wantTalk
  case safetyScore, trustedPerson, serviceConfidence, helpSought
  case supportNeeded, introductions, businessStage, businessSector
  case returnReason, ukStay, infoSources, beliefs, journey
  case debtAffects, riskyOffers, stigma, remigrationIntent
  case fuEmployment, fuIncome, fuBusinessStage, fuSadness, fuAnxiety, fuNeedsWorry, fuRemigration, fuDignity
  case psyHope, psyEfficacy, psyResilience, psyOptimism, fuServiceConfidence

  /// The column's name: `wgSeeing` is `wg_seeing`.
  public var column: String {
    String(describing: self).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }

  static let washingtonGroup: [Question] = [
    .wgSeeing, .wgHearing, .wgWalking, .wgRemembering, .wgSelfcare, .wgCommunicating,
  ]
}

/// What a question's answer can be.
enum AnswerKind: Sendable {
  /// One of the codes.
  case choice([String])
  /// Any number of the codes.
  case choices([String])
  /// A whole number from 0 to 10.
  case score

  var codes: [String] {
    switch self {
    case .choice(let codes), .choices(let codes): codes
    case .score: []
    }
  }
}

extension Question {
  /// The form's choice list, in the form's order.
  var kind: AnswerKind {
    switch self {
    case .consentParticipation, .consentReporting, .wantTalk, .trustedPerson, .introductions: .choice(["yes", "no"])
    case .hub: .choice(HubSite.allCases.map(\.rawValue))
    case .sex: .choice(["m", "f", "other", "pns"])
    case .region: .choice(["shkoder", "tropoje", "diber", "elbasan_berat", "other"])
    case .marital: .choice(["single", "married", "cohabiting", "engaged", "divorced", "widowed", "pns"])
    case .wgSeeing, .wgHearing, .wgWalking, .wgRemembering, .wgSelfcare, .wgCommunicating:
      .choice(["none", "some", "lot", "cannot", "pns"])
    case .education: .choice(["none", "primary", "secondary", "vocational", "university", "pns"])
    case .employment, .fuEmployment:
      .choice(["unemployed", "informal", "part_time", "full_time", "self_employed", "student", "pns"])
    case .income, .fuIncome: .choice(["none", "very_low", "low", "average", "above", "pns"])
    case .living: .choice(["family", "alone", "other", "pns"])
    case .caring: .choices(["older", "children", "disabled", "nobody"])
    case .sadness, .anxiety, .fuSadness, .fuAnxiety:
      .choice(["never", "some_days", "most_days", "every_day", "pns"])
    case .basicNeedsWorry, .fuNeedsWorry: .choice(["never", "rarely", "sometimes", "often", "always", "pns"])
    case .safetyScore, .serviceConfidence, .fuServiceConfidence: .score
    case .helpSought: .choice(["never", "once", "several", "pns"])
    case .supportNeeded:
      .choices(["business", "training", "job_search", "networking", "admin", "psychosocial", "other"])
    case .businessStage, .fuBusinessStage: .choice(["none", "idea", "prototype", "market"])
    case .businessSector:
      .choices(["construction", "repair", "hospitality", "retail", "tourism", "agriculture", "other"])
    case .returnReason:
      .choices([
        "voluntary", "deportation", "family", "health", "visa_study", "travel_doc", "asylum", "other", "pns",
      ])
    case .ukStay: .choice(["lt_3m", "3_12m", "1_3y", "gt_3y", "pns"])
    case .infoSources: .choices(["friends_family", "social_media", "diaspora", "official", "other"])
    case .beliefs: .choices(["work_easy", "debt_quick", "everyone", "young_regularise", "none"])
    case .journey: .choices(["irregular", "smuggler", "asylum", "self_organised", "tourist_visa", "pns"])
    case .debtAffects, .riskyOffers: .choice(["yes", "no", "pns"])
    case .stigma: .choice(["never", "sometimes", "often", "pns"])
    case .remigrationIntent, .fuRemigration: .choice(["no", "unsure", "yes", "pns"])
    case .fuDignity, .psyHope, .psyEfficacy, .psyResilience, .psyOptimism:
      .choice(["sd", "d", "n", "a", "sa", "pns"])
    }
  }

  /// `kind` of every question, made once.
  static let kinds: [AnswerKind] = allCases.map(\.kind)
  static let codes: [[String]] = kinds.map(\.codes)
}
