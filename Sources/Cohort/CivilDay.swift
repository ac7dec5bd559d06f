/// A day of the Gregorian calendar, kept as days since 1970-01-01.
///
/// - Note: Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct CivilDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int

  public init(number: Int) {
    self.number = number
  }

  /// The day must exist: the dates of this room are constants or drawn within a month's first 28 days.
  public init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// 0 = Monday to 6 = Sunday; 1970-01-01 was a Thursday.
  var weekday: Int { (number + 3) % 7 }

  /// The day itself, or the Monday after a Saturday or Sunday.
  var onWeekday: CivilDay { weekday < 5 ? self : CivilDay(number: number + 7 - weekday) }

  /// `YYYY-MM-DD`.
  public var description: String { String(decoding: isoBytes, as: UTF8.self) }

  var isoBytes: [UInt8] {
    let (year, month, day) = parts
    func digit(_ value: Int) -> UInt8 { 48 + UInt8(value % 10) }
    return [
      digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), 45, digit(month / 10), digit(month),
      45, digit(day / 10), digit(day),
    ]
  }

  /// Whole years from this day of birth to `day`.
  func fullYears(on day: CivilDay) -> Int {
    let (born, now) = (parts, day.parts)
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day) ? 1 : 0)
  }

  public static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

  static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }
}
