import Linkage
public import Programme

/// Invents persons who add up to expected counts, so that the real tables can be made before there is anybody to count.
///
/// Every field is dealt by itself: which answers go together is left to chance, and other seeds give other hands. What is
/// not expected in numbers is spread evenly over its answers.
public struct ExpectedPersons: Sendable {
  private let programme: ProgrammeFile
  private let expected: ExpectedCounts

  public init(_ programme: ProgrammeFile, _ expected: ExpectedCounts) {
    (self.programme, self.expected) = (programme, expected)
  }

  /// The tables of one hand, one set per counted unit.
  ///
  /// - Parameter seed: Equal seeds give equal tables on every machine.
  /// - Throws: ``TabulationError`` for a programme file whose tables cannot be laid out.
  public func tables(seed: UInt64) throws(TabulationError) -> [TableSet] {
    try tabulate(dealt(seed: seed), programme: programme).sets
  }

  func dealt(seed: UInt64) -> LinkedPersons {
    var cards = Cards(seed: seed)
    var answers: [[Answer]] = []
    var records: [String: PersonRecords] = [:]
    var aggregates: [String: [[Answer]]] = [:]
    for source in programme.sources {
      switch source.rows {
      case .onePerPerson, .latestPerPerson:
        let here = respondents(of: source, &cards)
        answers += source.fields.map { column($0, rows: expected.persons, among: here, &cards) }
      case .manyPerPerson:
        answers += source.fields.map { _ in [] }
        records[source.name] = dealtRecords(of: source, &cards)
      case .aggregate:
        answers += source.fields.map { _ in [] }
        aggregates[source.name] = source.fields.map { [total(of: $0)] }
      }
    }
    return LinkedPersons(
      count: expected.persons, answers: answers, homeHubs: homeHubs(answers), records: records,
      aggregates: aggregates, report: LinkageReport(registrations: expected.persons, persons: expected.persons))
  }

  /// Who answers a source at all: everybody at enrolment, as many as its fullest field at follow-up.
  private func respondents(of source: Source, _ cards: inout Cards) -> [Int] {
    let everybody = Array(0..<expected.persons)
    guard source.rows == .latestPerPerson else { return everybody }
    let given = source.fields.compactMap { field in answered(field) }
    guard let most = given.max() else { return everybody }
    return Array(cards.shuffled(everybody).prefix(most))
  }

  /// How many answer a field; `nil` when nothing is expected of it. Options of a list overlap: the fullest one counts.
  private func answered(_ field: CodedField) -> Int? {
    guard let counts = expected.answers[field.name] else { return nil }
    if let all = counts["answered"] { return all }
    if case .choices = field.form { return counts.values.max() ?? 0 }
    return counts.values.reduce(0, +)
  }

  private func dealtRecords(of source: Source, _ cards: inout Cards) -> PersonRecords {
    // Two a person where nothing is expected: a record each would make them look like people.
    let rows = source.fields.compactMap { answered($0) }.max() ?? 2 * expected.persons
    let owners = (0..<rows).map { _ in cards.number(below: expected.persons) }
    var starts = [Int](repeating: 0, count: expected.persons + 1)
    for owner in owners { starts[owner + 1] += 1 }
    for person in 0..<expected.persons { starts[person + 1] += starts[person] }
    return PersonRecords(
      starts: starts, answers: source.fields.map { column($0, rows: rows, among: Array(0..<rows), &cards) })
  }

  /// One answer per row; rows that are not among the respondents have none.
  private func column(_ field: CodedField, rows: Int, among here: [Int], _ cards: inout Cards) -> [Answer] {
    var column = [Answer](repeating: .notAnswered, count: rows)
    switch field.form {
    case .choices(let list):
      for row in here.prefix(expected.answers[field.name]?["answered"] ?? here.count) { column[row] = Answer(index: 0) }
      for (bit, code) in list.codes.enumerated() where code.name != list.declined {
        let count = expected.answers[field.name].map { $0[code.name] ?? 0 } ?? here.count / 2
        for row in cards.shuffled(here).prefix(count) {
          column[row] = Answer(index: (column[row].value ?? 0) | 1 << bit)
        }
      }
    default:
      for (row, value) in zip(cards.shuffled(here), values(of: field, for: here.count)) {
        column[row] = Answer(index: value)
      }
    }
    return column
  }

  /// The answers to be dealt, at most one a row.
  private func values(of field: CodedField, for rows: Int) -> [Int] {
    let counts = expected.answers[field.name]
    let possible = possibleValues(of: field)
    guard let counts, counts["answered"] == nil else {
      let count = counts?["answered"] ?? rows
      return (0..<min(count, rows)).map { possible[$0 % possible.count].value }
    }
    return Array(possible.flatMap { Array(repeating: $0.value, count: counts[$0.code] ?? 0) }.prefix(rows))
  }

  private func possibleValues(of field: CodedField) -> [(code: String, value: Int)] {
    switch field.form {
    case .choice(let list):
      list.codes.indices.filter { list.codes[$0].name != list.declined }.map { (list.codes[$0].name, $0) }
    case .integer(let range): range.map { (String($0), $0) }
    case .date(let unit): [("answered", unit.number(of: programme.period.last))]
    case .choices: [("answered", 0)]
    }
  }

  private func total(of field: CodedField) -> Answer {
    Answer(index: expected.answers[field.name]?["total"] ?? 0)
  }

  private func homeHubs(_ answers: [[Answer]]) -> [Int32] {
    guard let field = programme.hubField else { return Array(repeating: 0, count: expected.persons) }
    return answers[field].map { Int32($0.value ?? 0) }
  }
}

/// SplitMix64 and what is dealt with it.
///
/// - Note: Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct Cards {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 to `bound` − 1; the bias of a remainder does not matter for numbers of people.
  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func shuffled(_ items: [Int]) -> [Int] {
    var items = items
    for last in items.indices.dropFirst().reversed() { items.swapAt(last, number(below: last + 1)) }
    return items
  }
}
