import Testing

@testable import Disclosure

/// Inner counts of linked tables that nobody gave.
@Suite("Walks to inner counts")
struct TableWalkTests {
  /// Sums over every two of some dimensions, counted from people at random.
  private func sums(dimensions: Int, leaves: Int, people: Int) -> (columns: Int, rows: [[Int]], sums: [Int]) {
    var random = SeededNumbers(seed: UInt64(people))
    let columns = (0..<dimensions).reduce(1) { size, _ in size * leaves }
    var counts = [Int](repeating: 0, count: columns)
    // The product makes some combinations rare.
    for _ in 0..<people {
      counts[Int.random(in: 0..<columns, using: &random) * Int.random(in: 1...columns, using: &random) / columns] += 1
    }
    let codes = (0..<columns).map { column in
      (0..<dimensions).map { place in (0..<place).reduce(column) { rest, _ in rest / leaves } % leaves }
    }
    var rows: [[Int]] = []
    for one in 0..<dimensions {
      for other in 0..<one {
        let grouped = Dictionary(grouping: 0..<columns) { [codes[$0][one], codes[$0][other]] }
        rows += grouped.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
      }
    }
    return (columns, rows, rows.map { row in row.reduce(0) { $0 + counts[$1] } })
  }

  @Test(
    "a walk finds counts that add up, from few people and from many, and finds the same again",
    arguments: [(3, 8, 60), (3, 12, 500), (4, 8, 1_000), (3, 6, 200_000)])
  func addUp(_ dimensions: Int, _ leaves: Int, _ people: Int) {
    let (columns, rows, sums) = sums(dimensions: dimensions, leaves: leaves, people: people)
    var walk = TableWalk(columns: columns, rows: rows, sums: sums)
    let isFound = walk.run(steps: 400_000)
    #expect(isFound)
    #expect(walk.counts.allSatisfy { $0 >= 0 })
    #expect(rows.map { row in row.reduce(0) { $0 + walk.counts[$1] } } == sums)
    var again = TableWalk(columns: columns, rows: rows, sums: sums)
    _ = again.run(steps: 400_000)
    #expect(again.counts == walk.counts)
  }

  @Test("sums that contradict each other have no counts")
  func contradiction() {
    var walk = TableWalk(columns: 4, rows: [[0, 1], [2, 3], [0, 2], [1, 3]], sums: [3, 4, 5, 6])
    let isFound = walk.run(steps: 10_000)
    #expect(!isFound)
  }
}
