import Programme
import Testing

@testable import Disclosure

@Suite("Tables that the protection hands to the audit")
struct AuditWitnessTests {
  private static let side = 14

  /// A square of unknowns whose rows and columns each add up to as much.
  private static let square: AuditPart = {
    let lines = (0..<side).flatMap { line in
      [(0..<side).map { line * side + $0 }, (0..<side).map { $0 * side + line }]
    }
    let rows = lines.map { AuditProgram.Row(terms: $0.map { AuditTerm($0) }, lower: 5 * side, upper: 5 * side) }
    return AuditPart(
      unknowns: Array(0..<side * side), rows: rows, rowNumbers: Array(rows.indices),
      lower: [Int](repeating: 0, count: side * side), upper: [Int?](repeating: nil, count: side * side))
  }()

  private static let even = [Int](repeating: 5, count: side * side)
  private static let corners = [AuditTerm(0, 3), AuditTerm(1, -3), AuditTerm(side, -3), AuditTerm(side + 1, 3)]
  private static let first = need(0)

  private static func need(_ form: Int) -> AuditPartAttack.Need {
    AuditPartAttack.Need(form: form, enough: AuditAttack.Enough(width: 3, least: 8), constant: 0)
  }

  private static func attack(first: [Int] = even) -> AuditPartAttack {
    AuditPartAttack(square, forms: square.unknowns.map { [AuditTerm($0)] }, first: first)
  }

  @Test func whatATableChangesProvesTheCellsThatItMoves() throws {
    var attack = Self.attack()
    try attack.take([Self.corners])
    #expect(attack.seen(Self.first)?.outer == FeasibilityInterval(lower: 5, upper: 8))
    #expect(attack.seen(Self.need(1)) == nil)
    #expect(attack.seen(Self.need(2)) == nil)
  }

  @Test func aTableThatBreaksARowOrABoundProvesNothing() throws {
    var attack = Self.attack()
    try attack.take([Array(Self.corners.dropLast()), Self.corners.map { AuditTerm($0.unknown, 2 * $0.coefficient) }])
    #expect(attack.most[0] == 5 && attack.least[0] == 5)
  }

  @Test func changesOfATableThatDoesNotFitProveNothing() throws {
    var attack = Self.attack(first: [Int](repeating: 4, count: Self.side * Self.side))
    try attack.take([Self.corners])
    #expect(attack.seen(Self.first) == nil && attack.most[0] == nil)
  }

  @Test func aFewTablesProveAllCellsOfAPart() throws {
    var attack = Self.attack()
    try attack.lookTogether(at: Self.square.unknowns.map(Self.need))
    #expect(Self.square.unknowns.allSatisfy { attack.seen(Self.need($0)) != nil })
  }

  @Test func whatNoTableMovesIsNotProven() throws {
    var part = Self.square
    for column in 0..<Self.side { (part.lower[column], part.upper[column]) = (5, 5) }
    var attack = AuditPartAttack(part, forms: part.unknowns.map { [AuditTerm($0)] }, first: Self.even)
    try attack.lookTogether(at: part.unknowns.map(Self.need))
    #expect(part.unknowns.allSatisfy { (attack.seen(Self.need($0)) != nil) == ($0 >= Self.side) })
  }

  @Test(
    "every table of a protection fits what it publishes, and each part of the audit starts from one",
    arguments: [[[0, 1, 2]], [[0, 1], [1, 2], [0, 2]], [[0, 1], [1, 2]]], [DisclosurePolicy.Showing.withhold, .show])
  func fits(crossings: [[Int]], zeros: DisclosurePolicy.Showing) throws {
    let set = Self.sample(crossings)
    let policy = testPolicy(zeros: zeros, base: 1)
    let tables = try protect(set, under: policy)
    let run = try AuditRun(
      tables.published, under: policy, depth: .quick, inner: nil, witnesses: tables.inside.witnesses)
    let knowledge = zeros == .show ? try AuditKnowledge.rule(of: policy, run.classes, run.system) : .none
    let parts = try AuditParts(run.system, knowledge).parts
    #expect(!parts.isEmpty && !run.known.changes.isEmpty)
    for part in parts {
      let first = part.unknowns.map { run.known.first[$0] ?? -1 }
      try #require(part.admits(first))
      let column = Dictionary(uniqueKeysWithValues: part.unknowns.enumerated().map { ($1, $0) })
      for change in run.known.changes {
        var table = first
        for term in change { if let place = column[term.unknown] { table[place] += term.coefficient } }
        #expect(part.admits(table))
      }
    }
  }

  @Test func whatIsShownAfterThePatternWasProvenIsFoundOut() throws {
    let set = Self.sample([[0, 1], [1, 2], [0, 2]])
    let policy = testPolicy(base: 1)
    let tables = try protect(set, under: policy)
    _ = try audit(tables, under: policy)
    let log = tables.inside.log
    let entry = try #require(log.entries.first { $0.recomputation != nil })
    let counts = Dictionary(set.cells.map { ($0.address, $0.count) }, uniquingKeysWith: { first, _ in first })
    let cells = tables.published.cells.map { cell in
      guard cell.address == entry.address, let count = counts[cell.address] ?? nil else { return cell }
      return PublishedCell(
        address: cell.address, value: .count(count), role: cell.role, isByHub: cell.isByHub, meaning: cell.meaning)
    }
    let leaky = PublishedTables(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, crossings: set.crossings, cells: cells,
      leftOut: [])
    #expect(throws: DisclosureError.self) {
      try audit(
        ProtectedTables(published: leaky, means: [], inside: tables.inside), under: policy, depth: .quick)
    }
  }

  private static func sample(_ crossings: [[Int]]) -> TableSet {
    var numbers = SeededNumbers(seed: 5)
    let fields = (0..<3).map { SampleSet.Field(name: "f\($0)", leaves: (0..<4).map { "v\($0)" }) }
    let people = (0..<260).map { _ in
      fields.map { _ in min(Int.random(in: 0..<4, using: &numbers), Int.random(in: 0..<4, using: &numbers)) }
    }
    return SampleSet(fields: fields, people: people, crossings: crossings).tableSet()
  }
}
