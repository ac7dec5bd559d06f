import Programme
import Testing

@testable import Disclosure

@Suite("Primary rules")
struct PrimaryRuleTests {
  private func reasons(
    _ set: TableSet, _ policy: DisclosurePolicy
  ) throws -> [String: [SuppressionLog.Reason]] {
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let rules = try ClassRules(set, system: system, policy: policy)
    let found = PrimarySuppression(set, system: system, rules: rules).reasons
    var named: [String: [SuppressionLog.Reason]] = [:]
    for (number, reasons) in found.enumerated() where !reasons.isEmpty {
      named[set.name(of: set.cells[system.cellsOfClass[number][0]].address)] = reasons
    }
    return named
  }

  @Test("everybody in one category is withheld where the policy says so, and shown where it does not")
  func everybodyInOneCategory() throws {
    let set = oneWay([30, 0, 0])
    #expect(
      try reasons(set, testPolicy(zeros: .show, allOfGroup: .withhold)) == ["answer=c0": [.wholeGroup(of: "total")]])
    #expect(try reasons(set, testPolicy(zeros: .show)).isEmpty)
  }

  @Test("nearly everybody is withheld from the policy's percentage on, not below it")
  func nearlyEverybody() throws {
    let policy = testPolicy(zeros: .show, allOfGroup: .withhold, nearWhole: 90)
    #expect(
      try reasons(oneWay([90, 6, 4]), policy) == ["answer=c0": [.nearWholeGroup(of: "total", percent: 90)]])
    #expect(try reasons(oneWay([89, 6, 5]), policy).isEmpty)
    #expect(try reasons(oneWay([90, 6, 4]), testPolicy(zeros: .show, allOfGroup: .withhold)).isEmpty)
    #expect(try reasons(oneWay([90, 6, 4]), testPolicy(zeros: .show, nearWhole: 90)).isEmpty)
  }

  @Test("that nearly everybody answered is no statement about anybody")
  func nearlyEverybodyAnswered() throws {
    let policy = testPolicy(zeros: .show, allOfGroup: .withhold, nearWhole: 90)
    #expect(try reasons(oneWay([95, 5], names: ["answered", "no_answer"]), policy).isEmpty)
  }

  @Test("no threshold silently does nothing: the largest small count is withheld for every k")
  func thresholdWithoutEffect() throws {
    for least in 2...6 {
      let found = try reasons(oneWay([20, least - 1, 12]), testPolicy(least: least, zeros: .show))
      #expect(found == ["answer=c1": [.small(minimum: least)]])
    }
  }

  @Test("a cell that must be published is never chosen to protect another")
  func mustPublish() throws {
    let set = oneWay([20, 2, 9, 12])
    let free = try protect(
      set, under: testPolicy(zeros: .show), cost: SuppressionCost(measure: .people, sparesHeadlines: false))
    #expect(free.published.published(["c2"]) == .withheld)
    let policy = testPolicy(zeros: .show, mustPublish: ["answer=c2", "total"])
    let tables = try protect(set, under: policy, cost: SuppressionCost(measure: .people, sparesHeadlines: false))
    #expect(tables.published.published(["c2"]) == .count(9))
    #expect(try audit(tables, under: policy).audit.narrow == 0)
  }

  @Test("a small cell that must be published is refused by name, with the reason and what would help")
  func mustPublishSmall() throws {
    let error = #expect(throws: DisclosureError.self) {
      try protect(oneWay([20, 2, 9]), under: testPolicy(zeros: .show, mustPublish: ["answer=c1"]), cost: fewestCells)
    }
    #expect(
      error?.description == """
        1 cells that must be published cannot be shown under this policy
          where: answer=c1: a count below 4
          do:    let these cells be withheld, merge their category with another one, or leave the table out that needs them
        """)
  }

  @Test("cells that must be published and leave a small one without protection are refused")
  func mustPublishAll() throws {
    let policy = testPolicy(zeros: .show, mustPublish: ["answer=c0", "answer=c2", "total"])
    #expect(throws: DisclosureError.self) { try protect(oneWay([20, 2, 9]), under: policy, cost: fewestCells) }
  }

  @Test("empty code-list rows are shown as zeros, and none of them is taken to protect another cell")
  func emptyRows() throws {
    let people = (0..<40).map { [$0 % 3 == 0 ? 0 : 1, $0 < 2 ? 0 : 1] }
    let fields = [
      SampleSet.Field(name: "work", leaves: ["a", "b", "never", "unused"]),
      SampleSet.Field(name: "sex", leaves: ["f", "m"]),
    ]
    let set = SampleSet(fields: fields, people: people, crossings: [[0], [1], [0, 1]]).tableSet()
    let policy = testPolicy(zeros: .show)
    let tables = try protect(set, under: policy, cost: fewestCells)
    let empty = tables.published.cells.filter { ["never", "unused"].contains($0.address[0]) }
    #expect(empty.count == 6 && empty.allSatisfy { $0.value == .count(0) })
    #expect(tables.published.cells.contains { $0.value == .withheld })
    _ = try audit(tables, under: policy)
  }
}
