import Programme
import Testing

@testable import Disclosure

@Suite("Who knows some counts pins what only one table of all that fit allows")
struct AuditPinningTests {
  /// A part with everything that fits it.
  private struct Sample {
    let part: AuditPart
    let tables: [[Int]]
    let forms: [[AuditTerm]]
  }

  private func terms(_ columns: Int, _ numbers: inout SeededNumbers, signed: Bool = false) -> [AuditTerm] {
    let chosen = (0..<columns).filter { _ in Int.random(in: 0..<5, using: &numbers) < 2 }
    return (chosen.isEmpty ? [0] : chosen).map { column in
      AuditTerm(column, signed ? [1, 1, 1, 2, -1].randomElement(using: &numbers) ?? 1 : 1)
    }
  }

  /// Sums that some columns have in a table drawn at random, and bounds about them.
  private func sample(_ numbers: inout SeededNumbers) -> Sample {
    let columns = Int.random(in: 4...7, using: &numbers)
    let truth = (0..<columns).map { _ in [0, 0, 1, 1, 2].randomElement(using: &numbers) ?? 0 }
    let all = AuditProgram.Row(
      terms: (0..<columns).map { AuditTerm($0) }, lower: truth.reduce(0, +), upper: truth.reduce(0, +))
    let rows = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
      let terms = terms(columns, &numbers, signed: true)
      let sum = terms.value(in: truth)
      let below = Int.random(in: 0...3, using: &numbers)
      let above = Int.random(in: 0...3, using: &numbers)
      return AuditProgram.Row(
        terms: terms, lower: below == 3 ? nil : sum - below / 2, upper: above == 3 ? nil : sum + above / 2)
    }
    let part = AuditPart(
      unknowns: Array(0..<columns), rows: [all] + rows, rowNumbers: Array(0...rows.count),
      lower: [Int](repeating: 0, count: columns),
      upper: (0..<columns).map { Bool.random(using: &numbers) ? nil : truth[$0] + 2 })
    let tables = everyTable(sum: truth.reduce(0, +), columns: columns).filter(part.admits)
    let forms = (0..<columns).map { [AuditTerm($0)] } + (0..<3).map { _ in terms(columns, &numbers) }
    return Sample(part: part, tables: tables, forms: Set(forms).sorted { "\($0)" < "\($1)" })
  }

  private func known(_ columns: Int, _ numbers: inout SeededNumbers) -> [AuditSupposition] {
    let chosen = Set(
      (0..<Int.random(in: 1...2, using: &numbers)).map { _ in Int.random(in: 0..<columns, using: &numbers) })
    return chosen.sorted().map { column in
      let lower = Int.random(in: 0...2, using: &numbers)
      return AuditSupposition(
        column: column, lower: lower, upper: Bool.random(using: &numbers) ? lower : nil)
    }
  }

  /// Forms with one value in all tables that fit and that somebody believes.
  private func listed(_ sample: Sample, _ known: [AuditSupposition], among open: [Int]) -> [Int: Int] {
    let believed = sample.tables.filter { table in known.allSatisfy { $0.admits(table[$0.column]) } }
    if believed.isEmpty { return [:] }
    return open.reduce(into: [:]) { found, form in
      let values = Set(believed.map { sample.forms[form].value(in: $0) })
      if values.count == 1 { found[form] = values.first }
    }
  }

  @Test("as found by listing every table, for many people one after the other", arguments: 0..<120)
  func equalsListing(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(7000 + seed))
    let sample = sample(&numbers)
    let first = try #require(sample.tables.randomElement(using: &numbers))
    var pinning = AuditPinning(sample.part, forms: sample.forms, first: first)
    func pins(_ known: [AuditSupposition], _ open: [Int]) throws -> [Int: Int] {
      let found = try pinning.pins(by: known, among: open)
      #expect(found.allSatisfy { $0.isCertain }, "seed \(7000 + seed)")
      return Dictionary(uniqueKeysWithValues: found.map { ($0.form, $0.value) })
    }
    let all = Array(sample.forms.indices)
    let exact = try pins([], all)
    #expect(exact == listed(sample, [], among: all), "seed \(7000 + seed)")
    let open = all.filter { exact[$0] == nil }
    for _ in 0..<12 {
      let known = known(first.count, &numbers)
      let found = try pins(known, open)
      #expect(found == listed(sample, known, among: open), "seed \(7000 + seed), \(known)")
    }
  }

  /// A two-way table of one-person cells, some hundred columns in one part.
  @Test("in a large part a person pins what the own row and column leave no room for, and nothing else")
  func large() throws {
    let side = 18
    func row(_ columns: [Int], _ sum: Int) -> AuditProgram.Row {
      AuditProgram.Row(terms: columns.map { AuditTerm($0) }, lower: sum, upper: sum)
    }
    // Along each line one cell holds somebody, but in the last row, which has two cells and one person.
    let isOpen = (0..<side * side).map { $0 < side * (side - 1) || $0 % side < 2 }
    let places = isOpen.indices.filter { isOpen[$0] }
    let column = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    let lines = (0..<side).flatMap { line in
      [(0..<side).map { line * side + $0 }, (0..<side).map { $0 * side + line }]
    }
    let rows = lines.map { line in row(line.compactMap { column[$0] }, 1) }
    let part = AuditPart(
      unknowns: places, rows: rows, rowNumbers: Array(rows.indices), lower: places.map { _ in 0 },
      upper: places.map { _ in nil })
    // Row r sits in column r + 2, the last two rows in columns 1 and 0.
    let first = places.map { place in
      place % side == (place / side + 2) % side && place / side < side - 2
        || place / side == side - 2 && place % side == 1 || place / side == side - 1 && place % side == 0 ? 1 : 0
    }
    #expect(part.admits(first))
    let last = try #require(column[side * (side - 1) + 1])
    var pinning = AuditPinning(part, forms: places.indices.map { [AuditTerm($0)] }, first: first)
    let open = Array(places.indices)
    let exact = try pinning.pins(by: [], among: open)
    let pins = try pinning.pins(
      by: [AuditSupposition(column: last, lower: 1, upper: nil)], among: open)
    // Whoever sits there knows that nobody else sits in that row or that column.
    let expected = places.filter { $0 % side == 1 || $0 / side == side - 1 }.compactMap { column[$0] }
    #expect(exact.isEmpty && pins.map(\.form) == expected && pins.map(\.value) == expected.map { $0 == last ? 1 : 0 })
    // Nobody can know that two of them sit there.
    let nobody = try pinning.pins(by: [AuditSupposition(column: last, lower: 2, upper: nil)], among: open)
    #expect(nobody.isEmpty)
  }
}
