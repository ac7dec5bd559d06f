import Exchange
import FoundationEssentials
import Programme

/// A moment in this computer's zone.
struct LocalTime {
  let day: CalendarDate?
  /// `2026-11-22 21:15`
  let text: String

  init(_ moment: Moment) {
    let date = Date(timeIntervalSince1970: Double(moment.seconds))
    let parts = Calendar(identifier: .gregorian).dateComponents([.hour, .minute], from: date)
    day = CalendarDate(of: date)
    let clock = TimeOfDay(hour: parts.hour ?? 0, minute: parts.minute ?? 0)
    text = "\(day?.description ?? moment.text) \(clock)"
  }
}
