import ArgumentParser
import FoundationEssentials
import Programme

extension CalendarDate {
  /// The day by this computer's clock and zone.
  static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let today = CalendarDate(year: year, month: month, day: day)
    else { preconditionFailure("the calendar has no day for now") }
    return today
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
