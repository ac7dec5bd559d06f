import Programme
import Testing

@testable import Disclosure

/// What is safe when all that nobody is shown moves freely.
@Suite("Free moves")
struct FreeMovesTests {
  /// A crossing of three by four with random counts, some cells withheld and all others shown.
  private func problem(seed: UInt64) throws -> SuppressionProblem {
    var random = SeededNumbers(seed: seed)
    let set = twoWay((0..<3).map { _ in (0..<4).map { _ in Int.random(in: 0...6, using: &random) } })
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let rules = try ClassRules(set, system: system, policy: testPolicy())
    let hidden = (0..<system.classes).map { _ in Int.random(in: 0...1, using: &random) == 0 }
    return try SuppressionProblem(
      system, rules: rules, primary: hidden, price: hidden.map { _ in nil },
      knowledge: RespondentKnowledge(contributors: .none, coalition: 1, people: nil))
  }

  /// Least and greatest whole value of an unknown, by one program over all that may move.
  private func ends(of unknown: Int, in problem: SuppressionProblem) throws -> ClosedRange<Int> {
    let open = (0..<problem.unknowns).filter(problem.isOpen)
    let column = try #require(open.firstIndex(of: unknown))
    var program = LinearProgram(
      lower: open.map { Double(problem.least[$0]) }, upper: open.map { Double(problem.most[$0]) },
      rows: problem.programRows(of: open))
    let low = try #require(program.wholeMinimum(column, sign: 1, limit: 500).value)
    let high = try #require(program.wholeMinimum(column, sign: -1, limit: 500).value)
    return low...high
  }

  @Test(
    "the answer is that of the exact interval, and no interval leaves the bounds that rows imply", arguments: 1...60)
  func exact(_ seed: UInt64) throws {
    let problem = try problem(seed: seed)
    var moves = FreeMoves(problem)
    let bounds = ImpliedBounds(problem, isMovable: (0..<problem.unknowns).map(problem.isOpen))
    for unknown in 0..<problem.unknowns where problem.primary[unknown] {
      let interval = try ends(of: unknown, in: problem)
      #expect(bounds.least[unknown] <= interval.lowerBound && interval.upperBound <= bounds.most[unknown])
      let need = try #require(problem.need[unknown])
      let isSafe = interval.count > need.width && interval.upperBound >= need.top
      #expect(moves.answer(unknown) == (isSafe ? .safe : .unsafe))
    }
  }

  @Test("bounds pass from row to row: 2 × 2 cells under shown sums, three of them or all four withheld")
  func twoByTwo() throws {
    let set = twoWay([[3, 9], [5, 8]])
    let system = CellSystem(set, kept: set.cells.map { _ in true })
    let rules = try ClassRules(set, system: system, policy: testPolicy())
    let inner = [["r0", "c0"], ["r0", "c1"], ["r1", "c0"], ["r1", "c1"]].compactMap { address in
      set.cells.firstIndex { $0.address == address }.flatMap { system.classOfCell[$0] }
    }
    let bounds = [3, 4].map { count in
      let hidden = (0..<system.classes).map { inner.prefix(count).contains($0) }
      return try? SuppressionProblem(
        system, rules: rules, primary: hidden, price: hidden.map { _ in nil },
        knowledge: RespondentKnowledge(contributors: .none, coalition: 1, people: nil))
    }.compactMap(\.self).map { ImpliedBounds($0, isMovable: (0..<$0.unknowns).map($0.isOpen)) }
    let ranges = bounds.map { bounds in inner.map { bounds.least[$0]...bounds.most[$0] } }
    #expect(ranges == [[3...3, 9...9, 5...5, 8...8], [0...8, 4...12, 0...8, 5...13]])
  }
}
