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
    var pool = CoverPool(candidates: Array(0..<5), price: [Double?](repeating: 1, count: 6))
    _ = pool.add(cuts)
    return pool
  }

  static func cut(_ cells: [Int], need: Double = 1, of target: Int = 5, ifWithheld: Bool = false) -> CoveringCut {
    CoveringCut(
      weights: Dictionary(uniqueKeysWithValues: cells.map { ($0, 1.0) }), need: need, target: target,
      isConditional: ifWithheld)
  }

  @Test func aCompletedChoiceSatisfiesEveryCutWithAsFewAsThere() {
    var pool = Self.pool([Self.cut([0, 1]), Self.cut([1, 2]), Self.cut([1, 3, 4])])
    let isComplete = pool.complete(price: [Double?](repeating: 1, count: 6), below: 5)
    #expect(isComplete)
    #expect(pool.isChosen == [false, true, false, false, false, false])
    #expect(pool.cost == 1)
    #expect(pool.broken.isEmpty)
  }

  @Test func aCellThatBringsItsOwnCutIsCountedWithIt() {
    var pool = Self.pool([Self.cut([0, 1]), Self.cut([2, 3, 4], need: 2, of: 0, ifWithheld: true)])
    let isComplete = pool.complete(price: [Double?](repeating: 1, count: 6), below: 5)
    #expect(isComplete)
    #expect(pool.isChosen == [false, true, false, false, false, false])
  }

  @Test func whatNoCutNeedsIsDroppedAndWhatOneNeedsSaysWhich() {
    var pool = Self.pool([Self.cut([0, 1]), Self.cut([2, 3], need: 2)])
    for cell in 0..<4 { pool.choose(cell) }
    #expect(pool.need(of: 0) == nil)
    #expect(pool.need(of: 2) == Self.cut([2, 3], need: 2))
    pool.trim([0, 1, 2, 3])
    #expect(pool.isChosen == [false, true, true, true, false, false])
  }

  @Test func aCutThatNothingAllowedSatisfiesIsSaidSo() {
    var pool = Self.pool([Self.cut([0, 1], need: 2)])
    var price = [Double?](repeating: 1, count: 6)
    price[0] = nil
    let isComplete = pool.complete(price: price, below: 5)
    #expect(!isComplete)
  }

  @Test func cutsThatComeLateCountWhatIsChosenAlready() {
    var pool = Self.pool([])
    pool.choose(3)
    let isNew = pool.add([Self.cut([3, 4])])
    #expect(isNew)
    let isNewAgain = pool.add([Self.cut([3, 4])])
    #expect(!isNewAgain)
    #expect(pool.need(of: 3) != nil)
    pool.choose(all: [true, false, false, false, false, false])
    #expect(pool.isChosen == [true, false, false, false, false, false])
    #expect(pool.cost == 1)
  }

  @Test func whatNothingButWholeNumbersForbidsIsNoSoundCut() {
    var pool = Self.pool([Self.cut([0, 1])])
    pool.choose(0)
    pool.bar()
    #expect(pool.soundCuts == [Self.cut([0, 1])])
    #expect(pool.broken == [1])
    pool.choose(3)
    #expect(pool.broken.isEmpty)
    pool.trim([3, 0])
    #expect(pool.isChosen[3])
    #expect(pool.need(of: 3) == nil)
  }

  @Test(arguments: [5, 6, 7] as [UInt64]) func aWalkFindsAChoiceThatThereIs(_ seed: UInt64) {
    // A ring of fifteen cells, each pair of neighbours needs one: eight do.
    var pool = CoverPool(candidates: Array(0..<15), price: [Double?](repeating: 1, count: 16))
    pool.add((0..<15).map { Self.cut([$0, ($0 + 1) % 15], of: 15) })
    var descent = CoverDescent(unknowns: 16, seed: seed)
    let arrives = descent.run(&pool, limit: 8, flips: 2_000)
    #expect(arrives, "seed \(seed)")
    #expect(pool.broken.isEmpty && pool.cost <= 8)
    let overshoots = descent.run(&pool, limit: 7, flips: 500)
    #expect(!overshoots)
  }
}

@Suite struct CoverMasterTests {
  /// Cells without any row, all of which may be withheld.
  static func problem(cells: Int, restrictions: [SuppressionProblem.Restriction] = []) -> SuppressionProblem {
    SuppressionProblem(
      rows: [], rowsOfUnknown: [[Int]](repeating: [], count: cells), truth: [Int](repeating: 9, count: cells),
      least: [Int](repeating: 0, count: cells), most: [Int](repeating: 99, count: cells),
      need: [SuppressionProblem.Need?](repeating: .init(width: 3, top: 3), count: cells),
      primary: [Bool](repeating: false, count: cells), price: [Double?](repeating: 1, count: cells),
      isSame: Array(0..<cells), restrictions: restrictions,
      restrictionsOfUnknown: Dictionary(grouping: restrictions.indices) { restrictions[$0].unknown }, isNeeded: [],
      geometry: nil)
  }

  @Test func theMasterFindsTheLeastChoiceAndSaysThatNoneIsCheaper() {
    let problem = Self.problem(cells: 9)
    var master = WholeMaster(problem)
    let cells = problem.candidates
    let cuts = cells.indices.map { place in
      CoveringCut(
        weights: [cells[place]: 1, cells[(place + 1) % cells.count]: 1], need: 1, target: 0, isConditional: false)
    }
    let least = Double((cells.count + 1) / 2)
    let answer = master.choice(cuts, cutoff: Double(cells.count), limit: 1_000_000)
    #expect(answer.choice?.count { $0 } == Int(least))
    let none = master.choice(cuts, cutoff: least, limit: 1_000_000)
    #expect(none.choice == nil && none.bound >= least - 1e-6)
    let all = [Bool](repeating: true, count: cells.count)
    let fewer = master.choice(cuts, best: all, cutoff: Double(cells.count) - 1e-6, limit: 1_000_000)
    #expect(fewer.choice?.count { $0 } == Int(least))
    let same = master.choice(cuts, best: fewer.choice, cutoff: least - 1e-6, limit: 1_000_000)
    #expect(same.choice == nil && same.bound >= least - 1e-6)
  }

