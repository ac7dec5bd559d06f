/// Puts invented people behind the 105 profiles, and adds the three who did not consent.
struct ReportPeople {
  private let seed: UInt64
  private let profiles: [Profile]
  private var book = IdentityBook()
  private var casting: Casting

  /// The 105 in the order of enrolment (numbers 1 to 105), then the three (106 to 108).
  static func all(seed: UInt64) -> [Participant] {
    var people = ReportPeople(seed: seed)
    return people.consenting() + people.withoutConsent()
  }

  private init(seed: UInt64) {
    self.seed = seed
    profiles = ProfileDealer.profiles(seed: seed)
    var random = SplitMix64(seed: seed, variable: "casting")
    casting = Casting(profiles, random: &random)
  }

  private mutating func consenting() -> [Participant] {
    var names: [Int: PersonName] = [:]
    return profiles.indices.map { index in
      var random = SplitMix64(seed: seed, person: index + 1)
      let second = casting.seconds[index]
      let name = casting.models[index].flatMap { model in
        names[model.person].map { model.isBrother ? brother(of: $0, by: &random) : $0 }
      }
      let identity = book.drawn(profiles[index], name: name, slip: second?.slip, by: &random)
      names[index] = identity.name
      let enrolled = EnrolmentCurve.day(ofRank: profiles[index].rank, random: &random)
      let enrolment = second.map { second in
        let earliest = max(CivilDay(2026, 1, 5), enrolled + 10)
        let day = CivilDay(number: random.within(earliest.number...CivilDay(2026, 3, 12).number)).onWeekday
        return SecondEnrolment(hub: second.hub, day: day, slip: second.slip)
      }
      return Participant(
        number: index + 1, identity: identity, profile: profiles[index], consents: true, enrolled: enrolled,
        second: enrolment, random: &random)
    }
  }

  private func brother(of name: PersonName, by random: inout SplitMix64) -> PersonName {
    let givenNames = AlbanianNames.men.filter { $0 != name.given }
    return PersonName(given: random.pick(givenNames), surname: name.surname)
  }

  private mutating func withoutConsent() -> [Participant] {
    let hubs: [HubSite] = [.shkoder, .diber, .flexy]
    return hubs.enumerated().map { position, hub in
      let number = profiles.count + position + 1
      var random = SplitMix64(seed: seed, person: number)
      var profile = random.pick(profiles.filter { $0.hub == hub })
      profile.waves = 1
      profile.rank = random.below(EnrolmentCurve.firstRankOfMidDecember)
      profile.returnYear = profile.returnYear.map { min($0, 2025) }
      profile.contacts = .trained(lapsed: false)
      return Participant(
        number: number, identity: book.drawn(profile, name: nil, slip: nil, by: &random), profile: profile,
        consents: false, enrolled: EnrolmentCurve.day(ofRank: profile.rank, random: &random), second: nil,
        random: &random)
    }
  }
}

/// Which of the 105 play a special part: the six with a second registration, two brothers, two namesakes.
struct Casting: Sendable {
  /// Where the six go, by index of the person.
  private(set) var seconds: [Int: (hub: HubSite, slip: Slip)] = [:]
  /// Whose name a person bears: the whole of it, or the surname for a brother. The model has the lower index.
  private(set) var models: [Int: (person: Int, isBrother: Bool)] = [:]

  private static let routes: [(slip: Slip, from: HubSite, to: HubSite)] = [
    (.diacriticsDropped, .shkoder, .flexy), (.definiteEnding, .shkoder, .tropoje), (.iForY, .tropoje, .diber),
    (.qForC, .diber, .flexy), (.nickname, .elbasan, .flexy), (.dayMonthSwapped, .flexy, .elbasan),
  ]

  init(_ profiles: [Profile], random: inout SplitMix64) {
    for route in Self.routes {
      let early = profiles.indices.filter {
        profiles[$0].hub == route.from && profiles[$0].answers.has(.sex, "m") && seconds[$0] == nil
      }
      // The four who enrolled first: the second registration needs time to be clearly later.
      seconds[random.pick(Array(early.prefix(4)))] = (route.to, route.slip)
    }
    let others = profiles.indices.filter { profiles[$0].answers.has(.sex, "m") && seconds[$0] == nil }
    castBrothers(among: others, profiles, random: &random)
    castNamesakes(among: others, profiles, random: &random)
  }

  /// Two men of one hub.
  private mutating func castBrothers(among men: [Int], _ profiles: [Profile], random: inout SplitMix64) {
    let pair = random.shuffled(men.filter { profiles[$0].hub == .tropoje }).prefix(2).sorted()
    models[pair[1]] = (pair[0], true)
  }

  /// Two men of different hubs and age bands, so that nothing but the name is equal.
  private mutating func castNamesakes(among men: [Int], _ profiles: [Profile], random: inout SplitMix64) {
    let brothers = Set(models.flatMap { [$0.key, $0.value.person] })
    let order = random.shuffled(men.filter { !brothers.contains($0) })
    for second in order.dropFirst()
    where profiles[second].hub != profiles[order[0]].hub && profiles[second].age != profiles[order[0]].age {
      models[max(order[0], second)] = (min(order[0], second), false)
      return
    }
  }
}
