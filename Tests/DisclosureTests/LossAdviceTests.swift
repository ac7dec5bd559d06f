import Programme
import Testing

@testable import Disclosure

@Suite("Explanations that stay inside")
struct LossAdviceTests {
  private let policy = testPolicy(zeros: .show)

  @Test("a cell that protects another names the sum that it blocks, and the sum is true")
  func recomputation() throws {
    let tables = try protect(oneWay([20, 2, 9, 12]), under: policy, cost: fewestCells)
    let helpers = tables.inside.log.entries.filter { $0.reasons.allSatisfy { !$0.isPrimary } }
    #expect(helpers.count == 1)
    let text = try #require(helpers.first?.recomputation)
    let expected = [
      ["c0"]: "with answer=c0 shown, answer=c1 = 43 − 20 − 9 − 12 could be computed",
      ["c2"]: "with answer=c2 shown, answer=c1 = 43 − 20 − 9 − 12 could be computed",
      ["c3"]: "with answer=c3 shown, answer=c1 = 43 − 20 − 9 − 12 could be computed",
    ]
    #expect(helpers.first.map { expected[$0.address] } == text)
  }

  @Test("a withheld total is computed by adding its parts")
  func total() throws {
    let set = oneWay([20, 9])
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let total = try #require(system.classOfCell[set.cells.count - 1])
    let counts = system.cellsOfClass.map { set.cells[$0[0]].count ?? 0 }
    let hidden = counts.indices.map { $0 == total || $0 == 0 }
    let text = Recomputation(set: set, system: system, counts: counts, withheld: hidden)
      .text(of: total, withShown: 0)
    #expect(text == "with answer=c0 shown, total = 20 + 9 could be computed")
  }

  @Test("a small cell is saved by its nearest neighbour or by a smaller k, and a helper by what saves its cell")
  func steps() throws {
    let tables = try protect(oneWay([20, 2, 9, 12]), under: policy, cost: fewestCells)
    let advice = LossAdvice(tables.inside.set, log: tables.inside.log)
    let steps = Dictionary(uniqueKeysWithValues: tables.inside.log.entries.map { ($0.address, advice.steps(for: $0)) })
    #expect(steps[["c1"]] == [.merge(dimension: "answer", codes: ["c1", "c2"], together: 11), .smallerK(2)])
    #expect(steps.filter { $0.key != ["c1"] }.allSatisfy { $0.value == [.save(cell: "answer=c1")] })
  }

  @Test("the advice holds: after the merge that it names, the cell is no longer withheld for what it says")
  func merging() throws {
    let set = oneWay([20, 2, 9, 12])
    let advised = CategoryMerge(dimension: "answer", codes: ["c1", "c2"])
    let tables = try protect(set, under: testPolicy(zeros: .show, merges: [advised]), cost: fewestCells)
    #expect(tables.inside.log.entries.isEmpty)
  }

  @Test("of several tables each says how many cells it alone costs")
  func tables() throws {
    let people = (0..<60).map { [$0 % 3, $0 < 2 ? 1 : 0, $0 % 2] }
    let fields = ["a", "b", "c"].map { SampleSet.Field(name: $0, leaves: ["x", "y", "z"]) }
    let set = SampleSet(fields: fields, people: people, crossings: [[0], [1], [2], [0, 1], [0, 2]]).tableSet()
    let tables = try protect(set, under: policy, cost: fewestCells)
    let advice = LossAdvice(tables.inside.set, log: tables.inside.log)
    let worst = try #require(advice.tables.first)
    #expect(worst.crossing == ["a", "b"] && worst.primary > 0)
    let inner = tables.inside.log.entries.filter { $0.address[0] != "Total" && $0.address[1] != "Total" }
    #expect(worst.withheld >= inner.count)
    let small = try #require(inner.first { $0.reasons.contains(where: \.isPrimary) })
    #expect(advice.steps(for: small).contains(.leaveOut(crossing: ["a", "b"])))
  }
}
