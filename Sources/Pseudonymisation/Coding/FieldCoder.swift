import Extracts
import Programme

/// Makes one coded field of a raw row, as its derivation says. Built once per run, used once per row.
final class FieldCoder: Sendable {
  /// What a row gives: an answer, or a fault of one raw column that counts as not answered.
  enum Coded {
    case answer(Answer)
    case fault(column: Int, RowProblem.Fault)
  }

  let rule: CodingRule

  init(_ field: CodedField, of source: Source) throws(PseudonymisationError) {
    rule = try CodingRule(field, of: source)
  }

  func code(_ rows: borrowing RawRows) -> Coded {
    switch rule {
    case .choice(let column, let answers):
      one(rows, column) { if case .choice(let index) = $0 { answers[index] } else { .notAnswered } }
    case .choices(let column, let bits):
      one(rows, column) { if case .choices(let raw) = $0 { Self.options(raw, bits) } else { .notAnswered } }
    case .integer(let column, let range):
      bounded(rows, column) { raw in
        guard case .integer(let number) = raw, range.contains(number) else { return nil }
        return Answer(index: number)
      }
    case .date(let column, let unit):
      onDate(rows, column) { Answer(index: unit.number(of: $0)) }
    case .ageBand(let column, let starts, let day):
      onDate(rows, column) { birth in
        if BirthDate.isPlaceholder(birth) { return .notAnswered }
        let age = day.fullYears(since: birth)
        return age > CodingRule.oldestAge ? nil : starts.lastIndex { $0 <= age }.map(Answer.init(index:))
      }
    case .yearBand(let column, let bands):
      onDate(rows, column) { date in bands.firstIndex { $0.contains(date.year) }.map(Answer.init(index:)) }
    case .within(let column, let days, let last, let flag):
      onDate(rows, column) { date in
        flag.answer((0...days).contains(last.dayNumber - date.dayNumber))
      }
    case .hasAnswer(let column, let flag):
      .answer(flag.answer(!rows.isEmpty(column)))
    case .anyOf(let columns, let flag):
      any(rows, columns, flag)
    }
  }

  private func one(_ rows: borrowing RawRows, _ column: Int, _ answer: (RawAnswer) -> Answer) -> Coded {
    switch rows.answer(in: column) {
    case .faulty(let fault): .fault(column: column, fault)
    case .declined: .answer(.declined)
    case .empty: .answer(.notAnswered)
    case let raw: .answer(answer(raw))
    }
  }

  /// Like ``one(_:_:_:)``; a value that gives no answer is out of range.
  private func bounded(_ rows: borrowing RawRows, _ column: Int, _ answer: (RawAnswer) -> Answer?) -> Coded {
    switch rows.answer(in: column) {
    case .faulty(let fault): .fault(column: column, fault)
    case .declined: .answer(.declined)
    case .empty: .answer(.notAnswered)
    case let raw: answer(raw).map(Coded.answer) ?? .fault(column: column, .outOfRange)
    }
  }

  private func onDate(_ rows: borrowing RawRows, _ column: Int, _ answer: (CalendarDate) -> Answer?) -> Coded {
    bounded(rows, column) { if case .date(let date) = $0 { answer(date) } else { nil } }
  }

  private static func options(_ raw: UInt32, _ bits: [Int32]) -> Answer {
    var coded: Int32 = 0
    for (index, bit) in bits.enumerated() where raw >> UInt32(index) & 1 == 1 { coded |= bit }
    return coded == 0 ? .notAnswered : Answer(raw: coded)
  }

  private func any(_ rows: borrowing RawRows, _ columns: [CodingRule.Watched], _ flag: CodingRule.Flag) -> Coded {
    var isAnswered = false
    var isDeclined = false
    var fault: Coded?
    for column in columns {
      switch rows.answer(in: column.number) {
      case .faulty(let found): fault = fault ?? .fault(column: column.number, found)
      case .declined: isDeclined = true
      case .empty: break
      case let raw:
        if column.matches(raw) { return .answer(flag.answer(true)) }
        isAnswered = true
      }
    }
    if let fault, !isAnswered { return fault }
    return .answer(isAnswered ? flag.answer(false) : isDeclined ? .declined : .notAnswered)
  }
}
