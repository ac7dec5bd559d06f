/// Compares the policy with the fields and tables that it names.
struct PolicyCheck {
  let scope: ConditionScope
  let tables: Named<ProfileTable>
  let indicators: [String]

  func check(_ value: Value) {
    guard let section = value.section(DisclosurePolicy.keys) else { return }
    let pairs = groups(section, "never_cross")
    for word in pairs.joined() { _ = scope.fields.find(word, report: value.report) }
    for word in groups(section, "not_both").joined() { _ = tables.find(word, report: value.report) }
    for word in section.optional("must_publish")?.words() ?? [] { checkCell(word, report: value.report) }
    for item in section.optional("merge")?.items() ?? [] { checkMerge(item) }
    for table in tables.all { checkCrossings(of: table, pairs, at: value) }
  }

  /// Dimensions are fields, options of fields (`field.option`) and indicators. What the tables hold is known only at
  /// the time of a release.
  private func checkCell(_ word: Word, report: ProblemReport) {
    for dimension in (CellName(word.text)?.codes ?? [:]).keys.sorted() {
      let field = dimension.split(separator: ".").first.map(String.init) ?? dimension
      guard !scope.fields.contains(field), !indicators.contains(dimension) else { continue }
      let unknown = Word(text: field, place: word.place)
      report.add(.unknownName, unknown: unknown, as: "field or indicator", among: scope.fields.names + indicators)
    }
  }

  private func checkMerge(_ item: Value) {
    guard let section = item.section(["field", "codes", "into"]),
      let field = section.optional("field")?.word().flatMap({ scope.fields.find($0, report: item.report) })?.field
    else { return }
    guard case .choice(let list) = field.form else {
      item.fail(.contradiction, "\"\(field.name)\" has no codes to merge", do: "name a field with one choice")
      return
    }
    for word in section.optional("codes")?.words() ?? [] where list.index(of: word.text) == nil {
      item.report.add(.unknownName, unknown: word, as: "code of \"\(list.name)\"", among: list.codes.map(\.name))
    }
    if let into = section.optional("into")?.word(), list.index(of: into.text) != nil {
      item.fail(
        .contradiction, "\"\(into.text)\" is a code of its own", do: "choose another name for the codes together")
    }
  }

  private func groups(_ section: Section, _ key: String) -> [[Word]] {
    section.optional(key)?.items()?.compactMap { $0.words() } ?? []
  }

  private func checkCrossings(of table: ProfileTable, _ pairs: [[Word]], at value: Value) {
    guard case .answers(let field, let by) = table.content else { return }
    func name(_ number: Int) -> String { scope.members[number].field.name }
    for other in by where pairs.contains(where: { Set($0.map(\.text)) == [name(field), name(other)] }) {
      value.fail(
        .contradiction, "table \"\(table.id)\" crosses \(name(field)) with \(name(other)), which never_cross excludes",
        do: "remove the breakdown from the table")
    }
  }
}
