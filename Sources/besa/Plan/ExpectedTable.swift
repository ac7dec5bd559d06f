import Disclosure
import Programme
import Tabulation

/// Expected counts as somebody wrote them down: CSV with `field`, `code`, `count`.
///
/// `people` with an empty code is everybody. The codes of a field are those of the programme file; an integer field has
/// its values, `total` for a headcount of events; `answered` says how many answer where the answers do not matter.
struct ExpectedTable {
  let counts: ExpectedCounts

  static let everybody = "people"
  /// Ten million: what one machine is made for.
  static let most = 10_000_000

  /// - Throws: ``DisclosureError/file(path:line:what:)`` for the first row that does not fit the programme.
  init(_ csv: String, path: String, programme: ProgrammeFile) throws(DisclosureError) {
    let text = try DelimitedText(csv, path: path)
    guard let field = text.column("field"), let code = text.column("code"), let count = text.column("count") else {
      throw .file(path: path, line: 1, what: "the columns are not field, code, count")
    }
    var persons: Int?
    var answers: [String: [String: Int]] = [:]
    for row in text.rows {
      func refuse(_ what: String) -> DisclosureError { .file(path: path, line: row.line, what: what) }
      guard let number = Int(row.fields[count]), (0...Self.most).contains(number) else {
        throw refuse("the count is not a whole number from 0 to \(Self.most)")
      }
      let (name, answer) = (row.fields[field], row.fields[code])
      if name == Self.everybody {
        persons = number
        continue
      }
      guard let known = programme.fields.first(where: { $0.name == name }) else {
        throw refuse("\(name) is no field that leaves a hub, nor the word people")
      }
      guard Self.codes(of: known).contains(answer) else { throw refuse("\(answer) is no answer of \(name)") }
      guard answers[name]?[answer] == nil else { throw refuse("\(name), \(answer) stands twice") }
      answers[name, default: [:]][answer] = number
    }
    guard let persons, persons > 0 else {
      throw .file(path: path, line: nil, what: "no row says how many people: write people,,100")
    }
    counts = ExpectedCounts(persons: persons, answers: answers)
    try check(programme, path: path)
  }

  /// Answers of one field are people's own: they cannot be more than there are.
  private func check(_ programme: ProgrammeFile, path: String) throws(DisclosureError) {
    for field in programme.fields {
      guard let own = counts.answers[field.name], let source = programme.source(field.source) else { continue }
      guard source.rows == .onePerPerson || source.rows == .latestPerPerson else { continue }
      let isList = if case .choices = field.form { true } else { false }
      let sum = isList ? own.values.max() ?? 0 : own.values.reduce(0, +)
      if sum > counts.persons {
        throw .file(
          path: path, line: nil, what: "\(field.name) has \(sum) answers of \(counts.persons) people: that is too many")
      }
    }
  }

  private static func codes(of field: CodedField) -> Set<String> {
    switch field.form {
    case .choice(let list), .choices(let list):
      Set(list.codes.map(\.name)).subtracting([list.declined].compactMap(\.self)).union(["answered"])
    case .integer(let range): Set(range.map { String($0) }).union(["answered", "total"])
    case .date: ["answered"]
    }
  }
}
