import Programme

/// Counts of some of the persons: those of two disjoint parts add up to those of both, bit for bit.
struct Counts: Equatable, Sendable {
  /// A table's shape: leaves of its row dimension by leaves of its column dimension.
  struct Cube: Hashable, Sendable {
    let row: Int?
    let column: Int?
  }

  /// Cube → units per leaf pair, row by row.
  var units: [[Int]]
  /// Cube → distinct persons per code pair; empty when persons are the units.
  var contributors: [[Int]]
  /// Score cube → sum of the scores per leaf of its column dimension.
  var sums: [[Int]]

  init(_ plan: CountPlan) {
    units = plan.cubes.map { Array(repeating: 0, count: plan.leaves(of: $0.row) * plan.leaves(of: $0.column)) }
    contributors =
      plan.countsContributors
      ? plan.cubes.map { Array(repeating: 0, count: plan.codes(of: $0.row) * plan.codes(of: $0.column)) } : []
    sums = plan.scores.map { Array(repeating: 0, count: plan.leaves(of: $0.column)) }
  }

  static func + (left: Counts, right: Counts) -> Counts {
    var sum = left
    sum.units = added(left.units, right.units)
    sum.contributors = added(left.contributors, right.contributors)
    sum.sums = added(left.sums, right.sums)
    return sum
  }

  private static func added(_ left: [[Int]], _ right: [[Int]]) -> [[Int]] {
    zip(left, right).map { zip($0, $1).map(+) }
  }
}

/// What is counted in the one pass over the persons: each shape once, however many tables have it.
struct CountPlan: Sendable {
  struct ScoreCube: Hashable, Sendable {
    let field: Int
    let column: Int?
  }

  let layout: Layout
  let cubes: [Counts.Cube]
  let scores: [ScoreCube]
  let countsContributors: Bool
  /// Dimension → per leaf the positions of all codes that it is part of.
  let ancestors: [[[Int]]]

  init(_ layout: Layout) {
    self.layout = layout
    countsContributors = layout.unit != "people"
    var cubes: [Counts.Cube] = []
    var scores: [ScoreCube] = []
    for table in layout.tables {
      let cube = Counts.Cube(row: table.rowAxis, column: table.columnAxis)
      if !cubes.contains(cube) { cubes.append(cube) }
      guard let score = table.score.map({ ScoreCube(field: $0.field, column: table.columnAxis) }) else { continue }
      if !scores.contains(score) { scores.append(score) }
    }
    self.cubes = cubes
    self.scores = scores
    ancestors = layout.axes.map { axis in
      (0..<axis.leafCount).map { leaf in axis.codes.indices.filter { axis.codes[$0].leaves.contains(leaf) } }
    }
  }

  func leaves(of axis: Int?) -> Int { axis.map { layout.axes[$0].leafCount } ?? 1 }
  func codes(of axis: Int?) -> Int { axis.map { layout.axes[$0].codes.count } ?? 1 }
}
