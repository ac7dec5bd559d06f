import Programme
import Testing

@testable import Disclosure

@Suite("The audit's intervals")
struct AuditPropertyTests {
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

  @Test(
    "of respondents: pinned is what is one number in every list that has room for the own record", arguments: 0..<60)
  func respondentsEqualBruteForce(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(2000 + seed))
    let sample = sample(&numbers)
    let set = sample.tableSet()
    let hidden = hidden(of: set, &numbers)
    let report = try attack(
      PublishedTables(set, withholding: hidden), under: testPolicy(zeros: .show),
      attackers: Attackers([.respondent, .alone]), inner: sample.leafCounts)
    for (attacker, isAlone) in [(Attacker.respondent, false), (.alone, true)] {
      let pinned = pinned(sample, set, hidden, isAlone: isAlone)
      for cell in report.withheld {
        let found = cell.intervals[attacker]
        #expect((found != nil) == pinned.contains(cell.address), "seed \(2000 + seed), \(cell.address), \(attacker)")
        #expect(found?.isExact ?? true)
      }
    }
  }

  /// Withheld cells that some respondent pins, and not every reader, but for the own cell.
  private func pinned(
    _ sample: SampleSet, _ set: TableSet, _ hidden: Set<[String]>, isAlone: Bool
  ) -> Set<[String]> {
    let all = everyTable(sum: sample.people.count, columns: sample.combinations.count)
    let members = set.cells.map { sample.members(of: $0.address) }
    let fitting = all.filter { table in
      zip(set.cells, members).allSatisfy { cell, members in
        let count = members.reduce(0) { $0 + table[$1] }
        return hidden.contains(cell.address) ? count >= 1 : count == cell.count
      }
    }
    let empty = Set(zip(set.cells, members).flatMap { $0.count == 0 ? $1 : [] })
    let exact = { (tables: [[Int]], members: [Int]) in
      Set(tables.map { table in members.reduce(0) { $0 + table[$1] } }).count == 1
    }
    var found: Set<[String]> = []
    for (leaf, counts) in sample.leafCounts.leaves.enumerated() where isAlone ? counts.count == 1 : counts.count > 0 {
      let believed = fitting.filter { isAlone ? $0[leaf] == 1 : $0[leaf] >= 1 }
      for (cell, members) in zip(set.cells, members) where hidden.contains(cell.address) {
        if members.filter({ !empty.contains($0) }) == [leaf] || exact(fitting, members) { continue }
        if exact(believed, members) { found.insert(cell.address) }
      }
    }
    return found
  }

  private func hidden(of set: TableSet, _ numbers: inout SeededNumbers) -> Set<[String]> {
    let total = Array(repeating: "Total", count: set.dimensions.count)
    let share = Double.random(in: 0.2...0.9, using: &numbers)
    return Set(
      set.cells.filter { cell in
        cell.address != total && (cell.count ?? 0) > 0 && Double.random(in: 0..<1, using: &numbers) < share
      }.map(\.address))
  }

  private func check(_ sample: SampleSet, _ numbers: inout SeededNumbers, _ seed: String) throws {
    let set = sample.tableSet()
    let hidden = hidden(of: set, &numbers)
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
    let members = set.cells.map { sample.members(of: $0.address) }
    var found: [[String]: (Int, Int)] = [:]
    for table in everyTable(sum: sample.people.count, columns: sample.combinations.count) {
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
