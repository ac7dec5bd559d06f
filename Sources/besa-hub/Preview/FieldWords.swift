import Programme

/// How a field is told to people: its form, what it is made of, and its answers.
struct FieldWords {
  let words: Messages
  let programme: ProgrammeFile

  /// `one of 4 answers`, `only the month`, …
  func form(of field: CodedField) -> String {
    switch field.form {
    case .choice(let list): words("preview.form_choice", for: list.codes.count)
    case .choices(let list): words("preview.form_choices", for: list.codes.count)
    case .integer(let range):
      words("preview.form_integer", ["from": String(range.lowerBound), "to": String(range.upperBound)])
    case .date(.month): words("preview.form_month")
    case .date(.quarter): words("preview.form_quarter")
    case .date(.year): words("preview.form_year")
    }
  }

  func origin(of field: CodedField) -> String {
    let columns = words.format.list(field.derivation.columns)
    return switch field.derivation {
    case .choice, .choices, .integer, .date: words("preview.from", ["columns": columns])
    case .ageBand: words("preview.from_age", ["columns": columns])
    case .yearBand: words("preview.from_years", ["columns": columns])
    case .anyOf: words("preview.from_any", ["columns": columns])
    case .hasAnswer: words("preview.from_has", ["columns": columns])
    case .within(_, let days, _): words("preview.from_within", for: days, ["columns": columns])
    }
  }

  func role(of field: CodedField) -> String {
    switch field.role {
    case .plain, .identifier: words("preview.role_plain")
    case .quasi: words("preview.role_quasi")
    case .sensitive: words("preview.role_sensitive")
    }
  }

  func value(_ value: Int, of field: CodedField) -> String {
    switch field.form {
    case .choice(let list), .choices(let list):
      list.codes.indices.contains(value) ? words(list.codes[value].label) : String(value)
    case .integer: words.format.number(value)
    case .date(.year): String(value)
    case .date(.month): CalendarDate(year: value / 12, month: value % 12 + 1, day: 1).map(words.format.month) ?? ""
    case .date(.quarter):
      CalendarDate(year: value / 4, month: value % 4 * 3 + 1, day: 1).map(words.format.quarter) ?? ""
    }
  }

  func state(_ state: AnswerState) -> String {
    switch state {
    case .notAnswered: words("preview.not_answered")
    case .declined: words("preview.declined")
    case .notApplicable: words("preview.not_applicable")
    }
  }

  func part(_ part: LinkageRule.MatchKey.Part) -> String {
    switch part {
    case .phoneticGivenName: words("preview.part_phonetic")
    case .givenName: words("preview.part_given")
    case .surname: words("preview.part_surname")
    case .birthDate: words("preview.part_birth_date")
    case .birthYear: words("preview.part_birth_year")
    case .phone: words("preview.part_phone")
    }
  }
}
