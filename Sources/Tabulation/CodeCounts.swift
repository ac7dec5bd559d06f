import Programme

/// The counts of one table shape, code by code: every margin is the sum of its leaves.
struct CodeCounts {
  let rowCodes: Int
  let columnCodes: Int
  private let units: [Int]
  private let contributors: [Int]

  init(_ plan: CountPlan, _ counts: Counts, cube number: Int) {
    let cube = plan.cubes[number]
    let (rows, columns) = (plan.codes(of: cube.row), plan.codes(of: cube.column))
    let width = plan.leaves(of: cube.column)
    var units = [Int](repeating: 0, count: rows * columns)
    for (leaf, count) in counts.units[number].enumerated() where count != 0 {
      let own = cube.row.map { plan.ancestors[$0][leaf / width] } ?? [0]
      let other = cube.column.map { plan.ancestors[$0][leaf % width] } ?? [0]
      for row in own {
        for column in other { units[row * columns + column] += count }
      }
    }
    rowCodes = rows
    columnCodes = columns
    self.units = units
    contributors = plan.countsContributors ? counts.contributors[number] : units
  }

  /// Positions of codes within their dimensions; 0 where the shape has none.
  func count(_ row: Int, _ column: Int) -> Int { units[row * columnCodes + column] }
  func contributors(_ row: Int, _ column: Int) -> Int { contributors[row * columnCodes + column] }
}
