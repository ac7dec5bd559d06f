import Extracts
import Programme
import Pseudonymisation
import Sodium
import Testing

@Suite("Consent")
struct ConsentTests {
  @Test(
    "People who do not consent leave a total, and nothing of them in any source", arguments: ["no", "pns", "", "maybe"])
  func withoutConsent(_ answer: String) throws {
    let night = Night(
      people: [Night.person("A1"), Night.person("A2", consent: answer, score: "3")],
      waves: ["A1;2026-02-01;part", "A2;2026-02-01;own"], visits: ["A2;2026-02-01;30;Mira", "A1;2026-02-02;20;Mira"])
    let coded = try night.coded()
    #expect(coded.withoutConsent == 1)
    #expect(try coded.raw("score", of: "people") == [7])
    #expect(try coded.raw("now", of: "waves") == [1])
    #expect(try coded.raw("minutes", of: "visits") == [20])
    #expect(coded.quality[.unknownParticipants] == 0)
    #expect(coded.problems.isEmpty)
  }

  @Test("A broken answer of somebody who does not consent is not even looked at")
  func neverCoded() throws {
    let coded = try Night(people: [Night.person("A1", born: "xx", consent: "no", score: "99")]).coded()
    #expect(coded.problems.isEmpty && coded.quality[.valuesSetAside] == 0)
  }

  @Test("The latest registration decides: a later refusal takes everything back, a later consent counts")
  func latest() throws {
    let people = [
      Night.person("A1", time: "2026-01-05T10:00:00"), Night.person("A1", consent: "no", time: "2026-02-05T10:00:00"),
      Night.person("A2", score: "9", time: "2026-02-05T10:00:00"),
      Night.person("A2", consent: "no", score: "1", time: "2026-01-05T10:00:00"),
    ]
    for order in [people, people.reversed()] {
      let coded = try Night(people: order, visits: ["A1;2026-02-02;20;Mira"]).coded()
      #expect(coded.withoutConsent == 1 && coded.participants == 1)
      #expect(try coded.raw("score", of: "people") == [9])
      #expect(try coded.table("visits").rowCount == 0)
      #expect(coded.quality[.olderSubmissions] == 1)
    }
  }

  @Test("Whoever withdrew at the hub counts as without consent, in every source, whatever the extract says")
  func withdrawn() throws {
    let empty = WithdrawnCodes(marks: [], key: SecretBytes(copying: Array(repeating: 9, count: 32)))
    let mark = try #require(empty.mark(of: Array(" a2\t".utf8)))
    #expect(mark.count == 16 && empty.mark(of: Array("  ".utf8)) == nil)
    #expect(empty.mark(of: Array("A3".utf8)) != mark)
    let other = WithdrawnCodes(marks: [], key: SecretBytes(copying: Array(repeating: 8, count: 32)))
    #expect(other.mark(of: Array("A2".utf8)) != mark, "a mark says nothing to whoever lacks the key")

    let night = Night(
      people: [Night.person("A1"), Night.person("A2", score: "3")], waves: ["A2;2026-02-01;own"],
      visits: ["a2 ;2026-02-01;30;Mira", "A1;2026-02-02;20;Mira"])
    let before = try night.coded()
    #expect(before.participants == 2 && before.withdrawn == 0)
    let withdrawn = WithdrawnCodes(marks: [mark], key: SecretBytes(copying: Array(repeating: 9, count: 32)))
    let coded = try night.coded(withdrawn: withdrawn)
    #expect(coded.participants == 1 && coded.withoutConsent == 1 && coded.withdrawn == 1)
    #expect(try coded.raw("score", of: "people") == [7])
    #expect(try coded.table("waves").rowCount == 0)
    #expect(try coded.raw("minutes", of: "visits") == [20])
    #expect(coded.problems.isEmpty && coded.quality[.unknownParticipants] == 0)
    #expect("\(withdrawn)" == "(withheld)")
  }

  @Test("Codes are compared without regard to case and spaces around them")
  func codes() throws {
    let coded = try Night(people: [Night.person(" a1 ")], visits: ["A1;2026-02-02;20;Mira"]).coded()
    #expect(try coded.table("visits").rowCount == 1)
  }

  @Test("Rows of codes that nobody registered are counted and stay")
  func unknown() throws {
    let coded = try Night(
      people: [Night.person("A1")], waves: ["B7;2026-02-01;part"], visits: ["B7;2026-02-02;20;Mira"]
    ).coded()
    #expect(try coded.table("waves").rowCount == 0 && coded.table("visits").rowCount == 0)
    #expect(coded.quality[.unknownParticipants] == 2)
  }

  @Test("A row without a code is set aside with its place; without consent it counts for the total")
  func withoutCode() throws {
    let coded = try Night(
      people: [Night.person(""), Night.person("", consent: "no"), Night.person("A1")], visits: [";2026-02-02;20;Mira"]
    ).coded()
    #expect(coded.participants == 1 && coded.withoutConsent == 1)
    #expect(
      coded.problems == [
        RowProblem(.noParticipantCode, file: "people.csv", row: 2, column: "code"),
        RowProblem(.noParticipantCode, file: "visits.csv", row: 2, column: "code"),
      ])
  }

  @Test("An empty hub and a hub where nobody consents give empty tables and the total")
  func nobody() throws {
    let empty = try Night().coded()
    #expect(empty.participants == 0 && empty.withoutConsent == 0)
    let refusing = try Night(people: [Night.person("A1", consent: "no"), Night.person("A2", consent: "no")]).coded()
    #expect(refusing.participants == 0 && refusing.withoutConsent == 2)
    #expect(try refusing.tables.map(\.rowCount) == [0, 0, 0, 0])
    #expect(try refusing.tables.map(\.source) == ["people", "waves", "visits", "events"])
  }
}
