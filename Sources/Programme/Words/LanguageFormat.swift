/// How a language writes numbers, dates, lists and plurals.
///
/// - Note: Source: Unicode CLDR, locales `en-GB` and `sq`: number symbols, Gregorian calendar (format, wide months and
///   abbreviated quarters, `yMMMM`, `yQQQ`, long dates), list pattern `standard`, cardinal plurals. Compared with the copy
///   of Babel 2.18.
package struct LanguageFormat: Sendable {
  package let decimalPoint: String
  package let groupSeparator: String
  package let months: [String]
  package let quarters: [String]
  /// Between a quarter and its year.
  package let beforeYear: String
  /// Before the last of a list.
  package let and: String

  package static func of(_ language: Language) -> LanguageFormat {
    switch language {
    case .english:
      LanguageFormat(
        decimalPoint: ".", groupSeparator: ",",
        months: [
          "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December",
        ], quarters: ["Q1", "Q2", "Q3", "Q4"], beforeYear: " ", and: "and")
    case .albanian:
      LanguageFormat(
        decimalPoint: ",", groupSeparator: "\u{A0}",
        months: [
          "janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor",
          "dhjetor",
        ], quarters: ["tremujori I", "tremujori II", "tremujori III", "tremujori IV"], beforeYear: ", ", and: "dhe")
    }
  }

  /// - Parameter plain: A decimal number with a point and without groups: `1234.5`.
  package func number(_ plain: String) -> String {
    let parts = plain.split(separator: ".", maxSplits: 1).map(String.init)
    guard let whole = parts.first else { return plain }
    return ([grouped(whole)] + parts.dropFirst()).joined(separator: decimalPoint)
  }

  package func number(_ count: Int) -> String { number(String(count)) }

  private func grouped(_ digits: String) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      let left = digits.count - position
      let followsDigit = position > 0 && digits.first != "-" || position > 1
      if followsDigit, left % 3 == 0 { text += groupSeparator }
      text.append(digit)
    }
    return text
  }

  /// `31 March 2026`
  package func date(_ date: CalendarDate) -> String { "\(date.day) \(month(date))" }

  /// `March 2026`
  package func month(_ date: CalendarDate) -> String { "\(months[date.month - 1]) \(date.year)" }

  /// `Q1 2026`
  package func quarter(_ date: CalendarDate) -> String {
    quarters[(date.month - 1) / 3] + beforeYear + String(date.year)
  }

  /// `a, b and c`
  package func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(and) " + last
  }

  /// Which plural form a whole number takes: both languages tell one from all others.
  package func form(of count: Int) -> String { count == 1 ? "one" : "other" }
}
