/// Turns an expression into a condition: looks names up, checks codes and kinds, and says what does not fit.
struct ConditionChecker {
  let scope: ConditionScope
  let report: ProblemReport
  /// Inside `any(…)`.
  var isInRecord = false

  /// - Returns: `nil` after every mistake has been reported.
  func condition(_ expression: Expression) -> Condition? {
    switch expression {
    case .all: .everyone
    case .name(let word): named(word)
    case .compare(let field, let mark, let value): member(field).flatMap { compare($0, field, mark, value) }
    case .isIn(let field, let values): member(field).flatMap { isIn($0, field, values) }
    case .has(let field, let option): member(field).flatMap { has($0, field, option) }
    case .answered(let field): member(field).map { .answered(field: $0.number) }
    case .any(let inner, let place): anyRecord(inner, place)
    case .atLeast(let number, let parts, let place): atLeast(number, parts, place)
    case .not(let inner, let place): part(inner, at: place).map { .not($0) }
    case .and(let parts):
      joined(parts).map { .and($0.flatMap { if case .and(let inner) = $0 { inner } else { [$0] } }) }
    case .or(let parts):
      joined(parts).map { .or($0.flatMap { if case .or(let inner) = $0 { inner } else { [$0] } }) }
    }
  }

  func refuse(_ place: Place, _ what: String, do remedy: String) {
    report.add(.condition, at: place, what, do: remedy)
  }

  private func named(_ word: Word) -> Condition? {
    if scope.definitions.contains(word.text) {
      return scope.definitions.find(word, report: report).flatMap(usable(at: word))
    }
    guard let found = member(word) else { return nil }
    guard case .choice(let list) = found.field.form, let yes = list.index(of: "yes"), list.codes.count == 2,
      list.index(of: "no") != nil
    else {
      refuse(
        word.place, "\"\(word.text)\" is no yes/no field and cannot stand alone",
        do: "write \(example(of: found.field))")
      return nil
    }
    return .isIn(field: found.number, values: [yes])
  }

  /// A definition is checked again where it is used: its fields must be readable there too.
  private func usable(at word: Word) -> (Condition) -> Condition? {
    { condition in
      for member in Self.directFields(of: condition).map({ scope.members[$0] }) {
        guard let problem = problem(with: member) else { continue }
        refuse(word.place, "\"\(word.text)\" reads \"\(member.field.name)\": \(problem.what)", do: problem.remedy)
        return nil
      }
      return condition
    }
  }

  /// The field that a word names, where it may be read here.
  private func member(_ word: Word) -> ConditionScope.Member? {
    guard scope.fields.contains(word.text) else {
      let isDefined = scope.definitions.contains(word.text)
      if scope.later.contains(word.text) {
        refuse(word.place, "\"\(word.text)\" is defined further down", do: "move its definition above this line")
      } else if isDefined {
        refuse(word.place, "\"\(word.text)\" is a defined condition, not a field", do: "let it stand alone")
      } else {
        report.add(.condition, unknown: word, as: "field or name", among: scope.words)
      }
      return nil
    }
    guard let found = scope.fields.find(word, report: report) else { return nil }
    guard let problem = problem(with: found) else { return found }
    refuse(word.place, "\"\(word.text)\": \(problem.what)", do: problem.remedy)
    return nil
  }

  /// Why a field cannot be read at this point of a condition.
  private func problem(with member: ConditionScope.Member) -> (what: String, remedy: String)? {
    let source = member.field.source
    switch member.rows {
    case .aggregate: return ("rows of \"\(source)\" are about no single person", "use `sum` for headcounts")
    case .onePerPerson, .latestPerPerson:
      return isInRecord
        ? ("a person's answer cannot stand inside any(…)", "move it outside the brackets, joined by \"and\"") : nil
    case .manyPerPerson:
      if isInRecord || scope.counted == source { return nil }
      return ("a person has many records in \"\(source)\"", "ask for one of them: any(\(example(of: member.field)))")
    }
  }

  private func anyRecord(_ inner: Expression, _ place: Place) -> Condition? {
    if isInRecord || scope.counted != nil {
      let what =
        isInRecord ? "any(…) cannot stand inside any(…)" : "the indicator counts records: any(…) has no meaning here"
      refuse(place, what, do: "remove any( and its bracket")
      return nil
    }
    guard let condition = ConditionChecker(scope: scope, report: report, isInRecord: true).part(inner, at: place) else {
      return nil
    }
    let sources = Set(
      condition.fields.map { number in scope.members[number].field.source })
    guard let source = sources.first, sources.count == 1 else {
      refuse(place, "any(…) reads records of several sources", do: "write one any(…) for each source")
      return nil
    }
    return .anyRecord(source: source, condition)
  }

  private func atLeast(_ number: Word, _ parts: [Expression], _ place: Place) -> Condition? {
    guard parts.count >= 2 else {
      refuse(place, "atleast needs two or more conditions", do: "write atleast(2, first, second, third)")
      return nil
    }
    guard let count = Int(number.text), (1...parts.count).contains(count) else {
      refuse(
        number.place, "\"\(number.text)\" is not how many of \(parts.count) conditions hold",
        do: "write a number from 1 to \(parts.count)")
      return nil
    }
    let conditions = parts.compactMap { part($0, at: place) }
    return conditions.count == parts.count ? .atLeast(count, conditions) : nil
  }

  /// `and` in `and` and `or` in `or` are one list: their order of evaluation has no meaning.
  private func joined(_ parts: [Expression]) -> [Condition]? {
    let conditions = parts.compactMap { part($0, at: nil) }
    return conditions.count == parts.count ? conditions : nil
  }

  /// A part of a larger condition: `all` says nothing there.
  private func part(_ expression: Expression, at place: Place?) -> Condition? {
    guard let condition = condition(expression) else { return nil }
    guard case .everyone = condition else { return condition }
    refuse(
      Self.start(of: expression) ?? place ?? Place(line: 1, column: 1),
      "\"all\" says nothing within a larger condition", do: "remove it")
    return nil
  }

  private static func start(of expression: Expression) -> Place? {
    switch expression {
    case .all(let place): place
    case .name(let word): word.place
    default: nil
    }
  }

  /// Fields outside any(…).
  private static func directFields(of condition: Condition) -> [Int] {
    switch condition {
    case .everyone, .anyRecord: []
    case .isIn(let field, _), .has(let field, _), .answered(let field): [field]
    case .not(let inner): directFields(of: inner)
    case .atLeast(_, let parts), .and(let parts), .or(let parts): parts.flatMap(directFields(of:))
    }
  }
}
