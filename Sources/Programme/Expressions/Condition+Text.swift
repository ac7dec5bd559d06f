extension Condition {
  /// The condition in words of the file, definitions written out:
  /// `employment in [unemployed, informal] and answered(fu_date)`.
  ///
  /// Reading the text again gives the same condition (``read(_:in:counting:)``).
  ///
  /// - Precondition: the condition was read in this programme.
  public func text(in programme: ProgrammeFile) -> String {
    switch self {
    case .everyone: "all"
    case .isIn(let field, let values): Self.test(of: programme.fields[field], values.sorted())
    case .has(let field, let option):
      "\(programme.fields[field].name) has \(Self.code(option, of: programme.fields[field].form))"
    case .answered(let field): "answered(\(programme.fields[field].name))"
    case .anyRecord(_, let inner): "any(\(inner.text(in: programme)))"
    case .atLeast(let number, let parts):
      "atleast(\(([String(number)] + parts.map { $0.text(in: programme) }).joined(separator: ", ")))"
    case .and(let parts): parts.map { $0.partText(in: programme) }.joined(separator: " and ")
    case .or(let parts): parts.map { $0.partText(in: programme) }.joined(separator: " or ")
    case .not(let inner): "not \(inner.partText(in: programme))"
    }
  }

  /// The text, in brackets where it is joined itself: `and` and `or` never stand side by side.
  private func partText(in programme: ProgrammeFile) -> String {
    switch self {
    case .and(let parts) where parts.count > 1, .or(let parts) where parts.count > 1: "(\(text(in: programme)))"
    default: text(in: programme)
    }
  }

  private static func test(of field: CodedField, _ values: [Int]) -> String {
    if case .integer(let range) = field.form, let bound = bound(values, in: range) { return "\(field.name) \(bound)" }
    let codes = values.map { code($0, of: field.form) }
    if codes.count == 1 { return "\(field.name) = \(codes[0])" }
    return "\(field.name) in [\(codes.joined(separator: ", "))]"
  }

  /// `>= 7` or `<= 3`, where the values reach an end of the range without a gap.
  private static func bound(_ values: [Int], in range: ClosedRange<Int>) -> String? {
    guard let first = values.first, let last = values.last, values.count > 1, last - first == values.count - 1 else {
      return nil
    }
    if last == range.upperBound { return ">= \(first)" }
    return first == range.lowerBound ? "<= \(last)" : nil
  }

  private static func code(_ index: Int, of form: FieldForm) -> String {
    guard let list = form.codeList, list.codes.indices.contains(index) else { return String(index) }
    return list.codes[index].name
  }
}
