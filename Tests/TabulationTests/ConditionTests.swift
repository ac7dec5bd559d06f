import Programme
import Testing

@testable import Tabulation

/// Random conditions over every form of field, records too.
struct RandomConditions {
  var numbers: SeededNumbers

  mutating func leaf() -> Condition {
    let names = ["sex", "work", "living", "distress", "fu_work", "fu_distress", "score"]
    let name = names.randomElement(using: &numbers) ?? "sex"
    let field = Sample.number(name)
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0: return .answered(field: Sample.number("fu_date"))
    case 1: return .answered(field: field)
    case 2: return .has(field: Sample.number("needs"), option: Int.random(in: 0..<3, using: &numbers))
    case 3: return .anyRecord(source: "log", Sample.isIn("kind", "training"))
    case 4: return .everyone
    default:
      let values = (0..<4).filter { _ in Bool.random(using: &numbers) }
      let limit = Sample.fields[field].form.codeList.map { $0.codes.count - ($0.declined == nil ? 0 : 1) } ?? 11
      return .isIn(field: field, values: Set(values.filter { $0 < limit }))
    }
  }

  mutating func tree(_ depth: Int) -> Condition {
    guard depth > 0 else { return leaf() }
    let kind = Int.random(in: 0..<6, using: &numbers)
    if kind < 2 { return leaf() }
    if kind == 2 { return .not(tree(depth - 1)) }
    var parts: [Condition] = []
    for _ in 0..<Int.random(in: 1...3, using: &numbers) { parts.append(tree(depth - 1)) }
    switch kind {
    case 3: return .and(parts)
    case 4: return .or(parts)
    default: return .atLeast(Int.random(in: 0...4, using: &numbers), parts)
    }
  }
}

@Suite struct ConditionTests {
  let people = SamplePerson.random(150, seed: 11)
  let form = NormalForm(domains: AnswerDomain.all(of: Sample.programme()))

  @Test("Kleene's tables: and is the worse truth, or the better, not the mirror")
  func tables() {
    let field = Sample.number("sex")
    let no = Condition.isIn(field: field, values: [1])
    let yes = Condition.isIn(field: field, values: [0])
    #expect(Kleene.truth(of: yes, at: 0) == .yes)
    #expect(Kleene.truth(of: no, at: 0) == .no)
    #expect(Kleene.truth(of: no, at: -1) == .unknown)
    #expect(Kleene.truth(of: .not(no), at: -2) == .unknown)
    #expect(Kleene.truth(of: .answered(field: field), at: -1) == .no)
    #expect(Kleene.truth(of: .not(.answered(field: field)), at: -1) == .yes)
    #expect(Kleene.truth(of: .or([.everyone, no]), at: -1) == .yes)
    #expect(Kleene.truth(of: .and([.everyone, no]), at: -1) == .unknown)
    #expect(Kleene.truth(of: .and([.not(.everyone), no]), at: -1) == .no)
  }

  @Test("at least k of n is unknown while the unanswered could decide it", arguments: 0...4)
  func atLeast(yes: Int) {
    for unknown in 0...(4 - yes) {
      let truth = Kleene.atLeast(3, yes: yes, unknown: unknown)
      #expect(truth == (yes >= 3 ? .yes : yes + unknown >= 3 ? .unknown : .no))
    }
  }

  @Test("a condition's canonical form has the same truth for everyone", arguments: UInt64(0)..<25)
  func canonical(seed: UInt64) {
    var random = RandomConditions(numbers: SeededNumbers(seed: seed))
    let canonical = CanonicalCondition(domains: form.domains)
    for _ in 0..<20 {
      let condition = random.tree(3)
      let short = canonical.form(condition)
      #expect(people.allSatisfy { $0.truth(condition) == $0.truth(short) }, "seed \(seed)")
      #expect(canonical.form(short) == short, "seed \(seed): canonical form is not final")
    }
  }

