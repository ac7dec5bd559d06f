/// Tests of one field: `=`, `<`, `in`, `has`.
extension ConditionChecker {
  func compare(_ member: ConditionScope.Member, _ field: Word, _ mark: Token.Mark, _ value: Word) -> Condition? {
    switch member.field.form {
    case .choice(let list):
      guard mark == .equal || mark == .unequal else {
        refuse(
          field.place, "\"\(field.text)\" has no order: \"\(mark.rawValue)\" cannot compare it",
          do: "use =, != or in [ ]")
        return nil
      }
      guard let index = index(of: value, in: list, of: field) else { return nil }
      let others = Set(list.codes.indices).subtracting([index])
      return answer(member, field, values: mark == .equal ? [index] : others)
    case .integer(let range):
      guard let number = number(value, in: range, of: field) else { return nil }
      return answer(member, field, values: Set(range.filter { Self.holds($0, mark, number) }))
    case .choices:
      refuse(
        field.place, "\"\(field.text)\" can have several answers at once", do: "write \(field.text) has \(value.text)")
      return nil
    case .date: return refuseDate(field)
    }
  }

  func isIn(_ member: ConditionScope.Member, _ field: Word, _ values: [Word]) -> Condition? {
    var found: [Int?] = []
    switch member.field.form {
    case .choice(let list): found = values.map { index(of: $0, in: list, of: field) }
    case .integer(let range): found = values.map { number($0, in: range, of: field) }
    case .choices:
      let tests = values.map { "\(field.text) has \($0.text)" }.joined(separator: " or ")
      refuse(field.place, "\"\(field.text)\" can have several answers at once", do: "write \(tests)")
      return nil
    case .date: return refuseDate(field)
    }
    let known = found.compactMap(\.self)
    guard known.count == values.count else { return nil }
    for (position, value) in values.enumerated() where known.prefix(position).contains(known[position]) {
      refuse(value.place, "\"\(value.text)\" stands twice", do: "remove one of them")
      return nil
    }
    return .isIn(field: member.number, values: Set(known))
  }

  func has(_ member: ConditionScope.Member, _ field: Word, _ option: Word) -> Condition? {
    guard case .choices(let list) = member.field.form else {
      refuse(field.place, "\"\(field.text)\" has one answer only", do: "write \(example(of: member.field))")
      return nil
    }
    return index(of: option, in: list, of: field).map { .has(field: member.number, option: $0) }
  }

  /// A test of the field that would be right, for messages.
  func example(of field: CodedField) -> String {
    switch field.form {
    case .choice(let list): "\(field.name) = \(list.codes.first?.name ?? "code")"
    case .choices(let list): "\(field.name) has \(list.codes.first?.name ?? "option")"
    case .integer(let range): "\(field.name) >= \(range.upperBound)"
    case .date: "answered(\(field.name))"
    }
  }

  private func refuseDate(_ field: Word) -> Condition? {
    refuse(
      field.place, "\"\(field.text)\" is a date and cannot be compared",
      do: "write answered(\(field.text)), or derive a yes/no field at the hub with `within_days`")
    return nil
  }

  private func index(of code: Word, in list: CodeList, of field: Word) -> Int? {
    if let index = list.index(of: code.text) { return index }
    if code.text == list.declined {
      refuse(
        code.place, "\"\(code.text)\" means declined, which is no answer",
        do: "leave it out: who declined is unknown to every test")
    } else {
      report.add(.condition, unknown: code, as: "code of \"\(field.text)\"", among: list.codes.map(\.name))
    }
    return nil
  }

  private func number(_ value: Word, in range: ClosedRange<Int>, of field: Word) -> Int? {
    if let number = Int(value.text), range.contains(number) { return number }
    refuse(
      value.place, "\"\(value.text)\" is no value of \"\(field.text)\"",
      do: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// Refuses a comparison that no answer meets: it is a slip, not a condition.
  private func answer(_ member: ConditionScope.Member, _ field: Word, values: Set<Int>) -> Condition? {
    if values.isEmpty {
      refuse(field.place, "no answer of \"\(field.text)\" can meet this", do: "change the bound, or remove the test")
      return nil
    }
    return .isIn(field: member.number, values: values)
  }

  private static func holds(_ left: Int, _ mark: Token.Mark, _ right: Int) -> Bool {
    switch mark {
    case .equal: left == right
    case .unequal: left != right
    case .below: left < right
    case .atMost: left <= right
    case .above: left > right
    case .atLeast: left >= right
    default: false
    }
  }
}
