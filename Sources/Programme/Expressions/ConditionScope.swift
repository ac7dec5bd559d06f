/// What a condition may speak of: the fields and definitions that the file has, and whose answers they are.
struct ConditionScope {
  /// A field and what its source's rows are.
  struct Member {
    let number: Int
    let field: CodedField
    let rows: Source.Rows
  }

  private(set) var fields = Named<Member>("field")
  /// The fields by number.
  private(set) var members: [Member] = []
  var definitions = Named<Condition>("name")
  /// Source of the records that an indicator counts instead of people; its fields may then stand outside `any(…)`.
  var counted: String?
  /// Definitions that stand further down: they cannot be used yet.
  var later: Set<String> = []

  /// - Parameter declared: Names of all fields of the file; those that no source holds have mistakes of their own.
  init(sources: [Source], declared: [String] = []) {
    for source in sources {
      for field in source.fields {
        let member = Member(number: members.count, field: field, rows: source.rows)
        members.append(member)
        fields.add(field.name, member)
      }
    }
    for name in declared where !fields.contains(name) { fields.add(name, nil) }
  }

  /// Every word that can begin a test, for suggestions.
  var words: [String] { fields.names + definitions.names + ["all", "not"] + Expression.functions }
}
