import Programme
import Testing

@Suite("a spoilt programme file")
struct LoadingErrorTests {
  @Test("is whole before it is spoilt")
  func small() throws {
    let programme = try SmallProgramme.load()
    #expect(programme.indicators.map(\.id) == ["I1", "O1", "P1", "P2", "P3"])
  }

  struct Spoil: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    var after = ""
    let kind: Problem.Kind
    /// Line of the fixture, column; both from 1.
    let line: Int
    let column: Int
    let says: String
    let advises: String
    var testDescription: String { "\(old) → \(new)" }
  }

  static let spoils = [
    Spoil(
      old: "period:", new: "perod:", kind: .unknownKey, line: 3, column: 1, says: "unknown key \"perod\" in the file",
      advises: "\"period\""),
    Spoil(
      old: "min_base: 20\n", new: "min_bas: 20\n", kind: .unknownKey, line: 108, column: 3,
      says: "unknown key \"min_bas\" in \"disclosure\"", advises: "\"min_base\""),
    Spoil(
      old: "country: AL", new: "country: Albania", kind: .wrongType, line: 2, column: 47, says: "no country code",
      advises: "AL"),
    Spoil(
      old: "to: 2026-03-31", new: "to: 2026-02-30", kind: .wrongType, line: 3, column: 45, says: "no date",
      advises: "YYYY-MM-DD"),
    Spoil(
      old: "to: 2026-03-31", new: "to: 2025-03-31", kind: .contradiction, line: 3, column: 9,
      says: "ends before it begins", advises: "swap"),
    Spoil(
      old: "column: consent", new: "column: consnt", kind: .unknownName, line: 9, column: 21,
      says: "unknown column of \"q1\" \"consnt\"", advises: "\"consent\""),
    Spoil(
      old: "answer: \"yes\"", new: "answer: ja", kind: .unknownName, line: 9, column: 38,
      says: "unknown code of list \"yn\" \"ja\"", advises: "yes, no"),
    Spoil(
      old: "[surname, birth_date]", new: "[surname]", kind: .contradiction, line: 14, column: 19,
      says: "guessed by counting names", advises: "birth_date or phone"),
    Spoil(
      old: "[surname, birth_date]", new: "[surname, birthdate]", kind: .unknownName, line: 14, column: 29,
      says: "\"birthdate\" is not possible", advises: "\"birth_date\""),
    Spoil(
      old: "review: 4", new: "review: 10", kind: .contradiction, line: 11, column: 3, says: "below `threshold`",
      advises: "lower"),
    Spoil(
      old: "threshold: 10", new: "threshold: 15", kind: .contradiction, line: 11, column: 3,
      says: "nobody would be joined", advises: "lower"),
    Spoil(
      old: "home_by: enrolled", new: "home_by: enroled", kind: .unknownName, line: 17, column: 12,
      says: "unknown date that leaves \"q1\" \"enroled\"", advises: "\"enrolled\""),
    Spoil(
      old: "name: {role: identifier", new: "name: {role: quasi", kind: .contradiction, line: 11, column: 31,
      says: "cannot feed match tokens", advises: "role: identifier"),
    Spoil(
      old: "declined: pns", new: "declined: psn", kind: .unknownName, line: 20, column: 70,
      says: "unknown code of list \"sex\"", advises: "\"pns\""),
    Spoil(
      old: "none: {en: No work", new: "total: {en: No work", kind: .contradiction, line: 23, column: 7,
      says: "\"total\" has a meaning of its own", advises: "another code"),
    Spoil(
      old: "part: Part-time", new: "part: Full-time", kind: .duplicate, line: 25, column: 13,
      says: "the label \"Full-time\"", advises: "its own label"),
    Spoil(
      old: "sq: Pa punë", new: "al: Pa punë", kind: .unknownKey, line: 23, column: 27, says: "unknown key \"al\"",
      advises: "en, sq"),
    Spoil(
      old: "rows: one per person", new: "rows: one per persn", kind: .unknownName, line: 32, column: 11,
      says: "\"one per persn\"", advises: "\"one per person\""),
    Spoil(
      old: "rows: many per person", new: "rows: one per person", kind: .contradiction, line: 62, column: 11,
      says: "`unit` names the records", advises: "remove"),
    Spoil(
      old: "newest_by: _id", new: "newest_by: _idd", kind: .unknownName, line: 33, column: 16,
      says: "unknown column \"_idd\"", advises: "\"_id\""),
    Spoil(
      old: "ignore: [_id]", new: "ignore: [_id, sex]", kind: .contradiction, line: 31, column: 5,
      says: "\"sex\" is declared as a column and ignored", advises: "one of the two"),
    Spoil(
      old: "list: sex", new: "list: sx", kind: .unknownName, line: 44, column: 46, says: "unknown list \"sx\"",
      advises: "\"sex\""),
    Spoil(
      old: "label: Phone", new: "label: Name", kind: .duplicate, line: 40, column: 14, says: "the label \"Name\"",
      advises: "its own label"),
    Spoil(
      old: "range: 0..10", new: "range: 0-10", kind: .wrongType, line: 48, column: 50, says: "\"0-10\" is no range",
      advises: "0..10"),
    Spoil(
      old: "range: 0..10", new: "range: -5..10", kind: .outOfRange, line: 48, column: 50, says: "-5..10",
      advises: "within 0.."),
    Spoil(
      old: "type: text, label: Name", new: "type: text, range: 0..2, label: Name", kind: .contradiction, line: 39,
      column: 51, says: "no \"range\"", advises: "remove"),
    Spoil(
      old: "sex: as_is", new: "sex: asis", kind: .unknownName, line: 53, column: 12, says: "\"asis\"",
      advises: "\"as_is\""),
    Spoil(
      old: "sex: as_is", new: "name: as_is", kind: .contradiction, line: 53, column: 7,
      says: "\"name\" cannot leave the hub: it is an identifier", advises: "coarser"),
    Spoil(
      old: "sex: as_is", new: "today: as_is", kind: .contradiction, line: 53, column: 7, says: "whole date",
      advises: "cut_to: month"),
    Spoil(
      old: "sex: as_is", new: "note: {has_answer: note, role: plain, label: Note}", kind: .contradiction, line: 53,
      column: 26, says: "\"note\" is forbidden", advises: "remove"),
    Spoil(
      old: "role: quasi, label: Age", new: "label: Age", kind: .missing, line: 54, column: 12,
      says: "made of an identifier and has no `role`", advises: "role: plain"),
    Spoil(
      old: "label: Some work}}}", new: "label: Some work}}, role: plain}", kind: .contradiction, line: 55, column: 13,
      says: "the role plain does not fit", advises: "role: sensitive"),
    Spoil(
      old: "codes: [part, full]", new: "codes: [part, ful]", kind: .unknownName, line: 55, column: 43,
      says: "unknown code of \"work\" \"ful\"", advises: "\"full\""),
    Spoil(
      old: "merge: {some:", new: "merge: {none:", kind: .contradiction, line: 55, column: 22,
      says: "\"none\" is a code of its own", advises: "another name"),
    Spoil(
      old: "old: {from: 40", new: "old: {from: 17", kind: .contradiction, line: 54, column: 111, says: "do not ascend",
      advises: "order"),
    Spoil(
      old: "cut_to: month", new: "cut_to: day", kind: .unknownName, line: 51, column: 39,
      says: "\"day\" is not possible", advises: "month, quarter, year"),
    Spoil(
      old: "recent:", new: "score:", kind: .duplicate, line: 70, column: 7,
      says: "\"score\" exists in source \"q1\" already", advises: "its own name"),
    Spoil(
      old: "jobless: work = none", new: "score: work = none", kind: .duplicate, line: 79, column: 3,
      says: "is a field or a word of conditions already", advises: "another name"),
    Spoil(
      old: "T1: {of: sex}", new: "T1: {of: sx}", kind: .unknownName, line: 82, column: 12, says: "unknown field \"sx\"",
      advises: "\"sex\""),
    Spoil(
      old: "by: [hub], title", new: "by: [help], title", kind: .contradiction, line: 83, column: 23,
      says: "\"help\" cannot break a table down", advises: "one answer per person"),
    Spoil(
      old: "merge_no_answer: some", new: "merge_no_answer: sme", kind: .unknownName, line: 83, column: 59,
      says: "unknown code of \"work\" \"sme\"", advises: "\"some\""),
    Spoil(
      old: "T1: {of: sex}", new: "T1: {of: sex, by: [hub]}", kind: .contradiction, line: 107, column: 3,
      says: "crosses sex with hub", advises: "remove the breakdown"),
    Spoil(
      old: "sum: [men], title", new: "sum: [score], title", kind: .contradiction, line: 84, column: 14,
      says: "no headcount", advises: "aggregate"),
    Spoil(
      old: "unit: percent, better", new: "unit: mean, better", kind: .contradiction, line: 87, column: 84,
      says: "not measured in mean", advises: "people or percent"),
    Spoil(
      old: "scale: 0..10", new: "scale: 0..5", kind: .contradiction, line: 88, column: 63,
      says: "not the range of the field", advises: "same bounds"),
    Spoil(
      old: "output: 1\n", new: "output: 2\n", kind: .unknownName, line: 103, column: 12, says: "there is no output 2",
      advises: "add the output"),
    Spoil(
      old: "of: contacts", new: "of: contact", kind: .unknownName, line: 98, column: 52,
      says: "unknown unit \"contact\"", advises: "\"contacts\""),
    Spoil(
      old: "weight: 100", new: "weight: 90", kind: .contradiction, line: 103, column: 12, says: "add up to 90",
      advises: "weights"),
    Spoil(
      old: "P2: Money}}", new: "P9: Money}}", kind: .unknownName, line: 125, column: 62,
      says: "unknown indicator \"P9\"", advises: "\"P1\""),
    Spoil(
      old: "P2: Money}}", new: "O1: Trust}}", kind: .contradiction, line: 125, column: 62, says: "counts no share",
      advises: "`count`"),
    Spoil(
      old: ", P2: Money}}", new: "}}", kind: .missing, line: 125, column: 35, says: "fewer than three spokes",
      advises: "at least three"),
    Spoil(
      old: "why: Too small", new: "wy: Too small", kind: .unknownKey, line: 124, column: 37, says: "unknown key \"wy\"",
      advises: "\"why\""),
    Spoil(
      old: "target: {2026-03: 20, 2026-09: 30}", new: "target: {2026-03: 20, 2027-03: 30}", kind: .unknownName,
      line: 105,
      column: 12, says: "there is no period \"2027-03\", for which indicator \"P1\" has a target",
      advises: "2027-03: {from"),
    Spoil(
      old: "2026-04-01, to: 2026-09-30", new: "2026-01-01, to: 2026-03-01", kind: .contradiction, line: 105, column: 12,
      says: "\"2026-09\" does not end after \"2026-03\"", advises: "order"),
    Spoil(
      old: "2026-04-01, to: 2026-09-30", new: "2026-10-01, to: 2026-09-30", kind: .contradiction, line: 105, column: 67,
      says: "does not end after it begins", advises: "swap"),
    Spoil(
      old: "{2026-03: {from: 2025-09-01", new: "{2026-03: {from: 2025-10-01", kind: .contradiction, line: 105,
      column: 22,
      says: "the reported period has other days", advises: "from: 2025-09-01"),
    Spoil(
      old: "identifier: XM-SMALL-1", new: "identifier: XM-OTHER-1", kind: .contradiction, line: 127, column: 15,
      says: "does not begin with that of the reporting organisation", advises: "XM-SMALL-"),
    Spoil(
      old: "identifier: XM-SMALL-1", new: "identifier: XM-SMALL-1/2", kind: .wrongType, line: 127, column: 15,
      says: "no IATI identifier", advises: "without / & | ?"),
    Spoil(
      old: "funding: {ref", new: "donor: {ref", kind: .unknownKey, line: 132, column: 5, says: "unknown key \"donor\"",
      advises: "funding"),
    Spoil(
      old: "ends: 2027-03-31", new: "ends: 2025-03-31", kind: .contradiction, line: 134, column: 9,
      says: "ends before the programme starts", advises: "later day"),
    Spoil(
      old: "sector: \"15190\"", new: "sector: migration", kind: .wrongType, line: 135, column: 11,
      says: "no purpose code", advises: "five digits"),
    Spoil(
      old: "locations: {north", new: "locations: {nort", kind: .unknownName, line: 136, column: 15,
      says: "unknown hub \"nort\"", advises: "\"north\""),
    Spoil(
      old: "42.07 19.51", new: "142.07 19.51", kind: .wrongType, line: 136, column: 22, says: "no place",
      advises: "latitude and longitude"),
    Spoil(
      old: "https://example.org/releases", new: "releases/", kind: .wrongType, line: 137, column: 14,
      says: "no address of a folder", advises: "https://"),
  ]

  @Test("names the line, the column, the mistake and the way out", arguments: spoils)
  func place(_ spoil: Spoil) throws {
    let problems = SmallProgramme.problems(spoil.old, spoil.new, after: spoil.after)
    let problem = try #require(problems.first { $0.what.contains(spoil.says) }, "found: \(problems)")
    #expect(problem.kind == spoil.kind)
    #expect(problem.file == "small.yaml")
    #expect(problem.place == Place(line: spoil.line, column: spoil.column))
    #expect(problem.remedy.contains(spoil.advises), "\(problem.remedy)")
  }
}
