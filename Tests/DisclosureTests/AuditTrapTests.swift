import Foundation
import Programme
import Testing

@testable import Disclosure

/// Patterns that look safe, as anybody's published tables.
@Suite("Traps for whoever publishes")
struct AuditTrapTests {
  private func report(
    _ cells: String, _ structure: String, policy: DisclosurePolicy = testPolicy()
  ) throws -> AuditReport {
    try attack(TableSetFiles.readPublished(cells: cells, structure: structure, name: "x"), under: policy)
  }

  private func interval(_ lower: Int, _ upper: Int?) -> FeasibilityInterval {
    FeasibilityInterval(lower: lower, upper: upper)
  }

  @Test("three singletons that protect each other are exact for who knows the rule")
  func threeSingletons() throws {
    let found = try report(
      "k,value\nT,23\na,\nb,\nc,\nd,20\n", #"{"dims": {"k": [["T", ["a", "b", "c", "d"]]]}}"#,
      policy: testPolicy(zeros: .show))
    #expect(found.interval("a") == interval(0, 3))
    #expect(found.interval("a", against: .ruleKnower) == interval(1, 1))
    #expect(found.summary.exact == 3)
  }

  @Test("an empty code-list row is a cell, and hides nothing")
  func emptyRow() throws {
    let structure = #"{"dims": {"k": [["T", ["a", "b", "none"]]]}}"#
    let found = try report("k,value\nT,20\na,18\nb,\nnone,0\n", structure)
    #expect(found.interval("b") == interval(2, 2))
    // A code of the structure without a row may hold somebody.
    let absent = try report("k,value\nT,20\na,18\nb,\n", structure)
    #expect(absent.interval("b") == interval(0, 2))
  }

  @Test("hub against region: a region of two hubs gives the other hub away")
  func hubAgainstRegion() throws {
    let structure = #"{"dims": {"hub": [["T", ["h1", "h2", "h3"]], ["north", ["h1", "h2"]], ["T", ["north", "h3"]]]}}"#
    let found = try report("hub,value\nT,\nh1,14\nh2,\nh3,\nnorth,16\n", structure)
    #expect(found.interval("h2") == interval(2, 2))
    #expect(found.interval("h3") == interval(0, nil))
  }

  @Test("an other that merges one category is that category")
  func otherOfOne() throws {
    let structure = #"{"dims": {"k": [["T", ["a", "b", "other"]], ["other", ["c"]]]}}"#
    let found = try report("k,value\nT,30\na,12\nb,\nc,\nother,5\n", structure)
    #expect(found.interval("c") == interval(5, 5))
  }

  @Test("categories merged in one table and not in another are linked by their margin")
  func mergedInOneTable() throws {
    let structure = """
      {"dims": {"k": [["T", ["a", "b", "c"]], ["ab", ["a", "b"]], ["T", ["ab", "c"]]], "sex": [["T", ["m", "f"]]]},
       "tables": [["k"], ["sex"]]}
      """
    let found = try report(
      "k,sex,value\nT,T,30\na,T,\nb,T,\nc,T,\nab,T,17\nT,m,20\nT,f,10\n", structure)
    #expect(found.interval("c", "T") == interval(13, 13))
    #expect(found.interval("a", "T") == interval(0, 17))
  }

