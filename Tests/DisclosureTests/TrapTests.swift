import Programme
import Testing

@testable import Disclosure

/// Patterns that look safe and are not.
@Suite("Traps")
struct TrapTests {
  private func withheld(_ tables: ProtectedTables) -> Set<[String]> {
    Set(tables.published.cells.filter { $0.value == .withheld }.map(\.address))
  }

  private func faults(_ set: TableSet, withholding hidden: Set<[String]>, _ policy: DisclosurePolicy) throws
    -> [AuditFinding.Fault]
  {
    try attack(PublishedTables(set, withholding: hidden), under: policy).findings.map(\.fault)
  }

  @Test("two singletons that protect each other are found and get help")
  func twoSingletons() throws {
    let set = oneWay([20, 1, 1, 12])
    let policy = testPolicy(zeros: .show)
    #expect(try faults(set, withholding: [["c1"], ["c2"]], policy).contains(.exact))
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(withheld(tables).count == 3)
    #expect(try audit(tables, under: policy).audit.narrow == 0)
  }

  @Test("15 = 10 + 3 + x + x with x at least 1 is exact for the reader who knows the rule")
  func fifteen() throws {
    let set = oneWay([10, 3, 1, 1])
    let report = try attack(
      PublishedTables(set, withholding: [["c2"], ["c3"]]), under: testPolicy(least: 3, width: 2, zeros: .show))
    #expect(report.interval("c2") == FeasibilityInterval(lower: 0, upper: 2))
    #expect(report.interval("c2", against: .ruleKnower) == FeasibilityInterval(lower: 1, upper: 1))
    #expect(report.findings.contains { $0.fault == .exact && $0.attacker == .ruleKnower })
  }

  @Test("a zero protects nobody: with zeros shown it is never withheld")
  func complementaryZero() throws {
    let set = oneWay([20, 2, 0, 12])
    let policy = testPolicy(zeros: .show)
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(tables.published.published(["c2"]) == .count(0))
    #expect(tables.published.published(["c1"]) == .withheld)
    _ = try audit(tables, under: policy)
  }

  @Test("a withheld total does not hide a single part")
  func withheldTotal() throws {
    let set = twoWay([[20, 2], [11, 9]])
    let hidden: Set = [["r0", "c1"], ["Total", "Total"]]
    #expect(try faults(set, withholding: hidden, testPolicy()).contains(.exact))
  }

  @Test("a two-by-two block of zeros is exact when nothing else is withheld with it")
  func zeroBlock() throws {
    let set = twoWay([[0, 0, 9], [0, 0, 8], [7, 6, 5]])
    let hidden: Set = [["r0", "c0"], ["r0", "c1"], ["r1", "c0"], ["r1", "c1"]]
    #expect(try faults(set, withholding: hidden, testPolicy()) == [.exact, .exact, .exact, .exact])
    let tables = try protect(set, under: testPolicy(), cost: fewestCells)
    #expect(try audit(tables, under: testPolicy()).audit.exact == 0)
  }

  @Test("tables that are safe one by one and exact together are found through their meanings")
  func linkedTables() throws {
    let people = [20, 15, 3, 4].enumerated().flatMap { code, count in Array(repeating: [code], count: count) }
    let field = SampleSet.Field(name: "work", leaves: ["full", "part", "none", "ill"])
    let table = SampleSet(fields: [field], people: people, crossings: [[0]]).tableSet()
    // An indicator on a dimension of its own: those with part-time or no work.
    let indicator = TableSet.Dimension(
      name: "insecure", label: "Insecure", total: "Total",
      groupings: [.init(parent: "Total", children: ["yes", "no"])], labels: [:])
    let cells = table.cells.map { cell in
      TableSet.Cell(
        address: cell.address + ["Total"], count: cell.count, contributors: cell.contributors, role: .plain,
        isByHub: false, meaning: cell.meaning)
    }
    let own = [("yes", 18, Set([1, 2])), ("no", 24, Set([0, 3]))].map { code, count, leaves in
      TableSet.Cell(
        address: ["Total", code], count: count, contributors: count, role: .plain, isByHub: false,
        meaning: TableSet.Meaning(admitted: [0: leaves]))
    }
    let set = TableSet(
      unit: "people", dimensions: table.dimensions + [indicator], tables: [], cells: cells + own,
      crossings: [["work"], ["insecure"]])
    let policy = testPolicy(zeros: .show)
    // 3 and 4 hide each other in the table; 18 − 15 and 24 − 20 give both.
    let report = try attack(
      PublishedTables(set, withholding: [["none", "Total"], ["ill", "Total"]]), under: policy)
    #expect(report.interval("none", "Total") == FeasibilityInterval(lower: 3, upper: 3))
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(try audit(tables, under: policy).audit.narrow == 0)
  }

