/// One line of a hub's contact log. All contacts are invented: the report counts none.
struct Contact: Sendable {
  let day: CivilDay
  /// A code of the programme file's list `contact_type`.
  let type: String
  /// A code of the list `service` when the contact is a referral, else empty.
  let referralMade: String
  /// `yes` or `no` when a referral was made, else empty; also empty when nobody knows yet.
  let referralCompleted: String
  let isAtSecondHub: Bool
  let keyWorker: String

  static let training = ["training", "mentoring", "coaching"]
  private static let others = ["job_brokerage", "psychosocial", "referral", "referral", "check_in", "check_in"]
  static let services = ["health", "psychosocial", "employment", "training", "social", "legal", "documents", "other"]

  /// From here on a contact lies in the last 90 days of the period.
  static let recentFrom = EnrolmentCurve.periodEnd + -90

  /// The contacts of one person, oldest first.
  static func drawn(
    _ plan: ContactPlan, enrolled: CivilDay, at hub: HubSite, second: (hub: HubSite, day: CivilDay)?,
    by random: inout SplitMix64
  ) -> [Contact] {
    let (isTrained, isLapsed): (Bool, Bool)
    switch plan {
    case .none: return []
    case .light(let lapsed): (isTrained, isLapsed) = (false, lapsed)
    case .trained(let lapsed): (isTrained, isLapsed) = (true, lapsed)
    }
    return days(from: enrolled, isLapsed: isLapsed, by: &random).enumerated().map { position, day in
      let isSecond = second.map { day >= $0.day && position % 2 == 0 } ?? false
      return contact(
        on: day, isTraining: isTrained && (position == 0 || random.chance(30)), isAtSecondHub: isSecond,
        keyWorkers: (isSecond ? second?.hub ?? hub : hub).keyWorkers, by: &random)
    }
  }

  private static func days(from enrolled: CivilDay, isLapsed: Bool, by random: inout SplitMix64) -> [CivilDay] {
    let last = isLapsed ? recentFrom + -1 : EnrolmentCurve.periodEnd
    func day(from first: CivilDay) -> CivilDay { CivilDay(number: random.within(first.number...last.number)) }
    var days = (0..<random.within(1...5)).map { _ in day(from: enrolled + 1) }
    if !isLapsed { days.append(day(from: max(enrolled + 1, recentFrom))) }
    return days.sorted()
  }

  private static func contact(
    on day: CivilDay, isTraining: Bool, isAtSecondHub: Bool, keyWorkers: [String], by random: inout SplitMix64
  ) -> Contact {
    let type = random.pick(isTraining ? training : others)
    let isReferral = type == "referral"
    let completed = random.chance(62) ? "yes" : random.chance(70) ? "no" : ""
    return Contact(
      day: day, type: type, referralMade: isReferral ? random.pick(services) : "",
      referralCompleted: isReferral ? completed : "", isAtSecondHub: isAtSecondHub,
      keyWorker: random.pick(keyWorkers))
  }
}
