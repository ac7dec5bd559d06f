/// Reads `columns:` of a source.
struct ColumnReader {
  let lists: Named<CodeList>

  func readAll(_ value: Value) -> Named<Column> {
    var columns = Named<Column>("column")
    var labels: Set<String> = []
    for (key, value) in value.entries() ?? [] {
      let column = read(key.text, value)
      columns.add(key.text, column)
      // An export with labels names its columns by them.
      if let label = column?.label.english, !labels.insert(label).inserted {
        value.fail(.duplicate, "another column of the source has the label \"\(label)\"", do: "give each its own label")
      }
    }
    return columns
  }

  private enum Kind: String, CaseIterable { case text, choice, choices, integer, date }

  private func read(_ name: String, _ value: Value) -> Column? {
    guard let section = value.section(["role", "type", "list", "range", "forbidden", "label"]) else { return nil }
    let role = section.required("role")?.option(FieldRole.self)
    let kind = section.required("type")?.option(Kind.self).flatMap { self.kind($0, section) }
    let isForbidden = section.optional("forbidden").map { $0.flag() } ?? false
    let label = section.required("label")?.label()
    guard let role, let kind, let isForbidden, let label else { return nil }
    return Column(name: name, role: role, kind: kind, isForbidden: isForbidden, label: label)
  }

  private func kind(_ kind: Kind, _ section: Section) -> Column.Kind? {
    refuse(section, "list", unless: kind == .choice || kind == .choices)
    refuse(section, "range", unless: kind == .integer)
    switch kind {
    case .text: return .text
    case .date: return .date
    case .integer:
      // Below zero are the states without an answer.
      return section.required("range")?.range(in: 0...Int(Int32.max)).map { .integer($0) }
    case .choice: return list(section).map { .choice($0) }
    case .choices:
      guard let list = list(section) else { return nil }
      guard list.answers.codes.count <= 30 else {
        section.fail(.outOfRange, "a multiple choice can have 30 options at most", do: "shorten list \"\(list.name)\"")
        return nil
      }
      return .choices(list)
    }
  }

  private func list(_ section: Section) -> CodeList? {
    section.required("list")?.word().flatMap { lists.find($0, report: section.report) }
  }

  private func refuse(_ section: Section, _ key: String, unless fits: Bool) {
    guard !fits, let value = section.optional(key) else { return }
    value.fail(.contradiction, "a column of this type has no \"\(key)\"", do: "remove it, or change `type`")
  }
}
