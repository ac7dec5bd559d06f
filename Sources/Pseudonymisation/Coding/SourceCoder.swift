import Extracts
import Programme

/// All that coding needs to know about one source, looked up once.
struct SourceCoder {
  let source: Source
  let fields: [FieldCoder]
  let quick: QuickCoder
  let identifiers: [(number: Int, kind: RawIdentifiers.Kind)]
  /// Column of the participant code; `nil` in an aggregate source.
  let code: Int?
  /// The date that says whether a row falls into the period; `nil` when the source has none.
  let date: Int?
  private let period: Period

  init(_ source: Source, of programme: ProgrammeFile) throws(PseudonymisationError) {
    self.source = source
    var fields: [FieldCoder] = []
    for field in source.fields { fields.append(try FieldCoder(field, of: source)) }
    self.fields = fields
    quick = QuickCoder(fields, of: source)
    identifiers = RawIdentifiers.columns(of: source, linkage: programme.linkage)
    code = source.rows == .aggregate ? nil : source.number(of: programme.linkage.codeColumn)
    if source.rows != .aggregate, code == nil {
      throw .programme(fact: "source \(source.name) has no column \(programme.linkage.codeColumn)")
    }
    date = Self.dateColumn(of: source)
    period = programme.period
  }

  /// The column by which submissions are ordered when it is a date, or else the one that a dated field is made of.
  private static func dateColumn(of source: Source) -> Int? {
    if let newest = source.newestBy.flatMap(source.number), source.columns[newest].kind == .date {
      return newest
    }
    for field in source.fields {
      switch field.derivation {
      case .date(let column), .within(let column, _, _): return source.number(of: column)
      default: continue
      }
    }
    return nil
  }

  /// Whether the row's date is known and outside the period. Rows without a readable date stay.
  func isOutsidePeriod(_ rows: borrowing RawRows) -> Bool {
    guard let date, case .date(let day) = rows.answer(in: date) else { return false }
    return day < period.first || day > period.last
  }
}

extension Source {
  /// Position of a declared column in ``columns``.
  func number(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}
