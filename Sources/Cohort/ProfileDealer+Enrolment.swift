/// Questionnaire 1.
extension ProfileDealer {
  mutating func dealPlaces() {
    let places = ReportQuotas.places.flatMap { row in
      row.regions.flatMap { Array(repeating: (hub: row.hub, region: $0.key), count: $0.value) }
    }
    for (person, place) in zip(order("hub"), places) {
      update(person) {
        $0.hub = place.hub
        $0.answers.choose(.region, place.region)
      }
    }
    for (region, _) in Localities.byRegion {
      let residents = order("locality").filter { profiles[$0].answers.has(.region, region) }
      for (person, locality) in zip(residents, Localities.dealt(in: region)) {
        update(person) { $0.locality = locality }
      }
    }
  }

  mutating func dealPersons() {
    deal(ReportQuotas.sex)
    let bands = ReportQuotas.ages.flatMap { Array(repeating: $0.key, count: $0.value) }
    for (person, band) in zip(order("age"), bands) { update(person) { $0.age = band } }
    // The young are more often single; the quota deals "single" first.
    deal(
      ReportQuotas.marital,
      to: order("marital", noise: 3) { profile in
        switch profile.age {
        case .from18: 0
        case .from25: 2
        case .from35: 3
        }
      })
    deal(ReportQuotas.education)
  }

  mutating func dealLivelihood() {
    deal(ReportQuotas.employment)
    dealIncome()
    let byEnterprise = order("stage", noise: 5) { profile in
      profile.answers.has(.employment, "self_employed") ? -4 : profile.answers.has(.employment, "full_time") ? 1 : 0
    }
    deal(ReportQuotas.stage, to: byEnterprise)
    let staged = order("idea").filter { profiles[$0].answers[.businessStage] != nil }
    for person in staged.prefix(ReportQuotas.businessIdeas) { update(person) { $0.hasIdea = true } }
    deal(ReportQuotas.sector, to: order("sector").filter { profiles[$0].answers[.businessStage] != nil })
    deal(
      ReportQuotas.support,
      to: order("support", noise: 4) { $0.answers[.businessStage] == nil ? 3 : 0 })
    deal(ReportQuotas.introductions)
  }

  /// Lower incomes go to the less secure; who is silent on work is more often silent on income.
  private mutating func dealIncome() {
    let answers = ReportQuotas.income.counts.reduce(0) { $0 + $1.value } - 9
    let byOpenness = order("income silence", noise: 5) { $0.answers[.employment] == nil ? 4 : 0 }
    let open = Set(byOpenness.prefix(answers))
    let byWork = order("income", noise: 3) { profile in
      switch profile.answers.chosen(.employment).first {
      case "unemployed": 0
      case "informal", "part_time", nil: 2
      default: 5
      }
    }
    deal(ReportQuotas.income, to: byWork.filter(open.contains) + byOpenness.dropFirst(answers))
  }

  mutating func dealHousehold() {
    let everyone = order("core")
    let (core, rest) = (everyone.prefix(ReportQuotas.core), everyone.dropFirst(ReportQuotas.core))
    func reordered(_ variable: String) -> [Int] {
      var random = random(variable)
      return random.shuffled(core) + rest
    }
    deal(ReportQuotas.living, to: reordered("living"))
    deal(ReportQuotas.journey, to: reordered("journey"))
    deal(ReportQuotas.stigma, to: reordered("stigma"))
    deal(ReportQuotas.caring)
  }

  mutating func dealWellbeing() {
    let quotas = ReportQuotas.wellbeing
    let people = order("distress")
    let distressed = Array(people.prefix(quotas.distressed.count))
    let others = Array(people.dropFirst(quotas.distressed.count))
    for (person, pair) in zip(distressed, quotas.distressed) {
      update(person) {
        $0.answers.choose(.sadness, pair.sadness)
        $0.answers.choose(.anxiety, pair.anxiety)
      }
    }
    func reordered(_ people: [Int], _ variable: String) -> [Int] {
      var random = random(variable)
      return random.shuffled(people)
    }
    deal(quotas.theirWorry, to: reordered(distressed, "their worry"))
    deal(quotas.theirWishToTalk, to: reordered(distressed, "their wish"))
    deal(quotas.sadness, to: reordered(others, "sadness"))
    deal(quotas.anxiety, to: reordered(others, "anxiety"))
    deal(quotas.worry, to: reordered(others, "worry"))
    deal(quotas.wishToTalk, to: reordered(others, "wish"))
  }

  mutating func dealTrust() {
    deal(ReportQuotas.safety)
    deal(ReportQuotas.trustedPerson)
    deal(ReportQuotas.confidence)
    deal(ReportQuotas.helpSought)
  }

  mutating func dealWashingtonGroup() {
    let people = order("washington group")
    let answering = people.dropFirst(ReportQuotas.withoutWashingtonGroup)
    var random = random("difficulties")
    for (position, person) in answering.enumerated() {
      update(person) { profile in
        for question in Question.washingtonGroup {
          profile.answers.choose(question, random.chance(12) ? "some" : "none")
        }
        guard position < ReportQuotas.withDisability else { return }
        for question in random.shuffled(Question.washingtonGroup).prefix(random.within(1...2)) {
          profile.answers.choose(question, random.chance(75) ? "lot" : "cannot")
        }
      }
    }
  }
}
