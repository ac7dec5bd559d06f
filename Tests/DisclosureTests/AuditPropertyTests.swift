import Programme
import Testing

@testable import Disclosure

@Suite("The audit's intervals")
struct AuditPropertyTests {
  /// Every list of people, as counts per combination of leaves.
  private func everyTable(people: Int, combinations: Int) -> [[Int]] {
    if combinations == 1 { return [[people]] }
    return (0...people).flatMap { first in
      everyTable(people: people - first, combinations: combinations - 1).map { [first] + $0 }
    }
  }

  /// A full cross of small random fields, with all of its margins.
  private func sample(_ numbers: inout SeededNumbers) -> SampleSet {
    let sizes = [[2, 3], [3, 2], [2, 2, 2], [4], [3, 3], [2, 4]].randomElement(using: &numbers) ?? [2, 2]
    let fields = sizes.enumerated().map { number, size in
      let leaves = (0..<size).map { "v\($0)" }
      let groups = size > 2 && Bool.random(using: &numbers) ? [(code: "some", leaves: Array(leaves.prefix(2)))] : []
      return SampleSet.Field(name: "f\(number)", leaves: leaves, groups: groups)
    }
    let people = (0..<Int.random(in: 2...6, using: &numbers)).map { _ in
      sizes.map { Int.random(in: 0..<$0, using: &numbers) }
    }
    return SampleSet(fields: fields, people: people, crossings: [Array(fields.indices)])
  }

  /// Two-way tables of three fields, which hang together in a ring, or in a chain, and perhaps a margin.
  private func linkedSample(_ numbers: inout SeededNumbers) -> SampleSet {
    let fields = (0..<3).map { number in SampleSet.Field(name: "f\(number)", leaves: ["v0", "v1"]) }
    let people = (0..<Int.random(in: 3...7, using: &numbers)).map { _ in
      fields.map { _ in Int.random(in: 0...1, using: &numbers) }
    }
    let pairs = Bool.random(using: &numbers) ? [[0, 1], [1, 2], [0, 2]] : [[0, 1], [1, 2]]
    return SampleSet(fields: fields, people: people, crossings: pairs)
  }

  @Test("of linked tables equal those found by listing every list of people", arguments: 0..<80)
  func linkedEqualBruteForce(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(1000 + seed))
    try check(linkedSample(&numbers), &numbers, "seed \(1000 + seed)")
  }

  @Test("equal those found by listing every table that fits what is published", arguments: 0..<80)
  func equalBruteForce(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    try check(sample(&numbers), &numbers, "seed \(seed)")
  }

  private func check(_ sample: SampleSet, _ numbers: inout SeededNumbers, _ seed: String) throws {
    let set = sample.tableSet()
    let total = Array(repeating: "Total", count: sample.fields.count)
    let share = Double.random(in: 0.2...0.9, using: &numbers)
    let hidden = Set(
      set.cells.filter { cell in
        cell.address != total && (cell.count ?? 0) > 0 && Double.random(in: 0..<1, using: &numbers) < share
      }.map(\.address))
    let report = try attack(PublishedTables(set, withholding: hidden), under: testPolicy(zeros: .show))
    let outsider = bruteForce(sample, set, hidden, least: 0)
    let ruleKnower = bruteForce(sample, set, hidden, least: 1)
    for cell in report.withheld {
      #expect(cell.intervals[.outsider] == outsider[cell.address], "\(seed), \(cell.address)")
      #expect(cell.intervals[.ruleKnower] == ruleKnower[cell.address], "\(seed), \(cell.address)")
    }
    #expect(report.withheld.count == hidden.count)
  }

  private func bruteForce(
    _ sample: SampleSet, _ set: TableSet, _ hidden: Set<[String]>, least: Int
  ) -> [[String]: FeasibilityInterval] {
    let combinations = sample.fields.reduce([[]]) { found, field in
      found.flatMap { prefix in field.leaves.indices.map { prefix + [$0] } }
    }
    let members = set.cells.map { cell in
      combinations.indices.filter { number in
        cell.address.enumerated().allSatisfy { field, code in
          sample.leaves(field, code)?.contains(combinations[number][field]) ?? true
        }
      }
    }
    var found: [[String]: (Int, Int)] = [:]
    for table in everyTable(people: sample.people.count, combinations: combinations.count) {
      let counts = members.map { $0.reduce(0) { $0 + table[$1] } }
      let fits = zip(set.cells, counts).allSatisfy { cell, count in
        hidden.contains(cell.address) ? count >= least : count == cell.count
      }
      guard fits else { continue }
      for (cell, count) in zip(set.cells, counts) where hidden.contains(cell.address) {
        let seen = found[cell.address] ?? (count, count)
        found[cell.address] = (min(seen.0, count), max(seen.1, count))
      }
    }
    return found.mapValues { FeasibilityInterval(lower: $0.0, upper: $0.1) }
  }
}
