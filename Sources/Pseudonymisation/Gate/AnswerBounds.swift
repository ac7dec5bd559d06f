import Programme

/// Which raw numbers a field's form admits: the same as ``FieldForm/admits(_:)``, without the form's lists.
struct AnswerBounds {
  /// Of answers; the states without an answer lie below 0.
  private let answers: Range<Int>

  init(of form: FieldForm) {
    answers =
      switch form {
      case .choice(let list): 0..<list.codes.count
      case .choices(let list): 0..<1 << list.codes.count
      case .integer(let range): range.lowerBound..<(range.upperBound == .max ? .max : range.upperBound + 1)
      case .date(let unit): 0..<(CalendarDate(year: 9999, month: 12, day: 31).map(unit.number(of:)) ?? 0) + 1
      }
  }

  func admit(_ raw: Int32) -> Bool {
    raw < 0 ? raw >= AnswerState.notApplicable.rawValue : answers.contains(Int(raw))
  }
}
