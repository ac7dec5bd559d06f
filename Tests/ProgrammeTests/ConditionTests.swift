import Programme
import Testing

@Suite("a condition")
struct ConditionTests {
  let programme: ProgrammeFile

  init() throws { programme = try SmallProgramme.load() }

  private func field(_ name: String) -> Int { programme.fieldNumber(name) ?? -1 }

  @Test("is read into codes")
  func codes() throws {
    #expect(try Condition.read("all", in: programme) == .everyone)
    #expect(try Condition.read("work = none", in: programme) == .isIn(field: field("work"), values: [0]))
    #expect(try Condition.read("work != none", in: programme) == .isIn(field: field("work"), values: [1]))
    #expect(try Condition.read("work in [none, some]", in: programme) == .isIn(field: field("work"), values: [0, 1]))
    #expect(try Condition.read("talk", in: programme) == .isIn(field: field("talk"), values: [0]))
    #expect(try Condition.read("not talk", in: programme) == .not(.isIn(field: field("talk"), values: [0])))
    #expect(try Condition.read("score >= 8", in: programme) == .isIn(field: field("score"), values: [8, 9, 10]))
    #expect(try Condition.read("score < 2", in: programme) == .isIn(field: field("score"), values: [0, 1]))
    #expect(try Condition.read("help has advice", in: programme) == .has(field: field("help"), option: 1))
    #expect(try Condition.read("answered(enrolled)", in: programme) == .answered(field: field("enrolled")))
    #expect(
      try Condition.read("any(recent)", in: programme)
        == .anyRecord(source: "log", .isIn(field: field("recent"), values: [0])))
    #expect(
      try Condition.read("kind = money and talk", in: programme, counting: "log")
        == .and([.isIn(field: field("kind"), values: [0]), .isIn(field: field("talk"), values: [0])]))
  }

  @Test("binds `not` before `and` and `or`, and joins equal joints into one list")
  func structure() throws {
    let talk = Condition.isIn(field: field("talk"), values: [0])
    let money = Condition.has(field: field("help"), option: 0)
    let none = Condition.isIn(field: field("work"), values: [0])
    #expect(try Condition.read("not talk and help has money", in: programme) == .and([.not(talk), money]))
    #expect(
      try Condition.read("(talk and help has money) and work = none", in: programme) == .and([talk, money, none]))
    #expect(
      try Condition.read("talk or (help has money and work = none)", in: programme)
        == .or([talk, .and([money, none])]))
    #expect(
      try Condition.read("atleast(2, talk, help has money, work = none)", in: programme)
        == .atLeast(2, [talk, money, none]))
  }

  @Test(
    "is printed as one would write it",
    arguments: [
      "all", "work = none", "work in [none, some]", "talk = yes", "not talk = yes", "score >= 8", "score <= 1",
      "score = 4",
      "score in [1, 2, 5]", "help has advice", "answered(enrolled)", "any(kind in [money, advice] and recent = yes)",
      "talk = yes or (help has money and not (work = none and score = 4))",
      "atleast(2, talk = yes, help has money, work = none)",
    ])
  func printed(_ text: String) throws {
    #expect(try Condition.read(text, in: programme).text(in: programme) == text)
  }

  @Test("that is printed and read again is the same condition, 2,000 times")
  func roundTrip() throws {
    let creative = try CreativeHubs.load()
    let seed: UInt64 = 105
    var maker = ConditionMaker(programme: creative, dice: Dice(seed: seed))
    for _ in 0..<2_000 {
      let condition = maker.condition(depth: 3)
      let text = condition.text(in: creative)
      #expect(try Condition.read(text, in: creative) == condition, "seed \(seed): \(text)")
    }
  }
}

/// Makes random conditions of the form in which the reader gives them.
struct ConditionMaker {
  let programme: ProgrammeFile
  var dice: Dice

  mutating func condition(depth: Int) -> Condition {
    if Int.random(in: 0..<20, using: &dice) == 0 { return .everyone }
    return part(depth: depth, records: false)
  }

  private mutating func part(depth: Int, records: Bool) -> Condition {
    guard depth > 0 else { return test(records: records) }
    switch Int.random(in: 0..<(records ? 5 : 6), using: &dice) {
    case 0: return .not(part(depth: depth - 1, records: records))
    case 1: return .and(parts(depth, records).flatMap { if case .and(let inner) = $0 { inner } else { [$0] } })
    case 2: return .or(parts(depth, records).flatMap { if case .or(let inner) = $0 { inner } else { [$0] } })
    case 3:
      let parts = parts(depth, records)
      return .atLeast(Int.random(in: 1...parts.count, using: &dice), parts)
    case 4: return test(records: records)
    default: return .anyRecord(source: "log", part(depth: depth - 1, records: true))
    }
  }

  private mutating func parts(_ depth: Int, _ records: Bool) -> [Condition] {
    (0..<Int.random(in: 2...4, using: &dice)).map { _ in part(depth: depth - 1, records: records) }
  }

  private mutating func test(records: Bool) -> Condition {
    let fields = programme.fields.indices.filter {
      (programme.fields[$0].source == "log") == records && programme.fields[$0].source != "events"
    }
    let number = fields.randomElement(using: &dice) ?? 0
    if Int.random(in: 0..<6, using: &dice) == 0 { return .answered(field: number) }
    switch programme.fields[number].form {
    case .choice(let list): return .isIn(field: number, values: some(of: Array(list.codes.indices)))
    case .integer(let range): return .isIn(field: number, values: some(of: Array(range)))
    case .choices(let list): return .has(field: number, option: Int.random(in: list.codes.indices, using: &dice))
    case .date: return .answered(field: number)
    }
  }

  private mutating func some(of values: [Int]) -> Set<Int> {
    var dice = dice
    defer { self.dice = dice }
    return Set(values.shuffled(using: &dice).prefix(Int.random(in: 1...values.count, using: &dice)))
  }
}
