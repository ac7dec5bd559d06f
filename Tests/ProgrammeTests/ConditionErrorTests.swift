import Programme
import Testing

@Suite("a spoilt condition")
struct ConditionErrorTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let condition: String
    /// Column of the condition's text, from 1.
    let column: Int
    let says: String
    let advises: String
    var testDescription: String { condition }
  }

  static let slips = [
    Slip(condition: "wrk = none", column: 1, says: "unknown field or name \"wrk\"", advises: "did you mean \"work\"?"),
    Slip(
      condition: "work = non", column: 8, says: "unknown code of \"work\" \"non\"", advises: "did you mean \"none\"?"),
    Slip(condition: "work = pns", column: 8, says: "\"pns\" means declined", advises: "leave it out"),
    Slip(condition: "work in [none, som]", column: 16, says: "unknown code of \"work\" \"som\"", advises: "\"some\""),
    Slip(condition: "work in [none, none]", column: 16, says: "\"none\" stands twice", advises: "remove"),
    Slip(condition: "work", column: 1, says: "no yes/no field", advises: "work = none"),
    Slip(condition: "work < none", column: 1, says: "\"work\" has no order", advises: "=, != or in"),
    Slip(condition: "score = 11", column: 9, says: "\"11\" is no value of \"score\"", advises: "0 to 10"),
    Slip(condition: "score < 0", column: 1, says: "no answer of \"score\" can meet this", advises: "bound"),
    Slip(condition: "help = money", column: 1, says: "several answers at once", advises: "help has money"),
    Slip(condition: "help in [money]", column: 1, says: "several answers at once", advises: "help has money"),
    Slip(condition: "help has mony", column: 10, says: "unknown code of \"help\" \"mony\"", advises: "\"money\""),
    Slip(condition: "work has none", column: 1, says: "one answer only", advises: "work = none"),
    Slip(condition: "enrolled >= 2026", column: 1, says: "is a date", advises: "answered(enrolled)"),
    Slip(condition: "kind = money", column: 1, says: "many records in \"log\"", advises: "any(kind = money)"),
    Slip(
      condition: "any(kind = money and talk)", column: 22, says: "a person's answer cannot stand inside any(…)",
      advises: "outside"),
    Slip(condition: "any(any(recent))", column: 5, says: "any(…) cannot stand inside any(…)", advises: "remove"),
    Slip(condition: "men > 3", column: 1, says: "about no single person", advises: "sum"),
    Slip(condition: "talk and all", column: 10, says: "\"all\" says nothing", advises: "remove"),
    Slip(condition: "talk and score > 3 or work = none", column: 20, says: "side by side", advises: "brackets"),
    Slip(condition: "talk und score > 3", column: 6, says: "\"und\" stands where", advises: "did you mean \"and\"?"),
    Slip(condition: "talk AND score > 3", column: 6, says: "\"AND\" stands where", advises: "did you mean \"and\"?"),
    Slip(condition: "talk && score > 3", column: 6, says: "\"&&\" is no part", advises: "write \"and\""),
    Slip(condition: "score == 3", column: 7, says: "\"==\" is no part", advises: "write \"=\""),
    Slip(condition: "work = 'none'", column: 8, says: "no part of a condition", advises: "without quotes"),
    Slip(condition: "anwered(work)", column: 1, says: "unknown function \"anwered\"", advises: "\"answered\""),
    Slip(condition: "answered(work", column: 14, says: "found \"end of the condition\"", advises: "\")\""),
    Slip(condition: "(talk", column: 6, says: "where \")\" belongs", advises: "\")\""),
    Slip(condition: "talk)", column: 5, says: "\")\" is too much", advises: "remove"),
    Slip(condition: "talk and", column: 9, says: "found \"end of the condition\"", advises: "a field"),
    Slip(condition: "work in none", column: 9, says: "where \"[\" belongs", advises: "\"[\""),
    Slip(condition: "atleast(3, talk, work = none)", column: 9, says: "\"3\" is not how many of 2", advises: "1 to 2"),
    Slip(condition: "atleast(1, talk)", column: 1, says: "two or more", advises: "atleast(2"),
    Slip(condition: "not", column: 4, says: "found \"end of the condition\"", advises: "a field"),
    Slip(condition: "and talk", column: 1, says: "\"and\" stands where a field", advises: "before it"),
  ]

  @Test("is shown at the wrong word, with the nearest valid one", arguments: slips)
  func slip(_ slip: Slip) throws {
    let programme = try SmallProgramme.load()
    let error = try #require(throws: ProgrammeError.self) { try Condition.read(slip.condition, in: programme) }
    let problem = error.problems[0]
    #expect(error.problems.count == 1)
    #expect(problem.kind == .condition)
    #expect(problem.place == Place(line: 1, column: slip.column))
    #expect(problem.what.contains(slip.says), "\(problem.what)")
    #expect(problem.remedy.contains(slip.advises), "\(problem.remedy)")
  }

  @Test("is placed in the file through quotes, escapes and folded lines")
  func yamlForms() {
    func place(_ form: String) -> Place? { SmallProgramme.problems("work = none", form).first?.place }
    #expect(place("work = nne") == Place(line: 79, column: 19))
    #expect(place("\"work = nne\"") == Place(line: 79, column: 20))
    #expect(place("'work = nne'") == Place(line: 79, column: 20))
    #expect(place("\"work \\x3d nne\"") == Place(line: 79, column: 23))
    #expect(place("talk and\n    work = nne") == Place(line: 80, column: 12))
    #expect(place("\"talk and\n\n    work = nne\"") == Place(line: 81, column: 12))
    #expect(place(">\n    talk\n    and work = nne") == Place(line: 81, column: 16))
    #expect(place("|\n    talk and\n    work = nne\n") == Place(line: 81, column: 12))
  }

  @Test("of a definition further down, of a definition read as a field, and of records read as people")
  func definitions() {
    let swapped = SmallProgramme.problems("jobless: work = none", "early: unwell\n  jobless: work = none")
    #expect(swapped.map(\.what) == ["\"unwell\" is defined further down"])
    #expect(swapped.map(\.place) == [Place(line: 79, column: 10)])
    let asField = SmallProgramme.problems("count: jobless", "count: jobless = yes")
    #expect(asField.map(\.what) == ["\"jobless\" is a defined condition, not a field"])
    let inRecords = SmallProgramme.problems("any(kind in", "any(jobless and kind in")
    #expect(inRecords.map(\.what) == ["\"jobless\" reads \"work\": a person's answer cannot stand inside any(…)"])
    let personal = SmallProgramme.problems(
      "of: contacts, count: kind = money", "of: contacts, count: kind = money and talk")
    #expect(personal == [])
    let any = SmallProgramme.problems("of: contacts, count: kind = money", "of: contacts, count: any(kind = money)")
    #expect(any.map(\.what) == ["the indicator counts records: any(…) has no meaning here"])
  }

  @Test("that nests deeper than 64 brackets is refused, not followed")
  func depth() throws {
    let programme = try SmallProgramme.load()
    let deep = String(repeating: "(", count: 100_000) + "talk" + String(repeating: ")", count: 100_000)
    let error = #expect(throws: ProgrammeError.self) { try Condition.read(deep, in: programme) }
    #expect(error?.problems.first?.what == "the condition nests too deeply")
    let nots = String(repeating: "not ", count: 100_000) + "talk"
    #expect(throws: ProgrammeError.self) { try Condition.read(nots, in: programme) }
  }

  @Test("of 1,500 random ones never stops the reader otherwise than with a place")
  func fuzz() throws {
    let programme = try SmallProgramme.load()
    var dice = Dice(seed: 20_260_331)
    let words = [
      "talk", "work", "none", "score", "3", "help", "money", "kind", "any", "answered", "atleast", "not", "and",
      "or", "in", "has", "all", "(", ")", "[", "]", ",", "=", "!=", "<", ">=", "==", "\u{eb}", "wrk",
    ]
    for _ in 0..<1_500 {
      let text = (0..<Int.random(in: 1...9, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined(
        separator: " ")
      do throws(ProgrammeError) {
        let condition = try Condition.read(text, in: programme)
        #expect(try Condition.read(condition.text(in: programme), in: programme) == condition, "\(text)")
      } catch {
        #expect(error.problems.allSatisfy { (1...text.unicodeScalars.count + 1).contains($0.place.column) }, "\(text)")
      }
    }
  }
}
