/// What one person answers and does, without saying who it is.
struct Profile: Sendable {
  var answers = Answers()
  var hub = HubSite.shkoder
  var locality = ""
  var age = AgeBand.from25
  /// Position among all people by enrolment day, 0 to 104.
  var rank = 0
  /// Year of return; 2022 stands for every year before 2023; `nil` = no date given.
  var returnYear: Int?
  var hasIdea = false
  /// Follow-up interviews, 0 to 2.
  var waves = 0
  var contacts = ContactPlan.trained(lapsed: false)
}

/// What the hub did with a person after enrolment.
enum ContactPlan: Sendable, Equatable {
  case none
  /// Contacts, but no training, mentoring or coaching. Lapsed: none in the last 90 days of the period.
  case light(lapsed: Bool)
  /// At least one training, mentoring or coaching.
  case trained(lapsed: Bool)
}

/// Answers that depend on each other and are therefore taken from one profile when a person is drawn at random.
struct ProfileBlock: Sendable {
  let questions: [Question]
  var takesPlace = false
  var takesAge = false
  var takesIdea = false
  var takesCourse = false

  static let all: [ProfileBlock] = [
    ProfileBlock(questions: [.region], takesPlace: true),
    ProfileBlock(questions: [.sex]),
    ProfileBlock(questions: [.marital], takesAge: true),
    ProfileBlock(questions: Question.washingtonGroup),
    ProfileBlock(questions: [.education]),
    ProfileBlock(
      questions: [.employment, .income, .businessStage, .businessSector, .supportNeeded, .introductions],
      takesIdea: true),
    ProfileBlock(questions: [.living, .journey, .stigma]),
    ProfileBlock(questions: [.caring]),
    ProfileBlock(questions: [.sadness, .anxiety, .basicNeedsWorry, .wantTalk]),
    ProfileBlock(questions: [.safetyScore, .trustedPerson]),
    ProfileBlock(questions: [.serviceConfidence, .helpSought]),
    ProfileBlock(questions: [], takesCourse: true),
    ProfileBlock(questions: [.returnReason, .ukStay]),
    ProfileBlock(questions: [.infoSources, .beliefs]),
    ProfileBlock(questions: [.debtAffects, .riskyOffers, .remigrationIntent]),
  ]

  func copy(from source: Profile, to target: inout Profile) {
    target.answers.take(questions, from: source.answers)
    if takesPlace { (target.hub, target.locality) = (source.hub, source.locality) }
    if takesAge { target.age = source.age }
    if takesIdea { target.hasIdea = source.hasIdea }
    guard takesCourse else { return }
    (target.rank, target.returnYear) = (source.rank, source.returnYear)
    (target.waves, target.contacts) = (source.waves, source.contacts)
  }
}
