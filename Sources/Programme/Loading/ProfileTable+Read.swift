extension ProfileTable {
  static func readAll(_ value: Value, scope: ConditionScope) -> Named<ProfileTable> {
    var tables = Named<ProfileTable>("table")
    for (key, value) in value.entries() ?? [] { tables.add(key.text, read(key, value, scope: scope)) }
    return tables
  }

  private static func read(_ key: Word, _ value: Value, scope: ConditionScope) -> ProfileTable? {
    guard key.isIdentifier else {
      value.report.add(
        .wrongType, at: key.place, "\"\(key.text)\" cannot be an id", do: "use letters and digits, such as T01")
      return nil
    }
    if scope.fields.contains(key.text) {
      value.report.add(.duplicate, at: key.place, "\"\(key.text)\" is a field already", do: "choose another id")
    }
    guard let section = value.section(["of", "by", "sum", "merge_no_answer", "title"]) else { return nil }
    let title = section.optional("title").map { $0.label() }
    if let sum = section.optional("sum") {
      for other in ["of", "by", "merge_no_answer"] {
        section.optional(other)?.fail(.contradiction, "a sum has no \"\(other)\"", do: "remove it")
      }
      guard let sum = SumReader(scope: scope).read(sum), let title = title ?? section.required("title")?.label() else {
        return nil
      }
      return ProfileTable(id: key.text, label: title, content: .total(source: sum.source, fields: sum.fields))
    }
    return answers(key, section, title: title, scope: scope)
  }

  private static func answers(
    _ key: Word, _ section: Section, title: Label??, scope: ConditionScope
  ) -> ProfileTable? {
    let by = section.optional("by").map { BreakdownReader(scope: scope).fields($0) } ?? []
    guard let word = section.required("of")?.word(), let member = scope.fields.find(word, report: section.report),
      let by, title != .some(nil)
    else { return nil }
    guard member.rows == .onePerPerson || member.rows == .latestPerPerson, let list = member.field.form.codeList else {
      section.report.add(
        .contradiction, at: word.place, "\"\(word.text)\" has no answers per person to count",
        do: "name a choice of a person, or write `sum: [ ]` for headcounts")
      return nil
    }
    let merge = section.optional("merge_no_answer").map { $0.word() }
    if let code = merge ?? nil, list.index(of: code.text) == nil {
      section.report.add(.unknownName, unknown: code, as: "code of \"\(word.text)\"", among: list.codes.map(\.name))
      return nil
    }
    return ProfileTable(
      id: key.text, label: title.flatMap(\.self) ?? member.field.label,
      content: .answers(field: member.number, by: by), noAnswerInto: merge.flatMap(\.self)?.text)
  }
}
