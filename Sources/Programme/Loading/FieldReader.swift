/// Reads `leaves_hub:` of a source: the fields that leave, each passed on or derived.
struct FieldReader {
  let source: String
  let columns: Named<Column>
  let period: Period?

  /// Form → its own keys; `role` and `label` are possible in each.
  static let forms: KeyValuePairs<String, [String]> = [
    "merge": ["merge", "column"], "cut_to": ["cut_to", "date"], "within_days": ["within_days", "date", "as_of"],
    "age_of": ["age_of", "as_of", "bands"], "year_of": ["year_of", "bands"], "any_of": ["any_of", "codes"],
    "has_answer": ["has_answer"],
  ]

  /// What a form makes of its columns, before role and label are known.
  struct Derived {
    let form: FieldForm
    let derivation: Derivation
    let columns: [Column]
  }

  func read(_ name: Word, _ value: Value) -> CodedField? {
    if value.isText { return value.option(["as_is": true]).flatMap { _ in passed(name, value.report) } }
    guard let entries = value.entries() else { return nil }
    let present = Self.forms.filter { form in entries.contains { $0.key.text == form.key } }
    guard let form = present.first, present.count == 1 else {
      value.fail(
        .contradiction, present.isEmpty ? "it is not said how the field is made" : "the field is made in two ways",
        do: "write `as_is`, or one of: " + Self.forms.map(\.key).joined(separator: ", "))
      return nil
    }
    guard let section = value.section(form.value + ["role", "label"]) else { return nil }
    let role = section.optional("role").map { $0.option(FieldRole.self) }
    let label = section.optional("label").map { $0.label() }
    guard let derived = derived(form.key, name, section), role != .some(nil), label != .some(nil) else { return nil }
    return field(name, derived, role: role ?? nil, label: label ?? nil, section)
  }

  private func derived(_ form: String, _ name: Word, _ section: Section) -> Derived? {
    switch form {
    case "merge": merged(name, section)
    case "cut_to": cutDate(section)
    case "within_days": within(section)
    case "age_of": ageBand(name, section)
    case "year_of": yearBand(name, section)
    case "any_of": anyOf(section)
    default: hasAnswer(section)
    }
  }

  /// `as_is`
  private func passed(_ name: Word, _ report: ProblemReport) -> CodedField? {
    guard let column = column(name, report) else { return nil }
    func refuse(_ what: String, _ remedy: String) -> CodedField? {
      report.add(.contradiction, at: name.place, "\"\(name.text)\" cannot leave the hub: \(what)", do: remedy)
      return nil
    }
    guard column.role != .identifier else {
      return refuse("it is an identifier", "remove the line, or derive a coarser field")
    }
    let form: FieldForm
    let derivation: Derivation
    switch column.kind {
    case .choice(let list): (form, derivation) = (.choice(list.answers), .choice(column: column.name, recode: [:]))
    case .choices(let list): (form, derivation) = (.choices(list.answers), .choices(column: column.name))
    case .integer(let range): (form, derivation) = (.integer(range), .integer(column: column.name))
    case .date: return refuse("it is a whole date", "write {date: \(name.text), cut_to: month}")
    case .text: return refuse("it is a text", "remove the line, or write {has_answer: \(name.text)}")
    }
    return CodedField(
      name: name.text, source: source, role: column.role, form: form, label: column.label, derivation: derivation)
  }

  /// A derived field is at least as sensitive as what it is made of; out of an identifier, the file must say how much.
  private func field(
    _ name: Word, _ derived: Derived, role: FieldRole?, label: Label?, _ section: Section
  ) -> CodedField? {
    let inherited = derived.columns.map(\.role).filter { $0 != .identifier }.max()
    let isFromIdentifier = derived.columns.contains { $0.role == .identifier }
    guard let role = role ?? (isFromIdentifier ? nil : inherited) else {
      section.fail(.missing, "it is made of an identifier and has no `role`", do: "add role: plain, quasi or sensitive")
      return nil
    }
    if role == .identifier || role < inherited ?? .plain {
      section.fail(
        .contradiction,
        "the role \(role.rawValue) does not fit: its columns are \(inherited?.rawValue ?? "identifiers")",
        do: role == .identifier
          ? "an identifier cannot leave the hub" : "write role: \(inherited?.rawValue ?? "sensitive")")
      return nil
    }
    let passedOn = section.optional("merge") == nil ? nil : derived.columns.first?.label
    guard let label = label ?? passedOn else {
      _ = section.required("label")
      return nil
    }
    return CodedField(
      name: name.text, source: source, role: role, form: derived.form, label: label, derivation: derived.derivation)
  }

  /// A column that may be read: declared, and not forbidden.
  func column(_ name: Word, _ report: ProblemReport) -> Column? {
    guard let column = columns.find(name, report: report) else { return nil }
    guard !column.isForbidden else {
      report.add(
        .contradiction, at: name.place, "\"\(name.text)\" is forbidden: the run stops when it appears",
        do: "remove it here")
      return nil
    }
    return column
  }
}
