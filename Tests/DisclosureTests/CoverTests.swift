import Testing

@testable import Disclosure

@Suite struct RowEliminationTests {
  /// Unknowns 0…3 inside, 4 and 5 the rows' sums, 6 and 7 the columns', 8 the total.
  static let rows: [CellSystem.Row] = [
    ([0, 1], 4), ([2, 3], 5), ([0, 2], 6), ([1, 3], 7), ([4, 5], 8), ([6, 7], 8),
  ].map { parts, whole in
    CellSystem.Row(
      terms: parts.map { .init(unknown: $0, coefficient: -1) } + [.init(unknown: whole, coefficient: 1)], kind: .sum)
  }

  @Test func oneOfSixSumsOfATwoByTwoTableFollowsFromTheOthers() {
    let needed = SuppressionProblem.neededRows(Self.rows, unknowns: 9)
    #expect(needed.count { $0 } == 5)
  }

  @Test func aContainmentIsNeverLeftOut() {
    let twice = [CellSystem.Row](
      repeating: .init(
        terms: [.init(unknown: 0, coefficient: 1), .init(unknown: 1, coefficient: -1)], kind: .containment),
      count: 2)
    #expect(SuppressionProblem.neededRows(twice, unknowns: 2) == [true, true])
  }

  @Test func aCellIsDeterminedOnceTheOthersOfItsSumAreKnown() {
    var elimination = RowElimination()
    for row in Self.rows { _ = elimination.adds(row) }
    elimination.fix(4)
    #expect(elimination.determines(1, amongst: { $0 == 0 }))
    #expect(!elimination.determines(2, amongst: { $0 == 0 }))
    elimination.fix(6)
    #expect(elimination.determines(2, amongst: { $0 == 0 }))
    #expect(!elimination.determines(8, amongst: { $0 == 0 }))
  }

  @Test(arguments: [7, 11, 13]) func whatDependsOnOthersIsFoundInAnyOrder(_ seed: UInt64) {
    var dice = SplitMix(state: seed)
    var rows = Self.rows
    for place in rows.indices { rows.swapAt(place, dice.below(rows.count)) }
    var elimination = RowElimination()
    #expect(rows.count { elimination.adds($0) } == 5)
  }
}

@Suite struct CoverPoolTests {
  /// Five candidates of one price, nothing else.
  static func pool(_ cuts: [CoveringCut]) -> CoverPool {
    let pool = CoverPool(candidates: Array(0..<5), price: [Double?](repeating: 1, count: 6))
    _ = pool.add(cuts)
    return pool
  }

  static func cut(_ cells: [Int], need: Double = 1, of target: Int = 5, ifWithheld: Bool = false) -> CoveringCut {
    CoveringCut(
      weights: Dictionary(uniqueKeysWithValues: cells.map { ($0, 1.0) }), need: need, target: target,
      isConditional: ifWithheld)
  }

  @Test func aCompletedChoiceSatisfiesEveryCutWithAsFewAsThere() {
    let pool = Self.pool([Self.cut([0, 1]), Self.cut([1, 2]), Self.cut([1, 3, 4])])
    #expect(pool.complete(price: [Double?](repeating: 1, count: 6)))
    #expect(pool.isChosen == [false, true, false, false, false, false])
    #expect(pool.cost == 1)
  }

  @Test func aCellThatBringsItsOwnCutIsCountedWithIt() {
    let pool = Self.pool([Self.cut([0, 1]), Self.cut([2, 3, 4], need: 2, of: 0, ifWithheld: true)])
    #expect(pool.complete(price: [Double?](repeating: 1, count: 6)))
    #expect(pool.isChosen == [false, true, false, false, false, false])
  }

  @Test func whatNoCutNeedsIsDroppedAndWhatOneNeedsSaysWhich() {
    let pool = Self.pool([Self.cut([0, 1]), Self.cut([2, 3], need: 2)])
    for cell in 0..<4 { pool.choose(cell) }
    #expect(pool.need(of: 0) == nil)
    #expect(pool.need(of: 2) == Self.cut([2, 3], need: 2))
    pool.trim([0, 1, 2, 3])
    #expect(pool.isChosen == [false, true, true, true, false, false])
  }

  @Test func aCutThatNothingAllowedSatisfiesIsSaidSo() {
    let pool = Self.pool([Self.cut([0, 1], need: 2)])
    var price = [Double?](repeating: 1, count: 6)
    price[0] = nil
    #expect(!pool.complete(price: price))
  }

  @Test func cutsThatComeLateCountWhatIsChosenAlready() {
    let pool = Self.pool([])
    pool.choose(3)
    #expect(pool.add([Self.cut([3, 4])]))
    #expect(!pool.add([Self.cut([3, 4])]))
    #expect(pool.need(of: 3) != nil)
    pool.choose(all: [true, false, false, false, false, false])
    #expect(pool.isChosen == [true, false, false, false, false, false])
    #expect(pool.cost == 1)
  }
}
