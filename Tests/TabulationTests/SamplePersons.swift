import Linkage
import Programme

/// SplitMix64: the same numbers from the same seed on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Persons as a naive reader would keep them: one dictionary each.
struct SamplePerson {
  var answers: [String: Answer]
  var records: [[String: Answer]]

  static func random(_ count: Int, seed: UInt64) -> [SamplePerson] {
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { _ in
      var person = SamplePerson(answers: [:], records: [])
      let isFollowed = Bool.random(using: &numbers)
      for field in Sample.fields where field.source == "q1" || field.source == "fu" {
        let isBlank = field.source == "fu" && !isFollowed
        person.answers[field.name] = isBlank ? .notAnswered : answer(field, &numbers)
      }
      for _ in 0..<Int.random(in: 0...3, using: &numbers) {
        var record: [String: Answer] = [:]
        for field in Sample.fields where field.source == "log" { record[field.name] = answer(field, &numbers) }
        person.records.append(record)
      }
      return person
    }
  }

  private static func answer(_ field: CodedField, _ numbers: inout SeededNumbers) -> Answer {
    let declined = field.form.codeList?.declined
    if field.name != "hub", Int.random(in: 0..<5, using: &numbers) == 0 {
      return declined != nil && Bool.random(using: &numbers) ? .declined : .notAnswered
    }
    switch field.form {
    case .choice(let list):
      return Answer(index: Int.random(in: 0..<(list.codes.count - (declined == nil ? 0 : 1)), using: &numbers))
    case .choices(let list): return Answer(index: Int.random(in: 0..<(1 << list.codes.count), using: &numbers))
    case .integer(let range): return Answer(index: Int.random(in: range, using: &numbers))
    case .date: return Answer(index: 24_000)
    }
  }

  /// The same persons as columns.
  static func linked(_ people: [SamplePerson]) -> LinkedPersons {
    let answers = Sample.fields.map { field in
      field.source == "q1" || field.source == "fu" ? people.map { $0.answers[field.name] ?? .notAnswered } : []
    }
    var starts = [0]
    for person in people { starts.append(starts[starts.count - 1] + person.records.count) }
    let records = people.flatMap(\.records)
    let log = PersonRecords(
      starts: starts, answers: ["kind", "done"].map { name in records.map { $0[name] ?? .notAnswered } })
    return LinkedPersons(
      count: people.count, answers: answers,
      homeHubs: people.map { Int32($0.answers["hub"]?.value ?? 0) }, records: ["log": log],
      aggregates: [
        "events": [
          [Answer(index: 20), .notAnswered, Answer(index: 12)], [Answer(index: 3), Answer(index: 0), .notAnswered],
        ]
      ],
      report: LinkageReport(registrations: people.count, persons: people.count))
  }

  /// Truth by the definition, without columns: 0 no, 1 unknown, 2 yes.
  func truth(_ condition: Condition, record: [String: Answer] = [:]) -> Int {
    func value(_ field: Int) -> Int? {
      let name = Sample.fields[field].name
      return (record[name] ?? answers[name] ?? .notAnswered).value
    }
    switch condition {
    case .everyone: return 2
    case .isIn(let field, let values): return value(field).map { values.contains($0) ? 2 : 0 } ?? 1
    case .has(let field, let option): return value(field).map { ($0 / (1 << option)) % 2 * 2 } ?? 1
    case .answered(let field): return value(field) == nil ? 0 : 2
    case .anyRecord(_, let inner): return records.map { truth(inner, record: $0) }.max() ?? 0
    case .not(let inner): return 2 - truth(inner, record: record)
    case .and(let parts): return parts.map { truth($0, record: record) }.min() ?? 2
    case .or(let parts): return parts.map { truth($0, record: record) }.max() ?? 0
    case .atLeast(let count, let parts):
      let sorted = parts.map { truth($0, record: record) }.sorted(by: >)
      return count <= 0 ? 2 : count > sorted.count ? 0 : sorted[count - 1]
    }
  }
}