  @Test("a condition's meaning admits exactly the persons for whom it has that truth", arguments: UInt64(0)..<25)
  func meaning(seed: UInt64) {
    var random = RandomConditions(numbers: SeededNumbers(seed: seed))
    for _ in 0..<20 {
      let condition = random.tree(3)
      for truth in Kleene.allCases {
        let count = form.meaning(of: condition, being: truth).map { naiveCount($0, people) } ?? 0
        #expect(count == people.count { $0.truth(condition) == Int(truth.rawValue) }, "seed \(seed)")
      }
      let outside = form.complement(of: condition).map { naiveCount($0, people) } ?? 0
      #expect(outside == people.count { $0.truth(condition) != 2 }, "seed \(seed)")
    }
  }

  @Test("an indicator's cells equal a filter over the persons, alone and by sex", arguments: UInt64(100)..<140)
  func indicators(seed: UInt64) throws {
    var random = RandomConditions(numbers: SeededNumbers(seed: seed))
    var asked: [(base: Condition, numerator: Condition)] = []
    for _ in 0..<6 { asked.append((random.tree(2), random.tree(2))) }
    let programme = Sample.programme(
      tables: [Sample.table("T4", "living", merging: "other")],
      indicators: asked.enumerated().map { Sample.count("I\($0)", $1.numerator, among: $1.base, by: ["sex"]) })
    let tabulated = try tabulate(SamplePerson.linked(people), programme: programme)
    let set = try #require(tabulated.sets.first)
    #expect(SetCheck(set).sums.wrong == [], "seed \(seed)")
    for cell in set.cells { #expect(cell.count == naiveCount(cell.meaning, people), "seed \(seed): \(cell.address)") }
    for table in set.tables {
      guard case .indicator(let id, let numerator, let base) = table.subject else { continue }
      let (among, counted) = asked[Int(id.dropFirst()) ?? 0]
      for column in table.columnDimension == nil ? [nil] : [nil, "f"] {
        let chosen = people.filter { column == nil || $0.answers["sex"] == Answer(index: 1) }
        let inBase = chosen.filter { $0.truth(among) == 2 }
        let counts = SetCheck(set).counts
        #expect(counts[set.address(in: table, row: base, column: column)] == inBase.count, "seed \(seed)")
        #expect(
          counts[set.address(in: table, row: numerator, column: column)] == inBase.count { $0.truth(counted) == 2 },
          "seed \(seed)")
      }
    }
  }

  @Test("conditions that say the same have equal meanings, however they are written")
  func equality() {
    let work = Sample.number("work")
    let ways: [Condition] = [
      .and([Sample.answered("work"), .not(Sample.isIn("work", "full", "own"))]),
      Sample.isIn("work", "none", "informal"),
      .or([Sample.isIn("work", "informal"), .and([.everyone, Sample.isIn("work", "none")])]),
      .atLeast(1, [Sample.isIn("work", "none"), Sample.isIn("work", "informal")]),
    ]
    let meanings = ways.map { form.meaning(of: $0, being: .yes) }
    #expect(meanings.allSatisfy { $0 == TableSet.Meaning(admitted: [work: [0, 1]]) })
    let one = form.meaning(of: .not(.and([Sample.stable, Sample.insecure])), being: .yes)
    let other = form.meaning(of: .or([.not(Sample.insecure), .not(Sample.stable)]), being: .yes)
    #expect(one == other && one != nil)
  }

  @Test("a set that admits every answer and state is no restriction")
  func fullSets() {
    let anything = Condition.or([Sample.answered("sex"), .not(Sample.answered("sex"))])
    #expect(form.meaning(of: anything, being: .yes) == TableSet.Meaning())
    #expect(form.meaning(of: anything, being: .no) == nil)
    #expect(form.meaning(of: .everyone, being: .unknown) == nil)
    #expect(form.meaning(of: Sample.answered("hub"), being: .yes) == TableSet.Meaning())
  }
}
