import Programme
import Testing

@testable import Disclosure

@Suite("The audit tries the contributors that the policy names")
struct RespondentAuditTests {
  private func policy(_ contributors: DisclosurePolicy.Contributors, coalition: Int = 1) -> DisclosurePolicy {
    DisclosurePolicy(
      minimumCell: Dictionary(uniqueKeysWithValues: FieldRole.allCases.map { ($0, 2) }), minimumCellByHub: 2,
      minimumBase: 1, zero: Dictionary(uniqueKeysWithValues: FieldRole.allCases.map { ($0, .withhold) }),
      allOfGroup: .show, byHub: [:], neverCross: [], notBoth: [], interval: 1, hidesSmall: false,
      contributors: contributors, coalition: coalition, nearWholeGroup: nil, dominance: nil, mustPublish: [],
      merges: [], percentDigits: 1, meanDigits: 1, marker: "[c]", approvals: 0)
  }

  @Test("none: readers; weak: each respondent; strong: who is alone too, and a coalition where more than one may talk")
  func attackers() {
    #expect(Attackers(of: policy(.none)).tried == Attackers.readers.tried)
    #expect(Attackers(of: policy(.weak)).tried.subtracting(Attackers.readers.tried) == [.respondent])
    #expect(Attackers(of: policy(.strong)).tried.subtracting(Attackers.readers.tried) == [.respondent, .alone])
    let talking = Attackers(of: policy(.strong, coalition: 3))
    #expect(talking.tried.contains(.coalition) && talking.coalition == 3)
  }

  /// 1 + 0 are withheld beside 20 of 21: whoever is the one knows that the other count is 0, and readers do not.
  @Test("a pattern that only readers cannot undo is stopped for the sake of a respondent, whom nobody has to name")
  func stopped() throws {
    let set = oneWay([20, 1, 0])
    let cost = SuppressionCost(measure: .cells, sparesHeadlines: false)
    let forReaders = try protect(set, under: policy(.none), cost: cost)
    _ = try audit(forReaders, under: policy(.none))
    #expect(throws: DisclosureError.self) { try audit(forReaders, under: policy(.weak)) }
    let kept = try protect(set, under: policy(.weak), cost: cost)
    let audited = try audit(kept, under: policy(.weak))
    #expect(audited.audit.attackers.contains(.respondent) && audited.audit.exact == 0)
  }

  @Test("respondents of linked tables are tried with all their answers")
  func leaves() throws {
    let cells = """
      sex,work,value
      Total,Total,30
      m,Total,18
      f,Total,12
      Total,w0,21
      Total,w1,9
      """
    let structure = """
      {"dims": {"sex": [["Total", ["m", "f"]]], "work": [["Total", ["w0", "w1"]]]}, "tables": [["sex"], ["work"]]}
      """
    let set = try TableSetFiles.read(cells: cells, structure: structure, name: "sample")
    let people = try InnerCounts("sex,work,freq\nm,w0,13\nm,w1,5\nf,w0,8\nf,w1,4\n", of: set, path: "inner.csv")
    let leaves = LeafCounts(of: set, people: people).leaves
    #expect(leaves.map(\.count) == [8, 4, 13, 5] && leaves.allSatisfy { $0.meaning.admitted.count == 2 })
    let single = LeafCounts(of: set, people: nil).leaves
    #expect(single.map(\.count).sorted() == [9, 12, 18, 21])
  }

  @Test("who knows the own cell hides nobody else who can compute it", arguments: [[0, 1], [1, 0]])
  func others(order: [Int]) {
    // Two people, each alone in a cell of nine for the sake of the example: every table that moves one moves the other.
    let restrictions = order.map { SuppressionProblem.Restriction(unknown: $0, least: 9, most: 9) }
    let problem = CoverMasterTests.problem(cells: 3, restrictions: restrictions)
    var pattern = Pattern(problem)
    func take(_ steps: [Int]) {
      let moves = steps.enumerated().filter { $1 != 0 }.map { Deviation.Move(unknown: $0, by: $1) }
      _ = pattern.take(Deviation(moves: moves, excluded: problem.excluded(by: moves)))
    }
    take([4, -4, 0])
    take([-4, 4, 0])
    #expect(pattern.isWide(0) && pattern.isWide(1))
    #expect(pattern.pinning(0) == order.firstIndex(of: 1) && pattern.pinning(1) == order.firstIndex(of: 0))
    #expect(pattern.unsafe == [0, 1])
    take([4, 0, -4])
    #expect(pattern.pinning(0) == nil && pattern.pinning(1) == order.firstIndex(of: 0))
  }

  @Test("in a table too large for programs of the whole no respondent pins a cell either")
  func large() throws {
    var numbers = SeededNumbers(seed: 41)
    let set = twoWay((0..<40).map { _ in (0..<40).map { _ in Int.random(in: 0...5, using: &numbers) } })
    let rules = testPolicy(least: 3, width: 2, zeros: .show, base: 1, contributors: .strong)
    let tables = try protect(set, under: rules, cost: fewestCells)
    let audited = try audit(tables, under: rules, depth: .quick)
    #expect(audited.audit.attackers.contains(.respondent) && audited.audit.withheld > 500)
  }
}
