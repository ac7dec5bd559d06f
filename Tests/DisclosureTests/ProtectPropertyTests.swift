import Programme
import Testing

@testable import Disclosure

@Suite("Protected tables")
struct ProtectPropertyTests {
  private func sample(_ numbers: inout SeededNumbers) -> SampleSet {
    let roles: [FieldRole] = [.plain, .quasi, .sensitive]
    let fields = (0..<Int.random(in: 2...4, using: &numbers)).map { number in
      let size = Int.random(in: 2...5, using: &numbers)
      let leaves = (0..<size).map { "v\($0)" }
      var field = SampleSet.Field(
        name: "f\(number)", leaves: leaves, role: roles.randomElement(using: &numbers) ?? .plain)
      if size > 2, Bool.random(using: &numbers) { field.groups = [("some", Array(leaves.suffix(2)))] }
      field.isHub = number == 1
      return field
    }
    let people = (0..<Int.random(in: 5...60, using: &numbers)).map { _ in
      fields.map { field in
        // Two draws, the smaller: uneven answers, as people give them.
        min(
          Int.random(in: field.leaves.indices, using: &numbers), Int.random(in: field.leaves.indices, using: &numbers))
      }
    }
    let pairs = fields.indices.flatMap { one in fields.indices.filter { $0 > one }.map { [one, $0] } }
    let crossings = Bool.random(using: &numbers) ? pairs : [Array(fields.indices.prefix(3))]
    return SampleSet(fields: fields, people: people, crossings: fields.indices.map { [$0] } + crossings)
  }

  private func policy(_ numbers: inout SeededNumbers) -> DisclosurePolicy {
    testPolicy(
      least: Int.random(in: 2...6, using: &numbers), width: Int.random(in: 1...8, using: &numbers),
      zeros: Bool.random(using: &numbers) ? .show : .withhold,
      allOfGroup: Bool.random(using: &numbers) ? .show : .withhold, byHub: Int.random(in: 2...10, using: &numbers))
  }

  @Test("always pass the audit, and a published cell equals its count", arguments: 0..<40)
  func passTheAudit(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let set = sample(&numbers).tableSet()
    let policy = policy(&numbers)
    for spares in [true, false] {
      let cost = SuppressionCost(measure: .log, sparesHeadlines: spares)
      // Refusing is allowed only where nothing may be left out.
      guard let tables = try tables(set, policy, cost, mayRefuse: !spares) else { continue }
      let audited = try audit(tables, under: policy)
      #expect(audited.audit.exact == 0 && audited.audit.narrow == 0, "seed \(seed)")
      let counts = Dictionary(uniqueKeysWithValues: set.cells.map { ($0.address, $0.count) })
      for cell in audited.cells {
        if case .count(let count) = cell.value { #expect(counts[cell.address] == count, "seed \(seed)") }
      }
      try expectTruthInside(audited, counts, seed)
    }
  }

  private func tables(
    _ set: TableSet, _ policy: DisclosurePolicy, _ cost: SuppressionCost, mayRefuse: Bool
  ) throws -> ProtectedTables? {
    do {
      return try protect(set, under: policy, cost: cost)
    } catch {
      if case .cannotProtect = error, mayRefuse { return nil }
      throw error
    }
  }

  private func expectTruthInside(_ audited: AuditedTables, _ counts: [[String]: Int?], _ seed: Int) throws {
    for cell in audited.report.withheld {
      let count = try #require(counts[cell.address] ?? nil)
      for (attacker, interval) in cell.intervals {
        #expect(interval.lower <= count && count <= interval.upper ?? .max, "seed \(seed), \(attacker)")
      }
    }
  }

  @Test("are the same for the same input", arguments: 0..<10)
  func deterministic(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(1000 + seed))
    let set = sample(&numbers).tableSet()
    let policy = policy(&numbers)
    let one = try? protect(set, under: policy)
    let other = try? protect(set, under: policy)
    #expect(one?.published == other?.published)
    #expect(one?.inside.log == other?.inside.log)
  }
}
