/// Compares the policy with the fields and tables that it names.
struct PolicyCheck {
  let scope: ConditionScope
  let tables: Named<ProfileTable>

  func check(_ value: Value) {
    guard let section = value.section(DisclosurePolicy.keys) else { return }
    let pairs = groups(section, "never_cross")
    for word in pairs.joined() { _ = scope.fields.find(word, report: value.report) }
    for word in groups(section, "not_both").joined() { _ = tables.find(word, report: value.report) }
    for table in tables.all { checkCrossings(of: table, pairs, at: value) }
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
