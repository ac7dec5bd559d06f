import Programme

/// A date as spreadsheets keep it: a count of days, with the time as its fraction.
enum SerialDate {
  /// Days from 1970-01-01 back to day 0 of the two calendars: 1899-12-30 (day 60, 1900-02-29, never was; days before it
  /// are one off, and nobody alive was born then) and 1904-01-01.
  private static let zero1900 = -25_569
  private static let zero1904 = -24_107

  /// - Returns: `YYYY-MM-DD`, with `THH:MM:SS` behind it when the number has a fraction; `nil` for a number that is no
  ///   day up to the year 9999.
  static func text(_ serial: Double, from1904: Bool) -> [UInt8]? {
    guard serial.isFinite, serial >= (from1904 ? 0 : 61), serial < 2_958_466 else { return nil }
    var day = Int(serial.rounded(.down))
    // Half a second more than nothing is an error of rounding.
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    guard let date = CalendarDate(dayNumber: day + (from1904 ? zero1904 : zero1900)) else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "T\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return Array((date.description + (seconds == 0 ? "" : time)).utf8)
  }
}

extension CalendarDate {
  /// - Parameter dayNumber: Days since 1970-01-01.
  /// - Note: Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  init?(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
