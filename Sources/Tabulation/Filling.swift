import Programme

/// One pass over a run of persons that fills every table of a unit.
struct Filling: Sendable {
  let plan: CountPlan
  let reader: UnitReader

  /// Persons whose leaves are held at once: 4,096 leaves of 60 dimensions stay in the second-level cache.
  static let blockSize = 4096

  /// Counts of the units of these persons.
  func counts(_ persons: Range<Int>) -> Counts {
    var counts = Counts(plan)
    var stamps = counts.contributors.map { $0.map { _ in -1 } }
    for start in stride(from: persons.lowerBound, to: persons.upperBound, by: Self.blockSize) {
      let block = reader.block(start..<min(start + Self.blockSize, persons.upperBound))
      let leaves = plan.layout.axes.map { reader.leaves($0, block) }
      for (number, cube) in plan.cubes.enumerated() {
        add(cube, leaves, block, to: &counts.units[number])
        if plan.countsContributors {
          addContributors(cube, leaves, block, to: &counts.contributors[number], &stamps[number])
        }
      }
      for (number, score) in plan.scores.enumerated() { add(score, leaves, block, to: &counts.sums[number]) }
    }
    return counts
  }

  private func add(_ cube: Counts.Cube, _ leaves: [[Int]], _ block: UnitReader.Block, to units: inout [Int]) {
    switch (cube.row, cube.column) {
    case (nil, nil): units[0] += block.units.count
    case (let axis?, nil), (nil, let axis?):
      for leaf in leaves[axis] { units[leaf] += 1 }
    case (let row?, let column?):
      let width = plan.leaves(of: column)
      for (own, other) in zip(leaves[row], leaves[column]) { units[own * width + other] += 1 }
    }
  }

  private func add(
    _ score: CountPlan.ScoreCube, _ leaves: [[Int]], _ block: UnitReader.Block, to sums: inout [Int]
  ) {
    for (unit, value) in reader.answers(score.field, block).enumerated() where value >= 0 {
      sums[score.column.map { leaves[$0][unit] } ?? 0] += Int(value)
    }
  }

  /// Units stand person by person, so a person is new to a cell when the cell's last stamp is another's.
  private func addContributors(
    _ cube: Counts.Cube, _ leaves: [[Int]], _ block: UnitReader.Block, to persons: inout [Int], _ stamps: inout [Int]
  ) {
    let width = plan.codes(of: cube.column)
    for (unit, owner) in block.owners.enumerated() {
      let person = block.persons.lowerBound + owner
      let rows = cube.row.map { plan.ancestors[$0][leaves[$0][unit]] } ?? [0]
      let columns = cube.column.map { plan.ancestors[$0][leaves[$0][unit]] } ?? [0]
      for row in rows {
        for column in columns where stamps[row * width + column] != person {
          stamps[row * width + column] = person
          persons[row * width + column] += 1
        }
      }
    }
  }
}
