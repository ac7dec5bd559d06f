import Programme
import Testing

@Suite("the report of mistakes")
struct ProblemReportTests {
  @Test("says what, where and what to do, word for word")
  func golden() {
    #expect(
      SmallProgramme.problems("list: sex", "list: sx").map(\.description) == [
        """
        unknown list "sx"
          where: small.yaml:44:46
          do:    did you mean "sex"? Valid here: hub, yn, sex, work, help
        """
      ])
    #expect(
      SmallProgramme.problems("  min_base: 20\n", "").map(\.description) == [
        """
        "disclosure" has no "min_base"
          where: small.yaml:107:3
          do:    add a line "min_base: …" to "disclosure"
        """
      ])
    #expect(
      SmallProgramme.problems("count: jobless,", "count: joblss,").map(\.description) == [
        """
        unknown field or name "joblss"
          where: small.yaml:87:46
          do:    did you mean "jobless"? Valid here: enrolled, hub, sex, age, work, talk, help, score, kind, recent, men, jobless, unwell, all, not, any, answered, atleast
        """
      ])
  }

  @Test("holds every mistake of the file, in file order, up to 20 in its text")
  func all() throws {
    let spoilt = SmallProgramme.text.replacing("role:", with: "rol:")
    let error = try #require(throws: ProgrammeError.self) { try ProgrammeFile.load(spoilt, file: "small.yaml") }
    let columns = SmallProgramme.text.split(separator: "role:").count - 1
    #expect(error.problems.count { $0.what.contains("unknown key \"rol\"") } == columns)
    #expect(error.problems.map(\.place) == error.problems.map(\.place).sorted())
    #expect(error.description.split(separator: "where:").count == 21)
    #expect(error.description.hasSuffix("and \(error.problems.count - 20) more; mend these first"))
  }

  @Test(
    "names a mistake once, not again at everything that depends on it",
    arguments: [
      ("sex: {codes: {m: Man", "sex: {code: {m: Man", 2), ("work: {role: sensitive", "work: {role: sensitiv", 1),
      ("to: 2026-03-31", "to: 2026-03-32", 1), ("format: kobo-csv", "format: kobo", 1),
      ("name: {role: identifier, type: text", "name: {role: identifier, type: txt", 1),
      ("jobless: work = none", "jobless: work = nne", 1),
      ("I1: {level: impact", "I1: {level: impct", 1),
    ])
  func noCascade(_ old: String, _ new: String, _ count: Int) {
    let problems = SmallProgramme.problems(old, new)
    #expect(problems.count == count, "\(problems.map(\.description))")
  }

  @Test(
    "names every privacy number that the file omits: none has a default",
    arguments: [
      "min_base", "interval", "zero", "all_of_group", "by_hub", "never_cross", "not_both", "contributors",
      "coalition", "near_whole_group", "must_publish", "merge", "percent_digits", "mean_digits", "marker", "approvals",
      "min_cell",
    ])
  func omitted(_ key: String) throws {
    let lines = SmallProgramme.text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("  \(key):") }
    #expect(kept.count == lines.count - 1)
    let error = try #require(throws: ProgrammeError.self) {
      try ProgrammeFile.load(kept.joined(separator: "\n"), file: "f")
    }
    #expect(error.problems.map(\.what) == ["\"disclosure\" has no \"\(key)\""])
  }

  @Test(
    "names every part of a privacy rule that the file omits",
    arguments: [
      ("min_cell", "plain"), ("min_cell", "quasi"), ("min_cell", "sensitive"), ("min_cell", "by_hub"),
      ("zero", "plain"),
      ("zero", "quasi"), ("zero", "sensitive"), ("by_hub", "plain"), ("by_hub", "quasi"), ("by_hub", "sensitive"),
    ])
  func omittedPart(_ key: String, _ part: String) {
    let problems = SmallProgramme.problems("\(part):", "x\(part):", after: "\n  \(key):")
    #expect(problems.contains { $0.what == "\"disclosure.\(key)\" has no \"\(part)\"" })
  }

  @Test(
    "refuses privacy numbers that protect nobody",
    arguments: [
      ("quasi: 5", "quasi: 1"), ("sensitive: 10", "sensitive: 4"), ("min_base: 20", "min_base: 0"),
      ("approvals: 2", "approvals: 1"),
      ("interval: 10", "interval: 0"), ("marker: \"[c]\"", "marker: \"0\""), ("min_base: 20", "min_base: twenty"),
    ])
  func harmless(_ old: String, _ new: String) {
    #expect(SmallProgramme.problems(old, new, after: "disclosure:").count == 1)
  }

  @Test(
    "names the mistake in a rule about contributors, cells or merges",
    arguments: [
      ("contributors: weak", "contributors: some", "\"some\" is not possible here"),
      ("contributors: weak\n  coalition: 1", "contributors: none\n  coalition: 2", "a coalition of contributors"),
      ("coalition: 1", "coalition: 0", "0 is out of range"),
      ("near_whole_group: 90", "near_whole_group: 50", "50 is out of range"),
      ("all_of_group: withhold", "all_of_group: show", "near_whole_group does nothing"),
      ("must_publish: [sex=f", "must_publish: [sex", "names no cell"),
      ("must_publish: [sex=f", "must_publish: [\"sex=f|sex=m\"", "names no cell"),
      ("must_publish: [sex=f", "must_publish: [sax=f", "unknown field or indicator \"sax\""),
      ("merge: []", "merge: [{field: sex, codes: [m], into: all}]", "fewer than two codes"),
      ("merge: []", "merge: [{field: sex, codes: [m, g], into: all}]", "unknown code of \"sex\" \"g\""),
      ("merge: []", "merge: [{field: sex, codes: [m, f], into: m}]", "\"m\" is a code of its own"),
      ("merge: []", "merge: [{field: help, codes: [m, f], into: x}]", "has no codes to merge"),
    ])
  func contributorsCellsAndMerges(_ old: String, _ new: String, _ what: String) {
    let problems = SmallProgramme.problems(old, new, after: "disclosure:")
    #expect(problems.count == 1, "\(problems.map(\.description))")
    #expect(problems.first?.what.contains(what) == true, "\(problems.map(\.description))")
  }
}
