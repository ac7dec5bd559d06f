/// Questionnaire 2, and what follows after enrolment.
extension ProfileDealer {
  mutating func dealMigration() {
    dealReturnYears()
    deal(ReportQuotas.stay)
    deal(ReportQuotas.reasons)
    deal(ReportQuotas.information)
    deal(ReportQuotas.beliefs)
    deal(ReportQuotas.debt)
    deal(ReportQuotas.offers)
    deal(ReportQuotas.intent)
  }

  /// Who came back in 2026 must be among the last to enrol.
  private mutating func dealReturnYears() {
    let years = ReportQuotas.returnYears.flatMap { Array(repeating: $0.key, count: $0.value) }
    let late = years.count { $0 == 2026 }
    let people = order("return year")
    let newcomers = people.filter { $0 >= EnrolmentCurve.firstRankOfFebruary }.prefix(late)
    let everyone = newcomers + people.filter { !newcomers.contains($0) }
    for (person, year) in zip(everyone, years) { update(person) { $0.returnYear = year } }
  }

  /// Follow-ups and contacts: people who enrolled late had no time for two interviews, or to fall silent.
  mutating func dealCourse() {
    let people = order("follow-up")
    let twice = people.filter { $0 < EnrolmentCurve.firstRankOfMidDecember }.prefix(ReportQuotas.followedTwice)
    let once = people.filter { $0 < EnrolmentCurve.firstRankOfFebruary - 5 && !twice.contains($0) }
      .prefix(ReportQuotas.followedOnce)
    for person in twice { update(person) { $0.waves = 2 } }
    for person in once { update(person) { $0.waves = 1 } }

    let byContact = order("contact")
    let lapsed = byContact.filter { $0 < EnrolmentCurve.firstRankOfMidDecember && profiles[$0].waves < 2 }
      .prefix(ReportQuotas.lapsed)
    let silent = byContact.filter { profiles[$0].waves == 0 && !lapsed.contains($0) }
      .prefix(ReportQuotas.withoutContact)
    let trained = order("training").filter { !silent.contains($0) }.prefix(ReportQuotas.trained)
    for person in profiles.indices {
      let isLapsed = lapsed.contains(person)
      let plan: ContactPlan =
        silent.contains(person)
        ? .none : trained.contains(person) ? .trained(lapsed: isLapsed) : .light(lapsed: isLapsed)
      update(person) { $0.contacts = plan }
    }
  }
}

/// When people enrolled: many in the first weeks, fewer later.
enum EnrolmentCurve {
  static let firstDay = CivilDay(2025, 9, 1)
  static let lastDay = CivilDay(2026, 3, 15)
  /// The reporting period's last day: follow-ups and contacts end with it.
  static let periodEnd = CivilDay(2026, 3, 31)

  /// Ranks from here on enrol on or after 2026-02-08.
  static let firstRankOfFebruary = 92
  /// Ranks below enrol before 2025-12-16.
  static let firstRankOfMidDecember = 66

  /// The day of a rank: a share of the 105 that grows with the 1.4th root of the share of days.
  static func day(ofRank rank: Int, random: inout SplitMix64) -> CivilDay {
    let share = (Double(rank) + Double(random.below(1000)) / 1000) / Double(ReportQuotas.people)
    let days = lastDay.number - firstDay.number
    // Six tenths linear, four tenths square: no `pow`, whose last digit may differ between machines.
    let curved = 0.6 * share + 0.4 * share * share
    return min((firstDay + Int(curved * Double(days))).onWeekday, lastDay + -2)
  }
}
