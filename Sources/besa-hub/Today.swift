import ArgumentParser
import FoundationEssentials
import Programme

extension CalendarDate {
  /// The day by this computer's clock and zone.
  static var today: CalendarDate {
    guard let today = CalendarDate(of: Date()) else { preconditionFailure("the calendar has no day for now") }
    return today
  }

  /// - Returns: The day so many days later; `nil` outside the years 1 to 9999.
  func adding(days: Int) -> CalendarDate? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = Date(timeIntervalSince1970: Double((dayNumber + days) * 86_400))
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The day of a moment in this computer's zone; `nil` outside the years 1 to 9999.
  init?(of date: Date) {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A date of the command line, `YYYY-MM-DD`.
struct DateArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(iso: argument) else { return nil }
    self.date = date
  }
}
