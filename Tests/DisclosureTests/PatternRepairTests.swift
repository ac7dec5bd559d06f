import Testing

@testable import Disclosure

@Suite("Repair")
struct PatternRepairTests {
  /// Two withheld counts, 20 and 3, whose sum is shown; of the second it is known that it is at most 10. So the first lies
  /// between 13 and 23: as wide as it must be, and no wider.
  private static func problem() -> SuppressionProblem {
    let need = SuppressionProblem.Need(width: 10, top: 5)
    let row = CellSystem.Row(
      terms: [
        .init(unknown: 0, coefficient: 1), .init(unknown: 1, coefficient: 1), .init(unknown: 2, coefficient: -1),
      ],
      kind: .sum)
    return SuppressionProblem(
      rows: [row], rowsOfUnknown: [[0], [0], [0]], truth: [20, 3, 23], least: [1, 0, 0], most: [99, 10, 99],
      need: [need, need, need], primary: [true, true, false], price: [nil, nil, nil], isSame: [0, 1, 2],
      restrictions: [], restrictionsOfUnknown: [:], isNeeded: [true], geometry: nil)
  }

  @Test("a count with no room to spare is proven safe by the one pair of tables that does it: 3 up and 7 down")
  func oneSplit() throws {
    let problem = Self.problem()
    var pattern = Pattern(problem)
    var repair = PatternRepair(finder: DeviationFinder(problem), price: problem.price)
    try repair.repair(&pattern, pattern.unsafe)
    #expect(pattern.unsafe.isEmpty)
    #expect((pattern.book.high[0], pattern.book.low[0]) == (3, -7))
  }

  /// The same with one person less of room: neither count can be safe.
  private static func narrow() -> SuppressionProblem {
    let problem = problem()
    return SuppressionProblem(
      rows: problem.rows, rowsOfUnknown: problem.rowsOfUnknown, truth: problem.truth, least: problem.least,
      most: [99, 9, 99], need: problem.need, primary: problem.primary, price: problem.price, isSame: problem.isSame,
      restrictions: [], restrictionsOfUnknown: [:], isNeeded: problem.isNeeded, geometry: nil)
  }

  @Test("one person less of room, and it is hopeless")
  func noSplit() {
    let problem = Self.narrow()
    var pattern = Pattern(problem)
    var repair = PatternRepair(finder: DeviationFinder(problem), price: problem.price)
    #expect(throws: PatternRepair.Hopeless.self) { try repair.repair(&pattern, pattern.unsafe) }
  }

  @Test("a suspect that can be safe changes nothing: the pattern is the same, and safe", arguments: [nil, 0, 1])
  func suspect(_ suspect: Int?) throws {
    let pattern = try PatternSearch(Self.problem(), suspect: suspect).pattern()
    #expect(pattern.withheld == [true, true, false])
    #expect(pattern.unsafe.isEmpty)
  }

  @Test("of two counts that no pattern makes safe the suspect is asked first", arguments: [0, 1])
  func suspectFirst(_ suspect: Int) {
    do throws(PatternRepair.Hopeless) {
      _ = try PatternSearch(Self.narrow(), suspect: suspect).pattern()
      Issue.record("no pattern is safe")
    } catch {
      #expect(error.unknown == suspect)
    }
  }
}
