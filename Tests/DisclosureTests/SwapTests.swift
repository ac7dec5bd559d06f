import Programme
import Testing

@testable import Disclosure

/// People of linked tables who change places: deviations without a program.
@Suite("Swaps")
struct SwapTests {
  /// People over some fields of equal length, each with codes at random.
  private func sample(seed: UInt64, crossings: [[Int]], fields: Int, leaves: Int, people: Int) -> SampleSet {
    var random = SeededNumbers(seed: seed)
    return SampleSet(
      fields: (0..<fields).map { field in
        SampleSet.Field(name: "f\(field)", leaves: (0..<leaves).map { "\(field).\($0)" })
      },
      people: (0..<people).map { _ in (0..<fields).map { _ in Int.random(in: 0..<leaves, using: &random) } },
      crossings: crossings)
  }

  private func problem(of sample: SampleSet) throws -> SuppressionProblem {
    let set = sample.tableSet()
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let rules = try ClassRules(set, system: system, policy: testPolicy())
    let counts = sample.leafCounts.leaves.filter { $0.count > 0 }.map { ($0.address, $0.count) }
    let people = try InnerCounts(
      people: Dictionary(uniqueKeysWithValues: counts), of: set, path: "people")
    let primary = (0..<system.classes).map { (1...3).contains(rules.counts[$0]) }
    return try SuppressionProblem(
      system, rules: rules, primary: primary, price: primary.map { _ in 1 },
      knowledge: RespondentKnowledge(contributors: .none, coalition: 1, people: people))
  }

  @Test(
    "a swap obeys every row and moves its cell just so far",
    arguments: [
      ([[0, 1], [0, 2], [1, 2]], 3), ([[0, 1], [0, 2], [1, 2], [0, 3], [1, 3], [2, 3]], 4),
      ([[0, 1, 2], [1, 2, 3], [0, 1, 3]], 4),
    ])
  func swaps(_ crossings: [[Int]], _ fields: Int) throws {
    let problem = try problem(of: sample(seed: 7, crossings: crossings, fields: fields, leaves: 4, people: 300))
    let geometry = try #require(problem.jointGeometry)
    let finder = SwapFinder(problem: problem, geometry: geometry)
    var found = 0
    for cell in 0..<problem.unknowns where !problem.isLatent(cell) {
      for amount in [-2, 1, 3] {
        guard let swap = finder.move(cell, by: amount, cost: { problem.isLatent($0) ? 0 : 1 }) else { continue }
        found += 1
        #expect(problem.admits(swap.deviation.moves))
        #expect(swap.deviation.move(of: cell) == amount)
        #expect(Int(swap.cost) == swap.deviation.moves.count { !problem.isLatent($0.unknown) })
      }
    }
    #expect(found > problem.cells)
  }

  @Test("a swap leaves alone what must stay")
  func stays() throws {
    let problem = try problem(
      of: sample(seed: 8, crossings: [[0, 1], [0, 2], [1, 2]], fields: 3, leaves: 4, people: 200))
    let geometry = try #require(problem.jointGeometry)
    let finder = SwapFinder(problem: problem, geometry: geometry)
    let inner = try #require((0..<problem.unknowns).first { geometry.placeOfClass[$0]?.codes.count == 2 })
    let first = try #require(finder.move(inner, by: 1, cost: { problem.isLatent($0) ? 0 : 1 }))
    let barred = try #require(first.deviation.moves.first { !problem.isLatent($0.unknown) && $0.unknown != inner })
    let second = try #require(
      finder.move(inner, by: 1) { $0 == barred.unknown ? nil : problem.isLatent($0) ? 0 : 1 })
    #expect(second.deviation.move(of: barred.unknown) == 0)
    #expect(finder.move(inner, by: 1, cost: { $0 == inner || problem.isLatent($0) ? 0 : nil }) == nil)
  }
}
