import Programme
import Testing

@testable import Disclosure

@Suite("What single sums ask for")
struct RowCoverTests {
  /// Two empty cells and one of five people, and their sum; the first is withheld.
  private static func problem(need: SuppressionProblem.Need, primary: [Bool]) -> SuppressionProblem {
    let row = CellSystem.Row(
      terms: (0..<3).map { .init(unknown: $0, coefficient: -1) } + [.init(unknown: 3, coefficient: 1)], kind: .sum)
    return SuppressionProblem(
      rows: [row], rowsOfUnknown: [[Int]](repeating: [0], count: 4), truth: [0, 0, 5, 5],
      least: [0, 0, 0, 0], most: [Int](repeating: 99, count: 4), need: [need, need, need, need],
      primary: primary, price: primary.map { $0 ? nil : 1 }, isSame: Array(0..<4), restrictions: [],
      restrictionsOfUnknown: [:], isNeeded: [true], geometry: nil)
  }

  @Test("an empty cell gives no room to another empty one: what has people must be withheld beside them")
  func emptyCells() throws {
    let need = SuppressionProblem.Need(width: 3, top: 3)
    for primary in [[true, false, false, false], [true, true, false, false]] {
      let cover = try #require(RowCover(Self.problem(need: need, primary: primary)))
      #expect(abs(cover.bound - 1) < 1e-6)
      let price = cover.favoured([1, 1, 1, 1]).compactMap(\.self)
      #expect(abs(price[2] + price[3] - 1.4) < 1e-6, "one of them, or both in part, is cheaper")
      #expect(price[0] <= 1.2 + 1e-6 && abs(price[1] - (primary[1] ? 0.2 : 1.2)) < 1e-6)
    }
  }

  @Test("five people are too few for a width of eight: their sum is needed, or both the others")
  func tooFewPeople() throws {
    let need = SuppressionProblem.Need(width: 8, top: 3)
    let problem = Self.problem(need: need, primary: [false, false, true, false])
    let cover = try #require(RowCover(problem))
    #expect(abs(cover.bound - 1) < 1e-6, "the sum alone goes as far as need be")
    #expect(RowCover(Self.problem(need: need, primary: [true, false, false, true])) == nil, "nothing is asked for")
  }

  /// A crossing of six by six with counts by lot, small ones withheld.
  private func problem(seed: UInt64) throws -> SuppressionProblem {
    var random = SeededNumbers(seed: seed)
    let set = twoWay((0..<6).map { _ in (0..<6).map { _ in Int.random(in: 0...12, using: &random) } })
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let rules = try ClassRules(set, system: system, policy: testPolicy())
    let primary = rules.counts.map { $0 < 3 }
    return try SuppressionProblem(
      system, rules: rules, primary: primary, price: primary.map { $0 ? nil : 1 },
      knowledge: RespondentKnowledge(contributors: .none, coalition: 1, people: nil))
  }

  @Test("no safe pattern costs less, and two starts find none that costs more than one", arguments: 1...20)
  func bound(seed: UInt64) throws {
    let problem = try problem(seed: seed)
    let least = try PatternSearch(problem).pattern()
    #expect(least.unsafe.isEmpty)
    #expect(try #require(RowCover(problem)).bound <= least.cost + 1e-6)
    let once = PatternSearch.Effort(covering: 1, unproven: 1, improvement: 1, startsTwice: false)
    let one = try PatternSearch(problem, effort: once).started()
    let search = PatternSearch(problem)
    let two = try search.started()
    #expect(two.unsafe.isEmpty && two.cost <= one.cost && search.bound <= two.cost)
    #expect(Set(two.complementary).isSubset(of: search.protects.keys))
  }
}
