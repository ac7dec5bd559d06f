/// One invented person: who it is, what it answers, and what the hubs do with it.
struct Participant: Sendable {
  let number: Int
  let identity: Identity
  let profile: Profile
  let consents: Bool
  let enrolled: CivilDay
  let returned: CivilDay?
  let texts: FreeTexts
  let second: SecondEnrolment?
  let followUps: [FollowUp]
  let contacts: [Contact]

  /// - Parameter random: The person's own stream.
  init(
    number: Int, identity: Identity, profile: Profile, consents: Bool, enrolled: CivilDay, second: SecondEnrolment?,
    random: inout SplitMix64
  ) {
    self.number = number
    self.identity = identity
    self.profile = profile
    self.consents = consents
    self.enrolled = enrolled
    self.second = second
    returned = profile.returnYear.map { Self.returnDay(year: $0, before: enrolled, by: &random) }
    texts = FreeTexts.drawn(hasIdea: profile.hasIdea, by: &random)
    followUps = Self.followUps(of: profile, enrolled: enrolled, second: second, by: &random)
    contacts = Contact.drawn(
      profile.contacts, enrolled: enrolled, at: profile.hub, second: second.map { ($0.hub, $0.day) }, by: &random)
  }

  /// At least a week before enrolment; before 2023 any year from 2018.
  private static func returnDay(year: Int, before enrolled: CivilDay, by random: inout SplitMix64) -> CivilDay {
    let first = CivilDay(year == 2022 ? 2018 : year, 1, 1)
    let last = min(CivilDay(year, 12, 31), enrolled + -7)
    return CivilDay(number: random.within(first.number...max(first, last).number))
  }

  /// Interviews 35 days or more apart, none after the period; the second hub holds the second one if the person is
  /// registered there by then.
  private static func followUps(
    of profile: Profile, enrolled: CivilDay, second: SecondEnrolment?, by random: inout SplitMix64
  ) -> [FollowUp] {
    let end = EnrolmentCurve.periodEnd
    var earliest = enrolled + 35
    return (0..<profile.waves).map { wave in
      let latest = wave + 1 < profile.waves ? min(earliest + 30, end + -35) : end
      let day = CivilDay(number: random.within(min(earliest, latest).number...latest.number))
      earliest = day + 35
      return FollowUp(
        day: day, answers: FollowUp.answers(after: profile.answers, by: &random),
        isAtSecondHub: wave > 0 && second.map { $0.day < day } ?? false)
    }
  }
}

/// The details by which a person can be recognised.
struct Identity: Sendable {
  var name: PersonName
  var born: CivilDay
  /// Ten digits, also when the person does not give it.
  var phone: String
  var phoneStyle: PhoneStyle
  var typing: NameTyping
}

/// How a key worker types a name.
enum NameTyping: Sendable {
  case plain, upperCase, doubleSpace, withoutDiacritics

  func written(_ name: PersonName) -> String {
    switch self {
    case .plain: name.full
    case .upperCase: name.full.uppercased()
    case .doubleSpace: name.given + "  " + name.surname + " "
    case .withoutDiacritics: Slip.diacriticsDropped.rewritten(name).full
    }
  }

  static func drawn(by random: inout SplitMix64) -> NameTyping {
    switch random.below(100) {
    case ..<82: .plain
    case ..<87: .upperCase
    case ..<91: .doubleSpace
    default: .withoutDiacritics
    }
  }
}

/// The registration of a person at a second hub.
struct SecondEnrolment: Sendable {
  let hub: HubSite
  let day: CivilDay
  let slip: Slip
}
