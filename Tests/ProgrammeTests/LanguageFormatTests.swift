import Testing

@testable import Programme

@Suite("Numbers and dates") struct LanguageFormatTests {
  let english = LanguageFormat.of(.english)
  let albanian = LanguageFormat.of(.albanian)

  @Test(
    "numbers are grouped and pointed as the language does",
    arguments: [
      ("0", "0", "0"), ("68.7", "68.7", "68,7"), ("999", "999", "999"), ("1234", "1,234", "1\u{A0}234"),
      ("1234.5", "1,234.5", "1\u{A0}234,5"), ("12345678.5", "12,345,678.5", "12\u{A0}345\u{A0}678,5"),
      ("-1234", "-1,234", "-1\u{A0}234"), ("-123", "-123", "-123"), ("-0.5", "-0.5", "-0,5"),
    ])
  func numbers(_ plain: String, _ inEnglish: String, _ inAlbanian: String) {
    #expect(english.number(plain) == inEnglish)
    #expect(albanian.number(plain) == inAlbanian)
  }

  @Test("days, months and quarters are written as the language does")
  func dates() throws {
    let day = try #require(CalendarDate(iso: "2026-03-01"))
    #expect(english.date(day) == "1 March 2026" && albanian.date(day) == "1 mars 2026")
    #expect(english.month(day) == "March 2026" && albanian.month(day) == "mars 2026")
    #expect(english.quarter(day) == "Q1 2026" && albanian.quarter(day) == "tremujori I, 2026")
    let last = try #require(CalendarDate(iso: "2025-12-31"))
    #expect(english.quarter(last) == "Q4 2025" && albanian.quarter(last) == "tremujori IV, 2025")
    #expect(albanian.date(last) == "31 dhjetor 2025")
    for month in 1...12 {
      let date = try #require(CalendarDate(year: 2026, month: month, day: 15))
      #expect(english.quarter(date) == "Q\((month + 2) / 3) 2026")
    }
  }

  @Test("a list names its last member with its own word")
  func lists() {
    #expect(english.list([]).isEmpty && english.list(["a"]) == "a")
    #expect(english.list(["a", "b"]) == "a and b" && albanian.list(["a", "b", "c"]) == "a, b dhe c")
  }
}
