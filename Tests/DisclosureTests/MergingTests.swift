import Programme
import Testing

@testable import Disclosure

@Suite("Merging of categories")
struct MergingTests {
  private func merge(_ codes: [String], into: String? = nil) -> CategoryMerge {
    CategoryMerge(dimension: "work", codes: codes, into: into)
  }

  /// Two fields, so that the merge has crossings to follow.
  private func sample(_ counts: [Int], groups: [(String, [String])] = []) -> TableSet {
    let leaves = counts.indices.map { "w\($0)" }
    var work = SampleSet.Field(name: "work", leaves: leaves)
    work.groups = groups.map { (code: $0.0, leaves: $0.1) }
    let people = counts.enumerated().flatMap { code, count in (0..<count).map { [code, $0 % 2] } }
    return SampleSet(
      fields: [work, .init(name: "sex", leaves: ["f", "m"])], people: people, crossings: [[0], [1], [0, 1]]
    ).tableSet()
  }

  @Test(
    "a category that would be withheld becomes one with its neighbour: counts add up, and the log says for whose sake")
  func merges() throws {
    let set = sample([40, 3, 20, 16])
    let policy = testPolicy(least: 5, zeros: .show, merges: [merge(["w1", "w2"])])
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(tables.published.published(["w1 or w2", "Total"]) == .count(23))
    #expect(tables.published.published(["w1 or w2", "f"]) == .count(12))
    #expect(tables.published.published(["w1", "Total"]) == nil)
    #expect(tables.published.cells.allSatisfy { $0.value != .withheld })
    #expect(tables.inside.log.merges == [.init(merge: policy.merges[0], because: ["work=w1"])])
    #expect(tables.published.dimensions[0].groupings.last?.children == ["w0", "w1 or w2", "w3"])
    #expect(tables.published.tables.first?.rows == ["w0", "w1 or w2", "w3", "Total"])
    _ = try audit(tables, under: policy)
  }

  @Test("nothing is merged where every category stands by itself")
  func notNeeded() throws {
    let set = sample([40, 30, 20, 16])
    let policy = testPolicy(zeros: .show, merges: [merge(["w1", "w2"])])
    let tables = try protect(set, under: policy, cost: fewestCells)
    #expect(tables.published.published(["w1", "Total"]) == .count(30))
    #expect(tables.inside.log.merges.isEmpty)
  }

  @Test("a second merge sees the result of the first")
  func chain() throws {
    let set = sample([40, 1, 2, 16])
    let both = [merge(["w1", "w2"], into: "few"), merge(["few", "w3"], into: "rest")]
    let tables = try protect(set, under: testPolicy(least: 8, zeros: .show, merges: both), cost: fewestCells)
    #expect(tables.published.published(["rest", "Total"]) == .count(19))
    #expect(tables.inside.log.merges.map(\.because) == [["work=w1", "work=w2"], ["work=few"]])
  }

  @Test("\"other\" that merges one category is refused: it would be that category under another name")
  func oneCategory() throws {
    let merges = [merge(["w1", "w1"], into: "other")]
    #expect(throws: DisclosureError.self) {
      try protect(sample([40, 1, 20]), under: testPolicy(merges: merges), cost: fewestCells)
    }
  }

  @Test(
    "a merge that the tables do not treat alike is refused",
    arguments: [
      (["w0", "w1"], "x", "some has some of them and not the others"), (["w1", "w9"], "x", "w9 is no category of it"),
      (["w1", "w2"], "w0", "w0 is a category already"), (["w1", "Total"], "x", "Total is no category of it"),
      (["w0", "some"], "x", "parts of their own"),
    ])
  func refused(codes: [String], into: String, why: String) throws {
    let set = sample([40, 1, 20], groups: [("some", ["w1", "w2"])])
    var groupings = set.dimensions[0].groupings
    groupings.append(.init(parent: "Total", children: ["w0", "some"]))
    let error = #expect(throws: DisclosureError.self) {
      try CategoryMerging(
        TableSet(
          unit: set.unit,
          dimensions: [
            .init(
              name: "work", label: "work", total: "Total",
              groupings: codes == ["w0", "some"] ? Array(groupings.suffix(1)) + Array(groupings.prefix(1)) : groupings,
              labels: [:]),
            set.dimensions[1],
          ], tables: set.tables, cells: set.cells, crossings: set.crossings),
        policy: testPolicy(merges: [merge(codes, into: into)]))
    }
    #expect(error?.description.contains(why) == true, "\(error?.description ?? "")")
  }

  @Test("sums of means are added, and their n with them")
  func means() throws {
    let set = sample([40, 3, 20])
    let table = TableSet.Table(
      id: "score", subject: .profile(id: "score"), rowDimension: "sex", rows: ["Total"], columnDimension: "work",
      columns: ["w0", "w1", "w2"])
    let means = [("w0", 200), ("w1", 9), ("w2", 100)].map { code, sum in
      TableSet.Mean(table: "score", column: code, base: [code, "Total"], sum: sum, scale: 0...10)
    }
    let scored = TableSet(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables + [table], cells: set.cells, means: means,
      crossings: set.crossings)
    let policy = testPolicy(least: 5, zeros: .show, merges: [merge(["w1", "w2"], into: "rest")])
    let merged = try CategoryMerging(scored, policy: policy).set
    #expect(merged.means.map(\.column) == ["w0", "rest"])
    #expect(
      merged.means.last == .init(table: "score", column: "rest", base: ["rest", "Total"], sum: 109, scale: 0...10))
  }
}
