import Extracts
import Programme
import Pseudonymisation
import Testing

@Suite("Coding")
struct CodingTests {
  private func one(_ field: String, _ person: String) throws -> Int32 {
    try #require(try Night(people: [person]).coded().raw(field, of: "people").first)
  }

  @Test("Choices are recoded; declined and empty are kept apart")
  func choices() throws {
    #expect(try one("job", Night.person("A", job: "none")) == 0)
    #expect(try one("job", Night.person("A", job: "own work")) == 1)
    #expect(try one("job", Night.person("A", job: "")) == -1)
    #expect(try one("care", Night.person("A", care: "young older")) == 0b11)
    #expect(try one("care", Night.person("A", care: "pns")) == -2)
    #expect(try one("care", Night.person("A", care: "young pns")) == -2)
  }

  @Test("Age bands begin on the birthday; younger and impossible ages are set aside")
  func ages() throws {
    let cases: [(String, Int32)] = [
      ("2008-03-31", 0), ("2008-04-01", -1), ("1996-03-31", 1), ("1996-04-01", 0), ("1950-01-01", 2),
      ("1915-01-01", -1), ("1900-01-01", -1), ("", -1), ("1990-02-30", -1),
    ]
    for (born, band) in cases { #expect(try one("age", Night.person("A", born: born)) == band, "\(born)") }
  }

  @Test("A flag of several columns is yes when one holds, no when one is answered, and declined only by all")
  func flags() throws {
    let cases: [(String, String, Int32)] = [
      ("yes", "", 1), ("", "yes", 1), ("no", "", 0), ("no", "pns", 0), ("pns", "pns", -2), ("", "pns", -2),
      ("", "", -1), ("yes", "maybe", 1), ("maybe", "", -1),
    ]
    for (sad, scared, flag) in cases {
      #expect(try one("distress", Night.person("A", sad: sad, scared: scared)) == flag, "\(sad) \(scared)")
    }
  }

  @Test("Free text leaves as there or not there; dates leave as bands, units or nearness")
  func texts() throws {
    #expect(try one("has_idea", Night.person("A", idea: "Kafe")) == 1)
    #expect(try one("has_idea", Night.person("A", idea: " ")) == 0)
    #expect(try one("return", Night.person("A", back: "2022-12-31")) == 0)
    #expect(try one("return", Night.person("A", back: "1999-12-31")) == -1)
    #expect(try one("enrolled", Night.person("A", joined: "2026-01-05")) == 2026 * 12)
    for (day, flag) in [("2026-03-31", 1), ("2025-12-31", 1), ("2025-12-30", 0), ("2026-04-01", 0)] {
      #expect(try one("recent", Night.person("A", joined: day)) == Int32(flag), "\(day)")
    }
  }

  @Test("Every faulty value is set aside once, with file, row and column")
  func faults() throws {
    let coded = try Night(
      people: [
        Night.person("A1"),
        Night.person(
          "A2", born: "1990-02-30", job: "king", care: "cats", score: "11", back: "soon", joined: "2026-13-01"),
      ], waves: ["A1;x;part"], visits: ["A1;2026-02-02;many;Mira"], events: ["1;999"]
    ).coded()
    #expect(
      Set(coded.problems) == [
        RowProblem(.notADate, file: "people.csv", row: 3, column: "born"),
        RowProblem(.notInCodeList, file: "people.csv", row: 3, column: "job"),
        RowProblem(.notInCodeList, file: "people.csv", row: 3, column: "care"),
        RowProblem(.outOfRange, file: "people.csv", row: 3, column: "score"),
        RowProblem(.notADate, file: "people.csv", row: 3, column: "back"),
        RowProblem(.notADate, file: "people.csv", row: 3, column: "joined"),
        RowProblem(.notADate, file: "waves.csv", row: 2, column: "seen"),
        RowProblem(.notANumber, file: "visits.csv", row: 2, column: "minutes"),
        RowProblem(.outOfRange, file: "events.csv", row: 2, column: "women"),
      ])
    #expect(coded.problems.count == 9 && coded.quality[.valuesSetAside] == 9)
    #expect(!ProblemReport(coded.problems).description.contains("king"))
  }

  @Test("The latest follow-up within the period is kept, whatever the order of rows")
  func followUps() throws {
    let rows = [
      "A1;2026-02-01;part", "A1;05.03.2026;full", "A1;2025-12-01;none", "A1;2026-04-01;own", "A1;2025-08-31;own",
    ]
    for order in [rows, rows.reversed()] {
      let coded = try Night(people: [Night.person("A1")], waves: order).coded()
      #expect(try coded.raw("now", of: "waves") == [2])
      #expect(try coded.raw("seen", of: "waves") == [2026 * 4])
      #expect(coded.quality[.outsidePeriod] == 2 && coded.quality[.olderSubmissions] == 2)
    }
  }

  @Test("Contacts outside the period stay at the hub; contacts without a date are kept without one")
  func contacts() throws {
    let coded = try Night(
      people: [Night.person("A1")], visits: ["A1;2026-04-02;10;M", "A1;;20;M", "A1;2026-01-02;30;M"]
    ).coded()
    #expect(Set(try coded.raw("minutes", of: "visits")) == [20, 30])
    #expect(coded.quality[.outsidePeriod] == 1)
  }

  @Test("Participants have one number in all sources, in an order that only the generator decides")
  func shuffling() throws {
    let people = (0..<40).map { Night.person("P\($0)", score: "\($0 % 11)") }
    let waves = (0..<40).map { "P\($0);2026-02-01;\(["none", "part", "full", "own"][$0 % 4])" }
    let visits = (0..<120).map { "P\($0 % 40);2026-01-01;\($0 % 40);M" }
    var night = Night(people: people, waves: waves, visits: visits, events: (0..<20).map { "\($0);1" })
    let coded = try night.coded()
    #expect(try coded.table("people").caseNumbers == Array(0..<40))
    let scores = try coded.raw("score", of: "people")
    #expect(scores != (0..<40).map { Int32($0 % 11) })
    #expect(try coded.raw("men", of: "events") != Array(0..<20))
    // minutes of a visit are the person's place in the extract: so is the score, modulo 11.
    let persons = zip(try coded.table("visits").caseNumbers, try coded.raw("minutes", of: "visits"))
    #expect(persons.allSatisfy { scores[Int($0)] == $1 % 11 })
    #expect(try coded.table("visits").caseNumbers == coded.table("visits").caseNumbers.sorted())
    let now = zip(try coded.table("waves").caseNumbers, try coded.raw("now", of: "waves"))
    #expect(now.count { scores[Int($0)] >= 0 && (0..<4).contains($1) } == 40)
    #expect(try night.coded().tables == coded.tables)
    night.seed = 2
    #expect(try night.coded().tables != coded.tables)
    #expect(try night.coded().raw("score", of: "people").sorted() == scores.sorted())
  }

  @Test("Coded tables and their makers never show themselves")
  func withheld() throws {
    let coded = try Night(
      people: [Night.person("KANAR1", name: "Kanarina Zogu", phone: "0699876542", idea: "Kanarina")],
      visits: ["KANAR1;2026-01-02;30;Kanarina"]
    ).coded()
    var shown = "\(coded) \(String(reflecting: coded))"
    dump(coded, to: &shown)
    dump(try coded.tables[0].answers, to: &shown)
    dump(try coded.tables[0].tokens, to: &shown)
    #expect(!shown.lowercased().contains("kanar") && !shown.contains("9876542"))
    #expect(Mirror(reflecting: coded).children.isEmpty)
  }
}
