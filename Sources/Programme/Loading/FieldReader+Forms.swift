/// How each form of `leaves_hub` is read.
extension FieldReader {
  /// A date of the field's rule. A period that could not be read is not reported a second time.
  private func day(_ section: Section, _ key: String) -> CalendarDate? {
    guard let value = section.required(key) else { return nil }
    if let period { return value.date(named: ["period.from": period.first, "period.to": period.last]) }
    return value.text()?.hasPrefix("period.") == true ? nil : value.date()
  }

  private func dateColumn(_ section: Section, _ key: String) -> Column? {
    guard let word = section.required(key)?.word(), let column = column(word, section.report) else { return nil }
    guard case .date = column.kind else {
      section.report.add(
        .contradiction, at: word.place, "\"\(word.text)\" is no date", do: "name a column of type date")
      return nil
    }
    return column
  }

  func cutDate(_ section: Section) -> Derived? {
    let column = dateColumn(section, "date")
    let unit = section.required("cut_to")?.option(DateUnit.self)
    guard let column, let unit else { return nil }
    return Derived(form: .date(unit), derivation: .date(column: column.name), columns: [column])
  }

  func within(_ section: Section) -> Derived? {
    let column = dateColumn(section, "date")
    let days = section.required("within_days")?.integer(in: 1...3660)
    let last = day(section, "as_of")
    guard let column, let days, let last else { return nil }
    return Derived(
      form: .choice(.flag), derivation: .within(column: column.name, days: days, of: last), columns: [column])
  }

  func hasAnswer(_ section: Section) -> Derived? {
    guard let word = section.required("has_answer")?.word(), let column = column(word, section.report) else {
      return nil
    }
    return Derived(form: .choice(.flag), derivation: .hasAnswer(column: column.name), columns: [column])
  }

  func anyOf(_ section: Section) -> Derived? {
    guard let words = section.required("any_of")?.words(), let codes = section.required("codes")?.words() else {
      return nil
    }
    let columns = words.compactMap { column($0, section.report) }
    guard columns.count == words.count, !columns.isEmpty, !codes.isEmpty else { return nil }
    for (word, column) in zip(words, columns) {
      guard case .choice(let list) = column.kind else {
        section.report.add(
          .contradiction, at: word.place, "\"\(word.text)\" is no choice", do: "name columns of type choice")
        return nil
      }
      for code in codes where list.answers.index(of: code.text) == nil {
        let valid = list.answers.codes.map(\.name)
        section.report.add(.unknownName, unknown: code, as: "answer of \"\(word.text)\"", among: valid)
        return nil
      }
    }
    let declined = columns.lazy.compactMap { column in
      if case .choice(let list) = column.kind { list.declined } else { nil }
    }
    return Derived(
      form: .choice(.flag(declined: declined.first)),
      derivation: .anyOf(columns: columns.map(\.name), codes: codes.map(\.text)), columns: columns)
  }

  func ageBand(_ name: Word, _ section: Section) -> Derived? {
    let column = dateColumn(section, "age_of")
    let day = day(section, "as_of")
    let bands = section.required("bands").flatMap { readBands($0, key: "from") { $0.integer(in: 0...120) } }
    guard let column, let day, let bands else { return nil }
    for (lower, upper) in zip(bands, bands.dropFirst()) where lower.bound >= upper.bound {
      section.report.add(.contradiction, at: upper.place, "the bands do not ascend", do: "order them by `from`")
      return nil
    }
    return Derived(
      form: .choice(CodeList(name: name.text, codes: bands.map(\.code))),
      derivation: .ageBand(column: column.name, at: bands.map(\.bound), on: day), columns: [column])
  }

  func yearBand(_ name: Word, _ section: Section) -> Derived? {
    let column = dateColumn(section, "year_of")
    let bands = section.required("bands").flatMap { readBands($0, key: "years") { $0.range(in: 1...9999) } }
    guard let column, let bands else { return nil }
    for (lower, upper) in zip(bands, bands.dropFirst()) where lower.bound.upperBound >= upper.bound.lowerBound {
      section.report.add(
        .contradiction, at: upper.place, "the bands overlap or do not ascend", do: "order them by `years`")
      return nil
    }
    return Derived(
      form: .choice(CodeList(name: name.text, codes: bands.map(\.code))),
      derivation: .yearBand(column: column.name, bands: bands.map(\.bound)), columns: [column])
  }

  private struct Band<Bound> {
    let code: CodeList.Code
    let bound: Bound
    let place: Place
  }

  private func readBands<Bound>(_ value: Value, key: String, _ bound: (Value) -> Bound?) -> [Band<Bound>]? {
    guard let entries = value.entries() else { return nil }
    let bands: [Band<Bound>] = entries.compactMap { name, value in
      guard name.checkCode(report: value.report), let section = value.section([key, "label"]) else { return nil }
      let found = section.required(key).flatMap(bound)
      let label = section.required("label")?.label()
      guard let found, let label else { return nil }
      return Band(code: CodeList.Code(name: name.text, label: label), bound: found, place: name.place)
    }
    return bands.count == entries.count && !bands.isEmpty ? bands : nil
  }

  /// Codes that are not named stay; a new code stands where its first member stood.
  func merged(_ name: Word, _ section: Section) -> Derived? {
    let word = section.optional("column").map { $0.word() } ?? name
    guard let word, let column = column(word, section.report) else { return nil }
    guard case .choice(let list) = column.kind else {
      section.report.add(
        .contradiction, at: word.place, "\"\(word.text)\" is no choice", do: "merge codes of a choice only")
      return nil
    }
    guard let merge = section.required("merge").flatMap({ MergeReader(list: list.answers).read($0) }) else {
      return nil
    }
    return Derived(
      form: .choice(CodeList(name: name.text, codes: merge.codes, declined: list.declined)),
      derivation: .choice(column: column.name, recode: merge.recode), columns: [column])
  }
}
