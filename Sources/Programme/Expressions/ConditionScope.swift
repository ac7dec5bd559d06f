/// What a condition may speak of: the fields and definitions that the file has, and whose answers they are.
struct ConditionScope {
  /// A field and what its source's rows are.
  struct Member {
    let number: Int
    let field: CodedField
    let rows: Source.Rows
  }

  var fields = Named<Member>("field")
  var definitions = Named<Condition>("name")
  /// Source of the records that an indicator counts instead of people; its fields may then stand outside `any(…)`.
  var counted: String?
  /// Definitions that stand further down: they cannot be used yet.
  var later: Set<String> = []

  init(sources: [Source]) {
    var number = 0
    for source in sources {
      for field in source.fields {
        fields.add(field.name, Member(number: number, field: field, rows: source.rows))
        number += 1
      }
    }
  }

  /// Every word that can begin a test, for suggestions.
  var words: [String] { fields.names + definitions.names + ["all", "not"] + Expression.functions }
}
