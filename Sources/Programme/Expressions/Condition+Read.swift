extension Condition {
  /// Reads a condition over the fields of a loaded programme; the grammar is in `Expressions`.
  ///
  /// - Parameters:
  ///   - text: The condition; names from `define` are not known outside the file.
  ///   - counted: Source of the records that are counted instead of people, as in an indicator with `of`.
  /// - Throws: ``ProgrammeError/mistakes(_:)`` with columns from 1 in file `condition`.
  public static func read(
    _ text: String, in programme: ProgrammeFile, counting counted: String? = nil
  ) throws(ProgrammeError) -> Condition {
    let report = ProblemReport(file: "condition")
    var scope = ConditionScope(sources: programme.sources)
    scope.counted = counted
    let places = (0...text.unicodeScalars.count).map { Place(line: 1, column: $0 + 1) }
    do throws(ExpressionFault) {
      let expression = try ExpressionParser.parse(text, places: places)
      if let condition = ConditionChecker(scope: scope, report: report).condition(expression) { return condition }
    } catch {
      report.add(.condition, at: error.place, error.what, do: error.remedy)
    }
    throw .mistakes(report.problems)
  }
}
