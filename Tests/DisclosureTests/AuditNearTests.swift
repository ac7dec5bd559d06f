import Programme
import Testing

@testable import Disclosure

@Suite("Tables around a known one")
struct AuditNearTests {
  private static let side = 14

  /// A square of unknowns whose rows and columns each add up to as much.
  private static let square: AuditPart = {
    let lines = (0..<side).flatMap { line in
      [(0..<side).map { line * side + $0 }, (0..<side).map { $0 * side + line }]
    }
    let rows = lines.map { line in
      AuditProgram.Row(terms: line.map { AuditTerm($0) }, lower: 6 * side, upper: 6 * side)
    }
    return AuditPart(
      unknowns: Array(0..<side * side), rows: rows, rowNumbers: Array(rows.indices),
      lower: [Int](repeating: 0, count: side * side), upper: [Int?](repeating: nil, count: side * side))
  }()

  /// Everybody on the diagonal: nobody else can lose anybody.
  private static let corner = (0..<side * side).map { $0 % (side + 1) == 0 ? 6 * side : 0 }

  @Test func whatLiesInACornerIsDrawnOutAndStillObeysEveryRow() {
    var near = AuditNear(Self.square, base: Self.corner)
    near.spread(3)
    #expect(Self.square.admits(near.base))
    #expect(near.base.count { $0 >= 3 } > 4 * Self.side)
  }

  @Test func aCellMovesAsFarAsAskedThoughTheBaseIsACorner() throws {
    let near = AuditNear(Self.square, base: Self.corner)
    for changes in near.tables(around: [AuditTerm(1)], view: 0, reach: 4) {
      #expect(near.admits(changes) && changes.count <= Self.side * Self.side)
    }
    let values = near.tables(around: [AuditTerm(1)], view: 0, reach: 4).flatMap { $0.filter { $0.column == 1 } }
    #expect(values.map(\.value) == [4])
  }

  @Test func aChangeThatBreaksARowOrABoundIsNotAdmitted() {
    let near = AuditNear(Self.square, base: Self.corner)
    #expect(!near.admits([.init(column: 1, value: 1)]))
    #expect(!near.admits([.init(column: 1, value: -1), .init(column: 0, value: 6 * Self.side + 1)]))
  }

  @Test func wholeNumbersAreFoundBesideAFractionalTable() throws {
    let near = AuditNear(Self.square, base: Self.corner)
    let half = [Double](repeating: 6, count: Self.side * Self.side).enumerated().map { column, value in
      column < 2 * Self.side ? value + (column < Self.side ? 0.5 : -0.5) * (column % 2 == 0 ? 1 : -1) : value
    }
    let found = near.table(beside: half, with: [AuditTerm(0)], at: 7)
    let table = try #require(found.table)
    #expect(Self.square.admits(table) && table[0] == 7 && found.effort > 0)
  }

  @Test func aTableWithAValueIsFoundOrKnownToBeNone() throws {
    let part = Self.square
    var search = AuditSearch(lower: part.lower, upper: part.upper, rows: part.rows)
    var effort = Int.max
    guard case .found(let table) = part.table(with: [AuditTerm(1)], at: 5, by: &search, effort: &effort) else {
      Issue.record("no table found")
      return
    }
    #expect(part.admits(table) && table[1] == 5)
    #expect(effort < .max)
    #expect(part.table(with: [AuditTerm(1)], at: 6 * Self.side + 1, by: &search, effort: &effort) == .none)
  }

  @Test func aSearchThatMaySpendNothingLeavesItOpen() throws {
    var search = AuditSearch(lower: Self.square.lower, upper: Self.square.upper, rows: Self.square.rows)
    for spent in [0, -5] {
      var effort = spent
      #expect(Self.square.table(with: [AuditTerm(1)], at: 5, by: &search, effort: &effort) == .open)
    }
  }

  @Test func aTableThatIsKnownIsWhereTheSearchBegins() throws {
    var attack = AuditPartAttack(Self.square, forms: [[AuditTerm(1)]], first: Self.corner)
    #expect(try attack.someTable() == Self.corner)
    let ends = try attack.interval(of: 0).outer
    #expect(ends == FeasibilityInterval(lower: 0, upper: 6 * Self.side))
  }

  @Test func aTableThatDoesNotFitIsNotBegunFrom() throws {
    let wrong = [Int](repeating: 5, count: Self.side * Self.side)
    var attack = AuditPartAttack(Self.square, forms: [[AuditTerm(1)]], first: wrong)
    let table = try #require(try attack.someTable())
    #expect(table != wrong && Self.square.admits(table))
  }

  @Test func twoValuesOfACellAreSoughtWhateverItsEnds() throws {
    var attack = AuditPartAttack(Self.square, forms: [[AuditTerm(1)]])
    #expect(try !attack.interval(of: AuditPartAttack.Need(form: 0, enough: .twoValues, constant: 3)).outer.isExact)
  }

  @Test("a quick audit finds what an exact one finds, and intervals inside its own", arguments: [17] as [UInt64])
  func quick(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let fields = (0..<3).map { number in SampleSet.Field(name: "f\(number)", leaves: (0..<7).map { "v\($0)" }) }
    let people = (0..<900).map { _ in fields.map { _ in Int.random(in: 0..<7, using: &numbers) } }
    let set = SampleSet(fields: fields, people: people, crossings: [[0, 1, 2]]).tableSet()
    let hidden = Set(set.cells.map(\.address).filter { _ in Int.random(in: 0..<9, using: &numbers) < 5 })
    let published = PublishedTables(set, withholding: hidden)
    for zeros in [DisclosurePolicy.Showing.withhold, .show] {
      let policy = testPolicy(zeros: zeros, base: 1)
      let exact = try attack(published, under: policy)
      let quick = try attack(published, under: policy, depth: .quick)
      #expect(Set(quick.findings) == Set(exact.findings), "seed \(seed)")
      #expect(exact.findings.contains { $0.attacker != nil })
      for (one, other) in zip(quick.withheld, exact.withheld) {
        for (attacker, interval) in one.intervals {
          let outer = try #require(other.intervals[attacker])
          #expect(outer.lower <= interval.lower && interval.upper ?? .max <= outer.upper ?? .max, "seed \(seed)")
        }
      }
    }
  }
}
