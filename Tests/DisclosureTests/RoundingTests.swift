import Programme
import Testing

@testable import Disclosure

@Suite("Controlled rounding")
struct RoundingTests {
  private func values(_ tables: RoundedTables) -> [Int] { tables.cells.map(\.value) }

  private func sample(_ numbers: inout SeededNumbers) -> SampleSet {
    let fields = (0..<Int.random(in: 1...3, using: &numbers)).map { number in
      let size = Int.random(in: 2...4, using: &numbers)
      var field = SampleSet.Field(name: "f\(number)", leaves: (0..<size).map { "v\($0)" })
      if size > 2, Bool.random(using: &numbers) { field.groups = [("some", ["v1", "v2"])] }
      return field
    }
    let people = (0..<Int.random(in: 3...60, using: &numbers)).map { _ in
      fields.map { Int.random(in: $0.leaves.indices, using: &numbers) }
    }
    return SampleSet(
      fields: fields, people: people, crossings: fields.indices.map { [$0] } + [Array(fields.indices)])
  }

  @Test("keeps every sum, shows multiples only, and holds every count between lo and hi", arguments: 0..<30)
  func keepsSums(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let set = sample(&numbers).tableSet()
    let policy = testPolicy(zeros: Bool.random(using: &numbers) ? .show : .withhold)
    for base in [3, 5, 10] {
      let tables = try roundTables(set, to: base, under: policy)
      #expect(tables.bound <= tables.distance, "seed \(seed)")
      for (cell, own) in zip(tables.cells, set.cells) {
        let count = own.count ?? 0
        #expect(cell.value % base == 0 && (cell.lower...cell.upper).contains(count), "seed \(seed)")
        if count % base == 0, tables.farther.isEmpty { #expect(cell.value == count, "seed \(seed)") }
      }
      // The same check that refuses true counts which do not add up.
      _ = try protect(
        TableSet(
          unit: set.unit, dimensions: set.dimensions, tables: set.tables,
          cells: zip(set.cells, tables.cells).map { own, cell in
            TableSet.Cell(
              address: own.address, count: cell.value, contributors: cell.value, role: own.role, isByHub: own.isByHub,
              meaning: own.meaning)
          }, crossings: set.crossings), under: testPolicy(least: 1, zeros: .show), cost: fewestCells)
    }
  }

  @Test("is as near as can be: the least distance of a table is the one found by listing all choices")
  func leastDistance() throws {
    let seed: UInt64 = 42
    var numbers = SeededNumbers(seed: seed)
    for round in 0..<20 {
      let counts = (0..<5).map { _ in Int.random(in: 0...20, using: &numbers) }
      let tables = try roundTables(oneWay(counts), to: 5, under: testPolicy(zeros: .show))
      #expect(tables.distance == listedLeast(counts, base: 5), "seed \(seed), round \(round)")
      #expect(tables.bound == tables.distance, "seed \(seed), round \(round)")
    }
  }

  /// Over every choice of the multiple below or above for each count and the total.
  private func listedLeast(_ counts: [Int], base: Int) -> Int? {
    let total = counts.reduce(0, +)
    return (0..<(1 << counts.count)).compactMap { pattern -> Int? in
      var (sum, distance) = (0, 0)
      for (number, count) in counts.enumerated() {
        if count % base == 0, pattern >> number & 1 == 1 { return nil }
        let value = (count / base + (pattern >> number & 1)) * base
        (sum, distance) = (sum + value, distance + abs(value - count))
      }
      let isAdjacent = total % base == 0 ? sum == total : abs(sum - total) < base
      return isAdjacent ? distance + abs(sum - total) : nil
    }.min()
  }

  @Test("a zero stays zero where zeros are published; a small count may be shown as zero and then stands for 0 to b−1")
  func zeros() throws {
    let tables = try roundTables(oneWay([0, 1, 29]), to: 5, under: testPolicy(zeros: .show))
    #expect(values(tables) == [0, 0, 30, 30])
    #expect(tables.cells[0].lower == 0 && tables.cells[0].upper == 4)
    #expect(tables.cells[1] == .init(address: ["c1"], value: 0, lower: 0, upper: 4))
    #expect(tables.cells[2] == .init(address: ["c2"], value: 30, lower: 26, upper: 34))
  }

  @Test(
    "where no adjacent multiples add up the next ones are allowed: the block's intervals say so and the log names the cells"
  )
  func nextMultiples() throws {
    let set = forced()
    let tables = try roundTables(set, to: 2, under: testPolicy(zeros: .show))
    #expect(!tables.farther.isEmpty)
    #expect(tables.cells.allSatisfy { $0.upper == $0.value + 3 })
    for (cell, own) in zip(tables.cells, set.cells) { #expect((cell.lower...cell.upper).contains(own.count ?? -1)) }
  }

  /// Three ones, base 2: each pair adds up to 2, a multiple that stays, and no choice of 0 and 2 for the three gives
  /// every pair the sum 2.
  private func forced() -> TableSet {
    let groupings = [
      ("Total", ["a", "b", "c", "d"]), ("ab", ["a", "b"]), ("ac", ["a", "c"]), ("bc", ["b", "c"]),
    ].map { TableSet.Dimension.Grouping(parent: $0.0, children: $0.1) }
    let leaves: [String: Set<Int>] = [
      "a": [0], "b": [1], "c": [2], "d": [3], "ab": [0, 1], "ac": [0, 2], "bc": [1, 2],
    ]
    let counts = ["a": 1, "b": 1, "c": 1, "d": 7, "ab": 2, "ac": 2, "bc": 2, "Total": 10]
    let cells = counts.keys.sorted().map { code in
      TableSet.Cell(
        address: [code], count: counts[code], contributors: counts[code] ?? 0, role: .plain, isByHub: false,
        meaning: TableSet.Meaning(admitted: leaves[code].map { [0: $0] } ?? [:]))
    }
    let dimension = TableSet.Dimension(
      name: "d", label: "d", total: "Total", groupings: groupings, labels: [:])
    return TableSet(unit: "people", dimensions: [dimension], tables: [], cells: cells, crossings: [["d"]])
  }

  @Test("every true count lies in what the audit leaves of its ends", arguments: [3, 5])
  func audited(base: Int) throws {
    let set = oneWay([0, 0, 31, 17])
    let tables = try roundTables(set, to: base, under: testPolicy(zeros: .show))
    let report = try attack(tables.published, under: testPolicy(least: 2, width: 2, zeros: .show))
    #expect(report.findings.isEmpty)
    for (cell, own) in zip(report.withheld, set.cells) {
      for interval in cell.intervals.values {
        #expect(interval.lower <= own.count ?? -1 && interval.upper.map { $0 >= own.count ?? -1 } ?? true)
      }
    }
    #expect(report.withheld.count == set.cells.count)
  }

  @Test(
    "five or fewer withheld and then rounded to five is refused: rounding needs true counts, and so does withholding")
  func roundedAfterWithholding() throws {
    let set = oneWay([4, 15, 16])
    var cells = set.cells
    cells[0] = TableSet.Cell(
      address: cells[0].address, count: nil, contributors: 0, role: .plain, isByHub: false, meaning: cells[0].meaning)
    let withheld = TableSet(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, cells: cells, crossings: set.crossings)
    #expect(throws: DisclosureError.badCount(cell: "answer=c0")) {
      try roundTables(withheld, to: 5, under: testPolicy())
    }
  }

  @Test("the same tables are rounded to the same values")
  func deterministic() throws {
    var numbers = SeededNumbers(seed: 5)
    let set = sample(&numbers).tableSet()
    let first = try roundTables(set, to: 3, under: testPolicy())
    #expect(try roundTables(set, to: 3, under: testPolicy()).cells == first.cells)
  }

  @Test("counts that do not add up are refused, not rounded until they do")
  func wrongSums() throws {
    let set = oneWay([4, 5, 6])
    var cells = set.cells
    cells[0] = TableSet.Cell(
      address: cells[0].address, count: 5, contributors: 5, role: .plain, isByHub: false, meaning: cells[0].meaning)
    let wrong = TableSet(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, cells: cells, crossings: set.crossings)
    #expect(throws: DisclosureError.self) { try roundTables(wrong, to: 5, under: testPolicy()) }
  }
}
