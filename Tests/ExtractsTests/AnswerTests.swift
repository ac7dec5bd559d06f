import Extracts
import Programme
import Testing

@Suite("Raw answers")
struct AnswerTests {
  private func read(_ column: String, _ cells: [String]) throws -> [RawAnswer] {
    let rows = cells.map { "A;yes;\($0)\n" }.joined()
    return try Samples.table("code;consent;\(column)\n" + rows).answers(column)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> RawAnswer {
    .date(try #require(CalendarDate(year: year, month: month, day: day)))
  }

  @Test("A choice is read by its name or its label, and nothing else")
  func choices() throws {
    let table = try Samples.table(
      "code;consent\na;yes\na; Yes \na;Po\na;pns\na;Prefer not to say\na;\na;YES\na;maybe\n")
    #expect(
      try table.answers("consent") == [
        .choice(0), .choice(0), .choice(0), .declined, .declined, .empty, .faulty(.notInCodeList),
        .faulty(.notInCodeList),
      ])
  }

  @Test("Numbers are whole and inside their range")
  func numbers() throws {
    #expect(
      try read("score", ["0", "10", "11", "-1", "4.0", "x", "", "99999999999999999999"]) == [
        .integer(0), .integer(10), .faulty(.outOfRange), .faulty(.outOfRange), .faulty(.notANumber),
        .faulty(.notANumber), .empty, .faulty(.notANumber),
      ])
  }

  @Test("Dates are days of the calendar, year first or day first")
  func dates() throws {
    let may = try day(1990, 5, 3)
    #expect(
      try read("day", ["1990-05-03", "1990-05-03T10:00:00.000+01:00", "03.05.1990", "3/5/1990", "3.5.1990"])
        == Array(repeating: may, count: 5))
    let broken = [
      "1990-02-30", "1990-13-01", "90-05-03", "03.05.90", "1990", "May 3", "1990-05-03-01", "--", "1990--3",
    ]
    #expect(try read("day", broken) == Array(repeating: .faulty(.notADate), count: broken.count))
  }

  @Test("Problems are one message per file, column and fault, with rows and without values")
  func report() {
    let problems = (2...20).map { RowProblem(.notADate, file: "q1.csv", row: $0, column: "birth_date") }
    let report = ProblemReport(problems + [RowProblem(.outOfRange, file: "q1.csv", row: 4, column: "score")])
    #expect(report.messages.count == 2)
    #expect(
      report.messages[0].contains("q1.csv, rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 7 more, column birth_date"))
    #expect(report.messages[1].contains("q1.csv, row 4, column score"))
  }
}
