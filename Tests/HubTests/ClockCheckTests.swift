import Programme
import Testing

@testable import besa_hub

@Suite("Whether a hub's clock can be right")
struct ClockCheckTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  private func check(seen: [String], touched: [String] = []) throws -> ClockCheck {
    ClockCheck(
      seen: try seen.map { ClockCheck.Seen(day: try day($0), place: "seen \($0)") },
      touched: try touched.map { ClockCheck.Seen(day: try day($0), place: "touched \($0)") })
  }

  @Test(
    "a day or two of difference is a time zone", arguments: ["2026-11-20", "2026-11-21", "2026-11-22", "2027-09-01"])
  func right(_ today: String) throws {
    try check(seen: ["2025-07-01", "2026-11-22"], touched: ["2026-11-22"]).require(day(today))
  }

  @Test("a clock before what has been is behind, and the message names the latest of it")
  func behind() throws {
    let error = #expect(throws: NightError.self) {
      try check(seen: ["2026-11-22"], touched: ["2026-12-24"]).require(day("2025-11-22"))
    }
    #expect(error?.description.contains("touched 2026-12-24") == true)
  }

  @Test("a clock a year after the last sign of life is ahead; files' ages, which are its own, do not vouch for it")
  func ahead() throws {
    let error = #expect(throws: NightError.self) {
      try check(seen: ["2025-07-01", "2026-11-22"], touched: ["2027-11-22"]).require(day("2027-11-22"))
    }
    #expect(error?.description.contains("--night 2027-11-22") == true)
  }
}
