import Testing

@testable import Disclosure

@Suite struct PatternTests {
  /// What can be seen of a pattern.
  private struct View: Equatable {
    let withheld: [Bool]
    let complementary: [Int]
    let cost: Double
    let high: [Int]
    let low: [Int]
    let pinning: [Int?]

    init(_ pattern: Pattern) {
      (withheld, complementary, cost) = (pattern.withheld, pattern.complementary, pattern.cost)
      (high, low) = (pattern.book.high, pattern.book.low)
      pinning = pattern.withheld.indices.map(pattern.pinning)
    }
  }

  private static let cells = 12

  private static func start() -> Pattern {
    let restrictions = (0..<cells).map { SuppressionProblem.Restriction(unknown: $0, least: 0, most: 9) }
    return Pattern(CoverMasterTests.problem(cells: cells, restrictions: restrictions))
  }

  /// Takes in and shows by lot.
  private static func change(_ pattern: inout Pattern, _ dice: inout SplitMix) {
    if dice.below(3) == 0 {
      _ = pattern.show(dice.below(cells))
      return
    }
    let moves = (0..<cells).filter { _ in dice.below(4) == 0 }.map {
      Deviation.Move(unknown: $0, by: 1 + dice.below(5))
    }
    _ = pattern.take(Deviation(moves: moves, excluded: pattern.problem.excluded(by: moves)))
  }

  @Test(
    "an attempt that fails leaves the pattern as it was, also inside another one", arguments: [3, 5, 8] as [UInt64])
  func undone(seed: UInt64) {
    var dice = SplitMix(state: seed)
    var pattern = Self.start()
    for _ in 0..<200 {
      let before = pattern
      let isKept = dice.below(2) == 0
      var middle: Pattern?
      let answer = pattern.attempt { outer in
        for _ in 0..<5 { Self.change(&outer, &dice) }
        middle = outer
        _ = outer.attempt { inner in
          for _ in 0..<5 { Self.change(&inner, &dice) }
          return false
        }
        return isKept
      }
      #expect(answer == isKept)
      guard let kept = isKept ? middle : before else { continue }
      #expect(View(pattern) == View(kept), "seed \(seed)")
    }
  }

  @Test("what stays of an attempt counts like changes without one", arguments: [2, 4] as [UInt64])
  func kept(seed: UInt64) {
    var (one, other) = (Self.start(), Self.start())
    var (dice, same) = (SplitMix(state: seed), SplitMix(state: seed))
    for _ in 0..<200 {
      let isKept = one.attempt { pattern in
        pattern.attempt { inner in
          Self.change(&inner, &dice)
          return true
        }
      }
      Self.change(&other, &same)
      #expect(isKept && View(one) == View(other), "seed \(seed)")
    }
    #expect(one.complementary == one.withheld.indices.filter { one.withheld[$0] && !one.problem.primary[$0] })
    #expect(one.cost == one.complementary.reduce(0) { $0 + (one.problem.price[$1] ?? 0) })
  }
}