  @Test func whatWasCutShortIsNotBegunAgainAsItWas() {
    let problem = Self.problem(cells: 60)
    var master = WholeMaster(problem)
    var dice = SplitMix(state: 3)
    let cuts = (0..<150).map { _ in
      CoveringCut(
        weights: Dictionary((0..<5).map { _ in (dice.below(60), 1.0) }, uniquingKeysWith: { one, _ in one }), need: 1,
        target: 0, isConditional: false)
    }
    let all = [Bool](repeating: true, count: 60)
    var asked = 0
    repeat { asked += 1 } while master.choice(cuts, best: all, cutoff: 60, limit: 1).isCutShort && asked < 12
    #expect(asked > 1 && asked < 12, "asked \(asked) times")
  }
}

@Suite struct CoverCountsTests {
  private static let unknowns = 12

  private static func cut(_ dice: inout SplitMix) -> CoveringCut {
    let target = dice.below(unknowns)
    let isPlain = dice.below(2) == 0
    var weights: [Int: Double] = [:]
    for unknown in 0..<unknowns where unknown != target && dice.below(3) == 0 {
      weights[unknown] = isPlain ? 1 : Double(1 + dice.below(4))
    }
    if weights.isEmpty { weights[(target + 1) % unknowns] = 1 }
    return CoveringCut(
      weights: weights, need: isPlain ? 1 : Double(2 + dice.below(4)), target: target, isConditional: dice.below(2) == 0
    )
  }

  /// What is missing of a cut under a choice; nothing where the cut does not hold.
  private static func missing(_ cut: CoveringCut, _ chosen: [Bool]) -> Double {
    if cut.isConditional, !chosen[cut.target] { return 0 }
    return max(0, cut.need - cut.terms.reduce(0) { $0 + (chosen[$1.unknown] ? $1.weight : 0) })
  }

  @Test(arguments: 1...40)
  func whatIsCountedAlongIsWhatCountingAnewGives(seed: UInt64) {
    var dice = SplitMix(state: seed)
    var counts = CoverCounts(price: (0..<Self.unknowns).map { Double($0 % 3 + 1) })
    var cuts: [CoveringCut] = []
    var weights: [Double] = []
    for _ in 0..<150 {
      switch dice.below(8) {
      case 0:
        cuts.append(Self.cut(&dice))
        weights.append(1)
        counts.append(cuts[cuts.count - 1])
      case 1:
        for number in counts.broken { weights[number] += 1 }
        counts.weighBroken()
      default: counts.flip(dice.below(Self.unknowns))
      }
      let chosen = counts.isChosen
      #expect(counts.broken.sorted() == cuts.indices.filter { Self.missing(cuts[$0], chosen) > 1e-6 })
      #expect(counts.cost == chosen.indices.reduce(0) { $0 + (chosen[$1] ? Double($1 % 3 + 1) : 0) })
      for unknown in chosen.indices {
        var other = chosen
        other[unknown].toggle()
        let gain = cuts.indices.reduce(0.0) { sum, number in
          let saved = Self.missing(cuts[number], chosen) - Self.missing(cuts[number], other)
          return sum + weights[number] * saved / cuts[number].need
        }
        #expect(abs(counts.gain[unknown] - gain) < 1e-6)
      }
    }
  }
}

@Suite struct WholeMasterAsideTests {
  /// A ring of cells, of which one of any two neighbours is chosen.
  private static func ring(of problem: SuppressionProblem) -> [CoveringCut] {
    let cells = problem.candidates
    return cells.indices.map { place in
      CoveringCut(
        weights: [cells[place]: 1, cells[(place + 1) % cells.count]: 1], need: 1, target: 0, isConditional: false)
    }
  }

  @Test func onAnotherCoreTheAnswerIsTheSame() {
    let problem = CoverMasterTests.problem(cells: 31)
    var here = WholeMaster(problem)
    let own = here.choice(Self.ring(of: problem), cutoff: 31, limit: 1_000_000)
    let aside = WholeMasterAside(
      WholeMaster(problem), Self.ring(of: problem), cutoff: 31, limit: 1_000_000)
    let other = aside.answer()?.answer
    #expect(own.choice?.count { $0 } == 16)
    #expect(other?.choice == own.choice)
    #expect(other?.bound == own.bound)
  }
}

@Suite struct CoverTurnsTests {
  @Test func whoHadLeastOfItsShareIsNext() {
    var turns = CoverTurns(isSmall: true)
    var had: [CoverTurns.Way: Int] = [:]
    for _ in 0..<16 {
      guard let next = turns.next else { break }
      had[next, default: 0] += 1
      turns.end(effort: 100, hadNews: true)
    }
    #expect(had == [.walk: 12, .rebuilding: 2, .algebra: 2])
  }

  @Test func whoHasNoNewsWaitsUntilAnotherHas() {
    var turns = CoverTurns(isSmall: false)
    for _ in 0..<2 { turns.end(effort: 100, hadNews: false) }
    let last = turns.next
    turns.end(effort: 1, hadNews: true)
    #expect(last == .rebuilding && turns.next == .rebuilding)
    for _ in 0..<3 { turns.end(effort: 100, hadNews: false) }
    #expect(turns.next == nil)
  }
}
