/// Reads the file's conditions, with mistakes at the wrong word.
struct ConditionReader {
  let lines: [[Unicode.Scalar]]
  let report: ProblemReport

  func read(_ value: Value, in scope: ConditionScope) -> Condition? {
    guard let placed = value.placedText(in: lines) else { return nil }
    do throws(ExpressionFault) {
      let expression = try ExpressionParser.parse(placed.text, places: placed.places)
      return ConditionChecker(scope: scope, report: report).condition(expression)
    } catch {
      report.add(.condition, at: error.place, error.what, do: error.remedy)
      return nil
    }
  }

  /// `define:`; a definition may use those above it.
  func define(_ value: Value?, in scope: ConditionScope) -> ConditionScope {
    var scope = scope
    let entries = value?.entries() ?? []
    let all = entries.map(\.key.text)
    for (position, (key, value)) in entries.enumerated() {
      guard key.checkName(report: report) else { continue }
      if scope.fields.contains(key.text) || Expression.reserved.contains(key.text) {
        report.add(
          .duplicate, at: key.place, "\"\(key.text)\" is a field or a word of conditions already",
          do: "choose another name")
        continue
      }
      scope.later = Set(all[position...])
      scope.definitions.add(key.text, read(value, in: scope))
    }
    scope.later = []
    return scope
  }
}
