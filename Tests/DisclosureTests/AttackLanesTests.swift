import Testing

@testable import Disclosure

@Suite("Attacks on two cores")
struct AttackLanesTests {
  /// Inner counts 0, 1 and 3. A zero, 2, is always shown: 0 and 1 together. Two cells are withheld: 4 is 1 and 3 together, 5
  /// holds 6 and is, with 3, the 11 of cell 6, which is shown unless another one needs it.
  private static func problem() -> SuppressionProblem {
    func row(_ parts: [Int], _ whole: Int) -> CellSystem.Row {
      CellSystem.Row(
        terms: parts.map { .init(unknown: $0, coefficient: 1) } + [.init(unknown: whole, coefficient: -1)], kind: .sum)
    }
    let need = SuppressionProblem.Need(width: 3, top: 4)
    let rows = [row([0, 1], 2), row([1, 3], 4), row([3, 5], 6)]
    return SuppressionProblem(
      rows: rows,
      rowsOfUnknown: (0..<7).map { unknown in rows.indices.filter { rows[$0].terms.contains { $0.unknown == unknown } }
      },
      truth: [0, 0, 0, 5, 5, 6, 11], least: [Int](repeating: 0, count: 7), most: [Int](repeating: 99, count: 7),
      need: [nil, nil, need, nil, need, need, need], primary: [false, false, false, false, true, true, false],
      price: [0, 0, nil, 0, nil, nil, 1], isSame: Array(0..<7), restrictions: [], restrictionsOfUnknown: [:],
      isNeeded: [true, true, true], geometry: nil)
  }

  @Test("the parts of a zero that is always shown have no column, and no row")
  func layout() {
    let layout = AttackLayout(Self.problem())
    #expect(layout.movable == [3, 4, 5, 6])
    #expect(layout.rows.map { $0.terms.map(\.unknown) } == [[3, 4], [3, 5, 6]])
    #expect(layout.room(0).up == 0 && layout.room(3).down == 5)
  }

  @Test("each lane says how far its own target goes, in the order of the lanes")
  func lanes() {
    let lanes = AttackLanes(Self.problem())
    let ends = lanes.map { lane, program in
      program.setRooms([1, 1, 0, 1, 1, 1, 0])
      let target = lane == 0 ? 4 : 5
      return [-1.0, 1].map { sign in program.farthest(target, sign: sign)?[target] }
    }
    #expect(ends == [[6, -5], [5, -6]])
    #expect(lanes.work > 0)
  }

  @Test("what cannot move under any pattern stays, and nothing raises its bound")
  func still() {
    let ends = AttackLanes(Self.problem()).map { _, program in
      program.setRooms([1, 1, 1, 1, 1, 1, 1])
      let moves = program.farthest(2, sign: -1)
      return moves == [Double](repeating: 0, count: 7) && program.certificate(2, sign: -1).weights.isEmpty
    }
    #expect(ends == [true, true])
  }

  @Test("targets are shared out, each once", arguments: [0, 1, 2, 7])
  func shares(count: Int) {
    let all = (0..<AttackLanes.count).flatMap { Array(AttackLanes.share($0, of: count)) }
    #expect(all.sorted() == Array(0..<count))
  }
}

@Suite("What patterns may cost")
struct PriceGridTests {
  @Test("a bound is raised to the least cost that is no lower", arguments: [0, 1, 2])
  func raised(spared: Int) {
    let prices: [Double?] = [nil, 1, 2, 1] + [Double?](repeating: 1 + PriceGrid.preference, count: spared)
    let grid = PriceGrid(prices)
    let costs = (0..<5).flatMap { whole in (0...spared).map { Double(whole) + Double($0) * PriceGrid.preference } }
    for bound in stride(from: 0.0, to: 4, by: 0.037) {
      let least = costs.filter { $0 >= bound - 1e-6 }.min() ?? .infinity
      #expect(grid.raised(bound) <= least + 1e-9 && grid.raised(bound) >= bound - 1e-6, "\(bound)")
    }
    #expect(grid.raised(3.5) == 4)
    #expect(grid.step == (spared == 0 ? 1 : PriceGrid.preference))
    #expect(grid.withoutPreference(4 + Double(spared) * PriceGrid.preference) == 4)
  }

  @Test("where prices are not whole nothing is rounded")
  func notWhole() {
    let grid = PriceGrid([1, 2.585, nil])
    #expect(grid.raised(3.1) == 3.1 && grid.withoutPreference(3.585) == 3.585 && grid.step < 1e-5)
    #expect(!grid.isSpared(2.585))
  }
}