  @Test("a level with one child is one unknown: shown once, it is shown")
  func oneChild() throws {
    let field = SampleSet.Field(
      name: "place", leaves: ["a", "b", "c"], groups: [("north", ["a"]), ("south", ["b", "c"])])
    let people = [3, 9, 12].enumerated().flatMap { code, count in Array(repeating: [code], count: count) }
    let set = SampleSet(fields: [field], people: people, crossings: [[0]]).tableSet()
    let policy = testPolicy(zeros: .show)
    #expect(try faults(set, withholding: [["a"]], policy).contains(.exact))
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(withheld(tables).isSuperset(of: [["a"], ["north"]]))
    _ = try audit(tables, under: policy)
  }

  @Test("105 − 80 − 21 = 4: what did not answer is a cell like any other")
  func noAnswer() throws {
    let set = oneWay([80, 21, 4], names: ["family", "other", "no_answer"])
    let policy = testPolicy(least: 5, width: 10, zeros: .show)
    #expect(try faults(set, withholding: [["no_answer"]], policy).contains(.exact))
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(withheld(tables) == [["no_answer"], ["other"]] || withheld(tables) == [["no_answer"], ["family"]])
    #expect(try audit(tables, under: policy).audit.smallestWidth ?? 0 >= 10)
  }

  @Test("everybody in one category is withheld, and so is a zero that would give it away")
  func everybodyInOneCategory() throws {
    let set = twoWay([[20, 0], [15, 14]])
    let policy = testPolicy(zeros: .show, allOfGroup: .withhold)
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(withheld(tables).isSuperset(of: [["r0", "c0"]]))
    let audited = try audit(tables, under: policy)
    #expect(audited.audit.exact == 0 && audited.audit.narrow == 0)
    // All of r0 are c0, and all of c1 are r1.
    #expect(try faults(set, withholding: [], policy) == [.wholeGroupPublished, .wholeGroupPublished])
  }

  @Test("two people short of a group are found through containment across tables")
  func containment() throws {
    // 40 took part; of them 38 finished, and 2 of the 38 found work, both shown elsewhere.
    let set = TableSet(
      unit: "people",
      dimensions: ["all", "finished"].map {
        TableSet.Dimension(name: $0, label: "", total: "Total", groupings: [], labels: ["yes": ""])
      },
      tables: [],
      cells: [
        (["Total", "Total"], 40, [:]), (["yes", "Total"], 12, [0: [1]]), (["Total", "yes"], 11, [0: [1], 1: [1]]),
      ].map { address, count, admitted in
        TableSet.Cell(
          address: address, count: count, contributors: count, role: .plain, isByHub: false,
          meaning: TableSet.Meaning(admitted: admitted))
      }, crossings: [["all"], ["finished"]])
    let report = try attack(PublishedTables(set, withholding: [["Total", "yes"]]), under: testPolicy())
    #expect(report.interval("Total", "yes") == FeasibilityInterval(lower: 0, upper: 12))
    let outer = try attack(PublishedTables(set, withholding: [["yes", "Total"]]), under: testPolicy())
    #expect(outer.interval("yes", "Total") == FeasibilityInterval(lower: 11, upper: 40))
  }

  @Test("a withheld cell is never shown as zero")
  func neverZero() throws {
    let tables = try protect(oneWay([20, 1, 12, 9]), under: testPolicy(zeros: .show), cost: fewestCells)
    let csv = TableSetFiles.csv(tables.published, marker: "[c]")
    #expect(csv.contains("c1,[c]\n"))
    #expect(!csv.contains(",0\n"))
  }
}
