import Programme
import Testing

@testable import Disclosure

/// Holds the search's patterns against every pattern there is, each tried by the audit.
@Suite("The fewest cells")
struct MinimumTests {
  private static let small = 3

  private struct Sets {
    let set: TableSet
    let policy: DisclosurePolicy

    /// Withheld for themselves.
    let primary: Set<[String]>
    /// May be withheld for others.
    let candidates: [[String]]

    init(seed: Int) {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let sizes = [[3, 3], [2, 4], [3, 4], [2, 2, 2]].randomElement(using: &numbers) ?? [3, 3]
      let fields = sizes.enumerated().map { number, size in
        SampleSet.Field(name: "f\(number)", leaves: (0..<size).map { "v\($0)" })
      }
      let people = (0..<Int.random(in: 20...60, using: &numbers)).map { _ in
        sizes.map { min(Int.random(in: 0..<$0, using: &numbers), Int.random(in: 0..<$0, using: &numbers)) }
      }
      let zeros: DisclosurePolicy.Showing = Bool.random(using: &numbers) ? .show : .withhold
      set = SampleSet(fields: fields, people: people, crossings: [Array(fields.indices)]).tableSet()
      policy = testPolicy(least: MinimumTests.small, zeros: zeros, base: 1)
      let counts = set.cells.map { ($0.address, $0.count ?? 0) }
      primary = Set(
        counts.filter { $1 < MinimumTests.small && ($1 > 0 || zeros == .withhold) }.map(\.0))
      candidates = counts.filter { $1 >= MinimumTests.small }.map(\.0)
    }

    func isSafe(_ chosen: some Sequence<[String]>) throws -> Bool {
      try attack(PublishedTables(set, withholding: primary.union(chosen)), under: policy).findings.isEmpty
    }

    /// Choices of so many candidates, as far as they are few enough to be tried.
    func choices(of count: Int, from first: Int = 0) -> [[[String]]] {
      if count == 0 { return [[]] }
      return (first..<max(first, candidates.count)).flatMap { place in
        choices(of: count - 1, from: place + 1).map { [candidates[place]] + $0 }
      }
    }
  }

  @Test("are what trying every smaller pattern finds, and the total is spared where it can be", arguments: 1...24)
  func noPatternIsSmaller(seed: Int) throws {
    let sets = Sets(seed: seed)
    let tables = try protect(sets.set, under: sets.policy, cost: fewestCells)
    let withheld = Set(tables.published.cells.filter { $0.value == .withheld }.map(\.address))
    let chosen = withheld.subtracting(sets.primary)
    #expect(try sets.isSafe(chosen), "seed \(seed)")
    // Beyond five cells there are too many patterns to try.
    for count in 0..<min(chosen.count, 5) {
      for choice in sets.choices(of: count) { #expect(try !sets.isSafe(choice), "seed \(seed), \(count) cells") }
    }
    let total = sets.set.dimensions.map(\.total)
    guard chosen.contains(total), chosen.count <= 3 else { return }
    for choice in sets.choices(of: chosen.count) where !choice.contains(total) {
      #expect(try !sets.isSafe(choice), "seed \(seed)")
    }
  }
}