  @Test("a margin made again without its withheld cells contradicts the true one")
  func recomputedMargin() throws {
    let structure = #"{"dims": {"k": [["T", ["a", "b", "c"]]]}}"#
    // 27 is the sum of the shown; the true margin of another table says 30.
    #expect(throws: DisclosureError.self) {
      try TableSetFiles.readPublished(cells: "k,value\nT,27\nT,30\na,15\nb,12\nc,\n", structure: structure, name: "x")
    }
    // Alone it says that nobody is in the withheld cell.
    let found = try report("k,value\nT,27\na,15\nb,12\nc,\n", structure)
    #expect(found.interval("c") == interval(0, 0))
  }

  @Test("rounding before suppressing: exact counts beside rounded ones make rounding vain")
  func roundingBeforeSuppressing() throws {
    let found = try report(
      "k,value,lo,hi\nT,33,31,35\na,12,,\nb,18,,\nc,,,\n", #"{"dims": {"k": [["T", ["a", "b", "c"]]]}}"#)
    #expect(found.interval("c") == interval(1, 5))
    #expect(found.interval("T") == interval(31, 35))
  }

  @Test("a threshold that silently does nothing: small counts that stand there are found")
  func vainThreshold() throws {
    let found = try report("k,value\nT,30\na,2\nb,28\n", #"{"dims": {"k": [["T", ["a", "b"]]]}}"#)
    #expect(found.findings.map(\.fault) == [.smallPublished])
  }

  @Test("withheld shown as 0 does not add up, and is refused")
  func withheldAsZero() throws {
    #expect(throws: DisclosureError.self) {
      try report("k,value\nT,30\na,0\nb,28\n", #"{"dims": {"k": [["T", ["a", "b"]]]}}"#)
    }
  }

  @Test("three two-way tables, each safe, are narrower together than any two")
  func ring() throws {
    let structure = """
      {"dims": {"x": [["T", ["x0", "x1"]]], "y": [["T", ["y0", "y1"]]], "z": [["T", ["z0", "z1"]]]},
       "tables": [["x", "y"], ["y", "z"], ["x", "z"]]}
      """
    let margins = "T,T,T,20\nx0,T,T,10\nx1,T,T,10\nT,y0,T,10\nT,y1,T,10\nT,T,z0,10\nT,T,z1,10\n"
    // All x0 are y0, all y0 are z0: then all x0 are z0, though that table is withheld.
    let found = try report(
      "x,y,z,value\n" + margins + "x0,y0,T,10\nx0,y1,T,0\nx1,y0,T,0\nx1,y1,T,10\nT,y0,z0,10\nT,y0,z1,0\nT,y1,z0,0\n"
        + "T,y1,z1,10\nx0,T,z0,\nx0,T,z1,\nx1,T,z0,\nx1,T,z1,\n", structure)
    #expect(found.interval("x0", "T", "z0") == interval(10, 10))
    #expect(found.interval("x0", "T", "z1") == interval(0, 0))
  }

  @Test("a set of too many combinations says that cells are its unknowns")
  func tooManyLeaves() throws {
    // Ten fields of four values, crossed two by two: a ring of a million combinations.
    let names = (0..<10).map { "f\($0)" }
    let dims = names.map { "\"\($0)\": [[\"T\", [\"a\", \"b\", \"c\", \"d\"]]]" }.joined(separator: ", ")
    let pairs = names.indices.map { "[\"\(names[$0])\", \"\(names[($0 + 1) % 10])\"]" }.joined(separator: ", ")
    var cells = names.joined(separator: ",") + ",value\n"
    func row(_ codes: [Int: String], _ value: String) -> String {
      names.indices.map { codes[$0] ?? "T" }.joined(separator: ",") + ",\(value)\n"
    }
    let codes = ["a", "b", "c", "d"]
    cells += row([:], "160")
    for one in names.indices {
      for code in codes {
        cells += row([one: code], "40")
        for other in codes { cells += row([one: code, (one + 1) % 10: other], "") }
      }
    }
    let found = try report(cells, "{\"dims\": {\(dims)}, \"tables\": [\(pairs)]}")
    #expect(found.tooManyLeaves == 1_048_576)
    #expect(Set(found.withheld.compactMap { $0.intervals[.outsider] }) == [interval(0, 40)])
  }

  @Test(
    "LEAKY_living.csv: 105 − 80 − 21 = 4",
    .enabled(if: conformance != nil, "the test data are not on this machine (BESA_CONFORMANCE)"))
  func leakyLiving() throws {
    let file = try #require(conformance).deletingLastPathComponent().appending(path: "withheld/LEAKY_living.csv")
    let rows = try DelimitedText(String(contentsOf: file, encoding: .utf8), path: "LEAKY_living.csv").rows.map(\.fields)
    let names = rows.map { $0[0] }.filter { $0 != "Total" }
    let cells = "living,value\n" + rows.map { "\($0[0]),\($0[1])\n" }.joined()
    let children = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let found = try report(
      cells, "{\"dims\": {\"living\": [[\"Total\", [\(children)]]]}}", policy: testPolicy(least: 5, width: 10))
    #expect(found.interval("Other") == interval(4, 4))
    #expect(found.findings.map(\.fault) == [.exact])
  }
}
