public import Programme

/// What a cell says, read by its column's kind; not yet recoded, banded or joined with other columns.
public enum RawAnswer: Withheld, Sendable, Equatable {
  /// Nothing was entered.
  case empty
  /// The participant declined to answer.
  case declined
  /// Text that only identifiers and derivations of "has an answer" look at.
  case text
  /// Position in the column's code list.
  case choice(Int)
  /// Options of the column's code list as bits; never 0.
  case choices(UInt32)
  case integer(Int)
  case date(CalendarDate)
  /// The cell cannot be read; the value itself is not kept.
  case faulty(RowProblem.Fault)
}
