/// Reads what an indicator measures: `count`, `mean` or `sum`.
struct MeasureReader {
  let conditions: ConditionReader
  let scope: ConditionScope
  let sources: [Source]

  /// Measure → the keys that go with it, and the units that it can have.
  private static let kinds: KeyValuePairs<String, (others: [String], units: [Indicator.Unit])> = [
    "count": (["among", "of"], [.people, .percent]), "mean": (["then", "scale"], [.mean]), "sum": ([], [.people]),
  ]

  func read(_ section: Section, unit: Indicator.Unit?) -> Indicator.Measure? {
    let present = Self.kinds.filter { section.optional($0.key) != nil }
    guard let kind = present.first, present.count == 1 else {
      section.fail(
        .contradiction, present.isEmpty ? "it is not said what is measured" : "two measures in one indicator",
        do: "write one of: count, mean, sum")
      return nil
    }
    checkOthers(section, kind: kind.key, fitting: kind.value.others)
    if let unit, !kind.value.units.contains(unit), let value = section.optional("unit") {
      let units = kind.value.units.map(\.rawValue).joined(separator: " or ")
      value.fail(.contradiction, "a \(kind.key) is not measured in \(unit.rawValue)", do: "write unit: \(units)")
    }
    switch kind.key {
    case "count": return count(section)
    case "mean": return mean(section)
    default:
      return section.optional("sum").flatMap { SumReader(scope: scope).read($0) }.map {
        .sum(source: $0.source, fields: $0.fields)
      }
    }
  }

  private func checkOthers(_ section: Section, kind: String, fitting: [String]) {
    for other in ["among", "of", "then"] where !fitting.contains(other) {
      section.optional(other)?.fail(.contradiction, "\"\(other)\" has no meaning beside \"\(kind)\"", do: "remove it")
    }
  }

  private func count(_ section: Section) -> Indicator.Measure? {
    var scope = scope
    if let of = section.optional("of") {
      guard let word = of.word(), let source = counted(word, section.report) else { return nil }
      scope.counted = source
    }
    let count = section.required("count").flatMap { conditions.read($0, in: scope) }
    let among = section.required("among").flatMap { conditions.read($0, in: scope) }
    guard let count, let among else { return nil }
    return .count(count, among: among, of: scope.counted)
  }

  /// The source whose records are called so.
  private func counted(_ word: Word, _ report: ProblemReport) -> String? {
    let units = sources.filter { $0.rows == .manyPerPerson }
    if let source = units.first(where: { $0.unit == word.text }) { return source.name }
    report.add(.unknownName, unknown: word, as: "unit", among: units.compactMap(\.unit))
    return nil
  }

  private func mean(_ section: Section) -> Indicator.Measure? {
    let first = section.optional("mean").flatMap(score)
    guard let then = section.optional("then") else { return first.map { .mean(field: $0, then: nil) } }
    guard let later = score(then), let first else { return nil }
    return .mean(field: first, then: later)
  }

  private func score(_ value: Value) -> Int? {
    guard let word = value.word(), let member = scope.fields.find(word, report: value.report) else { return nil }
    let isPersonal = member.rows == .onePerPerson || member.rows == .latestPerPerson
    guard isPersonal, case .integer = member.field.form else {
      value.report.add(
        .contradiction, at: word.place, "\"\(word.text)\" is no score of a person",
        do: "name an integer field of a person")
      return nil
    }
    return member.number
  }
}
