/// What a value can do to a participant, which decides who may see it and from which count on.
public enum FieldRole: String, Sendable, CaseIterable, Comparable {
  /// Never leaves the hub; may feed match tokens or a derived band.
  case identifier
  case plain
  case quasi
  case sensitive

  /// From harmless to harmful, `identifier` last.
  public static func < (left: FieldRole, right: FieldRole) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .plain: 0
    case .quasi: 1
    case .sensitive: 2
    case .identifier: 3
    }
  }
}

/// How fine a date leaves the hub.
public enum DateUnit: String, Sendable, CaseIterable {
  case month
  case quarter
  case year

  /// Units since year 0: `year * 12 + month - 1`, `year * 4 + quarter - 1`, or the year.
  public func number(of date: CalendarDate) -> Int {
    switch self {
    case .month: date.year * 12 + date.month - 1
    case .quarter: date.year * 4 + (date.month - 1) / 3
    case .year: date.year
    }
  }
}

/// What a coded field can hold. No form can express a text.
public enum FieldForm: Sendable, Equatable {
  case choice(CodeList)
  /// Any number of options of a list, at most 30, as bits.
  case choices(CodeList)
  case integer(ClosedRange<Int>)
  case date(DateUnit)

  /// Whether an answer is inside the form; the three states without an answer always are.
  public func admits(_ answer: Answer) -> Bool {
    guard let value = answer.value else { return answer.raw >= AnswerState.notApplicable.rawValue }
    switch self {
    case .choice(let list): return value < list.codes.count
    case .choices(let list): return value < 1 << list.codes.count
    case .integer(let range): return range.contains(value)
    case .date(let unit):
      let last = CalendarDate(year: 9999, month: 12, day: 31).map(unit.number(of:)) ?? 0
      return value <= last
    }
  }

  public var codeList: CodeList? {
    switch self {
    case .choice(let list), .choices(let list): list
    case .integer, .date: nil
    }
  }
}

/// A field that leaves the hub: its name is unique in the programme.
public struct CodedField: Sendable, Equatable {
  public let name: String
  public let source: String
  public let role: FieldRole
  public let form: FieldForm
  public let label: Label
  public let derivation: Derivation

  public init(
    name: String, source: String, role: FieldRole, form: FieldForm, label: Label, derivation: Derivation
  ) {
    self.name = name
    self.source = source
    self.role = role
    self.form = form
    self.label = label
    self.derivation = derivation
  }
}

/// How the hub makes a coded field of raw columns.
public enum Derivation: Sendable, Equatable {
  /// One code of the source's list, renamed by `recode` (raw code → coded code) where it has an entry.
  case choice(column: String, recode: [String: String])
  case choices(column: String)
  case integer(column: String)
  case date(column: String)
  /// Index of the band of a birth date's full years on `on`; band i begins at `at[i]`, below `at[0]` is out of range.
  case ageBand(column: String, at: [Int], on: CalendarDate)
  /// Index of the band of a date's year; band i holds `bands[i]`.
  case yearBand(column: String, bands: [ClosedRange<Int>])
  /// Yes when any of the columns holds one of the codes; no when none does and at least one is answered.
  case anyOf(columns: [String], codes: [String])
  /// Yes when the (free-text) column holds anything, no when it is empty.
  case hasAnswer(column: String)
  /// Yes when the date is at most `days` days before `of` and not after it.
  case within(column: String, days: Int, of: CalendarDate)

  public var columns: [String] {
    switch self {
    case .choice(let column, _), .choices(let column), .integer(let column), .date(let column),
      .ageBand(let column, _, _), .yearBand(let column, _), .hasAnswer(let column), .within(let column, _, _):
      [column]
    case .anyOf(let columns, _): columns
    }
  }
}
