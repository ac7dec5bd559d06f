/// Reads lists of fields by which a table or an indicator is broken down.
struct BreakdownReader {
  let scope: ConditionScope

  func fields(_ value: Value) -> [Int]? {
    guard let words = value.words() else { return nil }
    let numbers = words.compactMap { number($0, value.report) }
    return numbers.count == words.count ? numbers : nil
  }

  private func number(_ word: Word, _ report: ProblemReport) -> Int? {
    guard let member = scope.fields.find(word, report: report) else { return nil }
    let isPersonal = member.rows == .onePerPerson || member.rows == .latestPerPerson
    guard isPersonal, case .choice = member.field.form else {
      report.add(
        .contradiction, at: word.place, "\"\(word.text)\" cannot break a table down",
        do: "name a field with one answer per person")
      return nil
    }
    return member.number
  }
}

/// Reads `sum:` of a table or an indicator: headcounts of one aggregate source.
struct SumReader {
  let scope: ConditionScope

  func read(_ value: Value) -> (source: String, fields: [Int])? {
    guard let words = value.words() else { return nil }
    let members = words.compactMap { scope.fields.find($0, report: value.report) }
    guard members.count == words.count, let source = members.first?.field.source else {
      if words.isEmpty { value.fail(.missing, "nothing to add up", do: "name headcount fields") }
      return nil
    }
    for (word, member) in zip(words, members) {
      guard member.rows == .aggregate, member.field.source == source, case .integer = member.field.form else {
        value.report.add(
          .contradiction, at: word.place, "\"\(word.text)\" is no headcount of source \"\(source)\"",
          do: "add up integer fields of one source with `rows: aggregate`")
        return nil
      }
    }
    return (source, members.map(\.number))
  }
}
