/// Deals the quotas of ``ReportQuotas`` out to 105 profiles, in an order that the seed decides.
///
/// Every quota is dealt whole, so each count is met exactly whatever the seed. People are numbered by enrolment day.
struct ProfileDealer: Sendable {
  let seed: UInt64
  private(set) var profiles: [Profile]

  static func profiles(seed: UInt64) -> [Profile] {
    var dealer = ProfileDealer(seed: seed)
    dealer.dealPlaces()
    dealer.dealPersons()
    dealer.dealLivelihood()
    dealer.dealHousehold()
    dealer.dealWellbeing()
    dealer.dealTrust()
    dealer.dealMigration()
    dealer.dealWashingtonGroup()
    dealer.dealCourse()
    return dealer.profiles
  }

  private init(seed: UInt64) {
    self.seed = seed
    profiles = (0..<ReportQuotas.people).map { rank in
      var profile = Profile()
      profile.rank = rank
      profile.answers.choose(.consentParticipation, "yes")
      profile.answers.choose(.consentReporting, "yes")
      return profile
    }
  }

  // MARK: Orders

  func random(_ variable: String) -> SplitMix64 {
    SplitMix64(seed: seed, variable: variable)
  }

  /// All people in the variable's own order.
  func order(_ variable: String) -> [Int] {
    var random = random(variable)
    return random.shuffled(profiles.indices)
  }

  /// All people, lowest score first; equal scores in the variable's own order. `noise` blurs the scores.
  func order(_ variable: String, noise: Int, by score: (Profile) -> Int) -> [Int] {
    var random = random(variable)
    let scored = random.shuffled(profiles.indices).map {
      (person: $0, score: score(profiles[$0]) + random.below(noise + 1))
    }
    return scored.enumerated()
      .sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }.map(\.element.person)
  }

  // MARK: Dealing

  mutating func deal(_ quota: Quota, to order: [Int]) {
    for (person, code) in zip(order, quota.dealt(to: order.count)) {
      profiles[person].answers.choose(quota.question, code)
    }
  }

  mutating func deal(_ quota: Quota) {
    deal(quota, to: order(quota.question.column))
  }

  mutating func deal(_ quota: ScoreQuota) {
    for (person, score) in zip(order(quota.question.column), quota.dealt(to: profiles.count)) {
      profiles[person].answers[quota.question] = score
    }
  }

  /// Hands the codes out round the table: nobody gets a code twice, and everybody gets one, because no code has more
  /// mentions than there are people and all codes together have at least as many.
  mutating func deal(_ mentions: Mentions, to order: [Int]) {
    let alone = mentions.alone?.count ?? 0
    let table = Array(order.prefix(mentions.answered - alone))
    var seat = 0
    for (code, count) in mentions.counts {
      for _ in 0..<count {
        profiles[table[seat % table.count]].answers.mention(mentions.question, code)
        seat += 1
      }
    }
    guard let code = mentions.alone?.code else { return }
    for person in order[table.count..<mentions.answered] {
      profiles[person].answers.mention(mentions.question, code)
    }
  }

  mutating func deal(_ mentions: Mentions) {
    deal(mentions, to: order(mentions.question.column))
  }

  mutating func update(_ person: Int, _ change: (inout Profile) -> Void) {
    change(&profiles[person])
  }
}
