import Programme

/// What stands for a birth date that nobody knows.
enum BirthDate {
  /// `1900-01-01`, spreadsheet zero days, and anything before: no living participant was born then.
  static func isPlaceholder(_ date: CalendarDate) -> Bool {
    date.year <= 1900 || (date.year == 1904 && date.month == 1 && date.day == 1)
      || (date.year >= 9999)
  }

  /// 1 January stands for "only the year is known" far more often than for a birthday.
  static func isYearOnly(_ date: CalendarDate) -> Bool { date.month == 1 && date.day == 1 }
}
