/// One of several days on which the hubs report the cohort of the programme report.
///
/// The days are spread evenly from the first enrolment to the end of the period. What the hubs' systems hold on such a
/// day is what a programme lives through: people enrol over time; some answers are wrong at first and corrected a
/// quarter later; one hub enters interviews and contacts a quarter late; the group consultations come in with the second
/// quarter; and in the second half one person withdraws consent to reporting. With one quarter nothing of this happens.
public struct CohortQuarter: Sendable {
  /// From 1 to ``count``.
  public let number: Int
  public let count: Int

  /// All quarters, in order.
  ///
  /// - Parameter count: From 1.
  public static func all(_ count: Int) -> [CohortQuarter] { (1...max(1, count)).map { Self(number: $0, count: count) } }

  private init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  /// The day of the hubs' exports.
  public var day: CivilDay { day(ofQuarter: number) }

  /// The hub that enters interviews and contacts a quarter late.
  static let lateHub = HubSite.tropoje

  private func day(ofQuarter number: Int) -> CivilDay {
    let days = EnrolmentCurve.periodEnd.number - EnrolmentCurve.firstDay.number
    return EnrolmentCurve.firstDay + days * number / count
  }

  private var isLast: Bool { number == count }

  /// The last day whose interviews and contacts a hub has entered by now.
  func lastEntered(at hub: HubSite) -> CivilDay {
    hub == Self.lateHub && !isLast ? day(ofQuarter: number - 1) : day
  }

  var hasConsultations: Bool { number > 1 || isLast }

  /// Whether the person who withdraws has done so.
  var hasWithdrawal: Bool { count > 1 && number > count / 2 }

  /// Whether nobody has yet corrected what was entered wrongly on this day.
  func isUncorrected(_ day: CivilDay) -> Bool { !isLast && day > self.day(ofQuarter: number - 1) }
}

extension Registration {
  /// The registration as the hub's system has it in a quarter; `nil` before the day of enrolment.
  ///
  /// - Parameter withdrawing: Number of the person who withdraws.
  func known(in quarter: CohortQuarter, withdrawing: Int?) -> Registration? {
    guard day <= quarter.day else { return nil }
    if quarter.hasWithdrawal, person.number == withdrawing { return answering(.consentReporting, 1) }
    // About one in fifteen; both registrations of a person are entered from the same sheet.
    guard person.number % 15 == 4, quarter.isUncorrected(day), let work = answers[.employment] else { return self }
    return answering(.employment, (work + 1) % 5)
  }
}
