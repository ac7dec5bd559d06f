import Testing

@testable import Disclosure

@Suite("Integer programs")
struct IntegerProgramTests {
  private func covering(_ random: inout SeededNumbers, columns: Int, rows: Int) -> IntegerProgram {
    var program = IntegerProgram(
      columns: (0..<columns).map { _ in .choice(cost: Double(Int.random(in: 1...3, using: &random))) })
    for _ in 0..<rows {
      let named = (0..<columns).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      if named.isEmpty { continue }
      let weights = named.map { _ in Double(Int.random(in: 1...3, using: &random)) }
      program.rows.append(
        IntegerProgram.Row(
          columns: named, coefficients: weights, lower: Double(Int.random(in: 1...4, using: &random)), upper: .infinity)
      )
    }
    return program
  }

  private func leastByListing(_ program: IntegerProgram) -> Double? {
    let count = program.columns.count
    return (0..<(1 << count)).compactMap { pattern -> Double? in
      let values = (0..<count).map { Double(pattern >> $0 & 1) }
      return program.obeys(values) ? program.cost(values) : nil
    }.min()
  }

  @Test("the least cost of random covering programs is the one found by listing every choice")
  func agreesWithListing() {
    let seed: UInt64 = 20_261
    var random = SeededNumbers(seed: seed)
    for round in 0..<60 {
      let program = covering(
        &random, columns: Int.random(in: 3...10, using: &random), rows: Int.random(in: 1...12, using: &random))
      let answer = program.solve()
      if let least = leastByListing(program) {
        #expect(answer.status == .proven, "seed \(seed), round \(round)")
        #expect(abs(answer.objective - least) < 1e-6, "seed \(seed), round \(round)")
        #expect(program.obeys(answer.values), "seed \(seed), round \(round)")
      } else {
        #expect(answer.status == .infeasible, "seed \(seed), round \(round)")
      }
    }
  }

  @Test("rows that are added after a solve count in the next one")
  func addedRows() {
    var program = IntegerProgram(columns: [.choice(cost: 1), .choice(cost: 2)])
    #expect(program.solve().objective == 0)
    program.rows.append(.init(columns: [0, 1], coefficients: [1, 1], lower: 1, upper: .infinity))
    #expect(program.solve().values == [1, 0])
    program.rows.append(.init(columns: [0], coefficients: [1], lower: -.infinity, upper: 0))
    #expect(program.solve().values == [0, 1])
    program.rows.append(.init(columns: [1], coefficients: [1], lower: -.infinity, upper: 0))
    #expect(program.solve().status == .infeasible)
  }

  @Test("a cutoff leaves out what costs as much; a start is never made worse, and a wrong start changes nothing")
  func startAndCutoff() {
    let row = IntegerProgram.Row(columns: [0, 1, 2], coefficients: [1, 1, 1], lower: 2, upper: .infinity)
    let program = IntegerProgram(columns: [1, 2, 3].map { .choice(cost: $0) }, rows: [row])
    #expect(program.solve(cutoff: 3).status == .infeasible)
    #expect(program.solve(cutoff: 3.5).objective == 3)
    #expect(program.solve(start: [1, 1, 0]).values == [1, 1, 0])
    #expect(program.solve(start: [0, 0, 0]).objective == 3)
    #expect(program.solve(start: [1, 1]).objective == 3)
  }

  @Test("whole and other columns, bounds on both sides, and negative costs")
  func mixed() {
    let columns = [
      IntegerProgram.Column(lower: -3, upper: 7, isWhole: true, cost: -1),
      IntegerProgram.Column(lower: 0.5, upper: 10, isWhole: false, cost: 1),
    ]
    let row = IntegerProgram.Row(columns: [0, 1], coefficients: [2, -1], lower: -.infinity, upper: 4)
    let answer = IntegerProgram(columns: columns, rows: [row]).solve()
    #expect(answer.status == .proven)
    #expect(answer.values[0] == 2 && abs(answer.values[1] - 0.5) < 1e-6)
  }

  @Test("programs without columns or rows are answered too")
  func empty() {
    #expect(IntegerProgram(columns: []).solve().status == .proven)
    let never = IntegerProgram.Row(columns: [], coefficients: [], lower: 1, upper: .infinity)
    #expect(IntegerProgram(columns: [], rows: [never]).solve().status == .infeasible)
    #expect(IntegerProgram(columns: [.choice(cost: -1)]).solve().values == [1])
  }

  @Test("a node limit stops the search with a point and a bound below it; twice the same")
  func nodeLimit() {
    var random = SeededNumbers(seed: 7)
    let program = covering(&random, columns: 70, rows: 250)
    let start = [Double](repeating: 1, count: 70)
    let answer = program.solve(start: start, nodes: 1)
    #expect(answer.status == .feasible || answer.status == .proven)
    #expect(program.obeys(answer.values))
    #expect(answer.bound <= answer.objective)
    #expect(program.solve(start: start, nodes: 1).values == answer.values)
  }

  @Test("programs solved at the same time give what they give alone")
  func concurrent() async {
    var random = SeededNumbers(seed: 11)
    let programs = (0..<8).map { _ in covering(&random, columns: 20, rows: 40) }
    let alone = programs.map { $0.solve().objective }
    let together = await withTaskGroup(of: (Int, Double).self) { group in
      for (number, program) in programs.enumerated() { group.addTask { (number, program.solve().objective) } }
      var found = [Double](repeating: 0, count: programs.count)
      for await (number, objective) in group { found[number] = objective }
      return found
    }
    #expect(alone == together)
  }
}
