/// The report's age bands, as birth years for which a person stays in the band from the first enrolment day to the
/// last day of the period.
enum AgeBand: String, Sendable, CaseIterable {
  case from18 = "18_24"
  case from25 = "25_34"
  case from35 = "35_44"

  /// Any day of these years is in the band from 2025-09-01 to 2026-03-31, also with day and month swapped.
  var birthYears: ClosedRange<Int> {
    switch self {
    case .from18: 2002...2006
    case .from25: 1992...1999
    case .from35: 1982...1989
    }
  }

  /// What the form computes from a birth date.
  static func code(born: CivilDay, on day: CivilDay) -> String {
    switch born.fullYears(on: day) {
    case ..<25: "18_24"
    case ..<35: "25_34"
    case ..<45: "35_44"
    default: "45_plus"
    }
  }
}
