/// Who the programme is for: the part `programme:` of the file.
struct ProgrammeHeader {
  let id: String
  let title: Label
  let country: String
  let funder: String
  let start: CalendarDate

  static func read(_ value: Value) -> ProgrammeHeader? {
    guard let section = value.section(["id", "title", "country", "funder", "start"]) else { return nil }
    let id = section.required("id")?.identifier()
    let title = section.required("title")?.label()
    let country = section.required("country").flatMap(countryCode)
    let funder = section.required("funder")?.identifier()
    let start = section.required("start")?.date()
    guard let id, let title, let country, let funder, let start else { return nil }
    return ProgrammeHeader(id: id, title: title, country: country, funder: funder, start: start)
  }

  private static func countryCode(_ value: Value) -> String? {
    guard let text = value.text() else { return nil }
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      value.fail("\"\(text)\" is no country code", do: "write two capital letters (ISO 3166-1), such as AL")
      return nil
    }
    return text
  }
}

extension Period {
  static func read(_ value: Value) -> Period? {
    guard let section = value.section(["id", "from", "to"]) else { return nil }
    let id = section.required("id")?.identifier()
    let first = section.required("from")?.date()
    let last = section.required("to")?.date()
    guard let id, let first, let last else { return nil }
    guard first <= last else {
      value.fail(.contradiction, "the period ends before it begins", do: "swap `from` and `to`")
      return nil
    }
    return Period(id: id, first: first, last: last)
  }
}

extension Hub {
  static func readAll(_ value: Value) -> [Hub] {
    guard let entries = value.entries() else { return [] }
    if entries.isEmpty { value.fail(.missing, "no hub", do: "add a line `id: name` for each hub") }
    return entries.compactMap { key, value in
      guard key.checkName(report: value.report), let label = value.label() else { return nil }
      return Hub(id: key.text, label: label)
    }
  }
}

extension Purpose {
  /// - Parameter people: The person source, `nil` when it was reported already.
  static func read(_ value: Value, people: Source?) -> Purpose? {
    guard let section = value.section(["allowed", "never", "recipients", "consent", "accountability"]) else {
      return nil
    }
    let allowed = section.required("allowed")?.labels()
    let never = section.required("never")?.labels()
    let recipients = section.required("recipients")?.texts()
    let consent = section.required("consent")?.section(["column", "answer"])
    let column = consent?.required("column")?.word()
    let answer = consent?.required("answer")?.word()
    let accountability = section.optional("accountability").map { Accountability.read($0) }
    guard let allowed, let never, let recipients, let column, let answer, accountability != .some(nil) else {
      return nil
    }
    if let people { checkConsent(column, answer, in: people, report: value.report) }
    return Purpose(
      allowed: allowed, never: never, recipients: recipients, consentColumn: column.text, consentCode: answer.text,
      accountability: accountability ?? nil)
  }

  private static func checkConsent(_ column: Word, _ answer: Word, in people: Source, report: ProblemReport) {
    guard let found = people.columns.first(where: { $0.name == column.text }) else {
      report.add(.unknownName, unknown: column, as: "column of \"\(people.name)\"", among: people.columns.map(\.name))
      return
    }
    guard case .choice(let list) = found.kind else {
      report.add(
        .contradiction, at: column.place, "consent is asked in \"\(column.text)\", which is no choice",
        do: "name a column of type choice")
      return
    }
    if list.index(of: answer.text) == nil {
      report.add(.unknownName, unknown: answer, as: "code of list \"\(list.name)\"", among: list.codes.map(\.name))
    }
  }
}
