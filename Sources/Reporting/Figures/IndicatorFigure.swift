import Disclosure
import Programme

/// An indicator as released: its value, what it rests on, and its breakdowns.
struct IndicatorFigure {
  /// A value with its n; `n` is `nil` where the release has no such cell.
  struct Reading {
    let value: PublishedValue
    let n: PublishedCount?
  }

  struct Breakdown {
    let dimension: TableSet.Dimension
    /// Code of the dimension, what people read of it, and the value.
    let rows: [(code: String, label: Label, reading: Reading)]
  }

  let indicator: Indicator
  /// What one unit of the counts is.
  let unit: String
  let isFollowUp: Bool
  let total: Reading
  /// The count as a percentage of its n, also for an indicator that is told in people.
  let share: PublishedValue
  /// The same mean at enrolment, for a mean that compares enrolment with follow-up.
  let earlier: Reading?
  let breakdowns: [Breakdown]

  /// - Parameter tables: The indicator's tables of the set, at least one.
  init(indicator: Indicator, set: AuditedTables, tables: [TableSet.Table], isFollowUp: Bool) {
    let later = tables.filter { $0.id.hasPrefix(indicator.id + Self.then) }
    let own = later.isEmpty ? tables : later
    self.indicator = indicator
    self.isFollowUp = isFollowUp
    unit = set.unit
    total = Self.reading(of: indicator, in: set, table: own[0], column: nil)
    share = set.percentage(own[0], column: nil)
    earlier =
      later.isEmpty
      ? nil
      : tables.first { $0.id == indicator.id }.map { Self.reading(of: indicator, in: set, table: $0, column: nil) }
    breakdowns = own.compactMap { table in
      guard let dimension = set.dimensions.first(where: { $0.name == table.columnDimension }) else { return nil }
      let codes = table.columns.filter { $0 != dimension.total }
      return Breakdown(
        dimension: dimension,
        rows: codes.map { code in
          (code, dimension.label(of: code), Self.reading(of: indicator, in: set, table: table, column: code))
        })
    }
  }

  /// What the id of a follow-up's table adds to the indicator's id (Tabulation's `TableForm`).
  private static let then = ".then"

  /// The unit of the value as `indicators.csv` writes it.
  var unitInData: String { indicator.unit == .people ? unit : indicator.unit.rawValue }

  private static func reading(
    of indicator: Indicator, in set: AuditedTables, table: TableSet.Table, column: String?
  ) -> Reading {
    guard case .indicator(_, let numerator, let base) = table.subject else {
      return Reading(value: .notAvailable, n: nil)
    }
    let n = set.published(set.address(in: table, row: base, column: column))
    switch indicator.unit {
    case .percent: return Reading(value: set.percentage(table, column: column), n: n)
    case .people:
      let count = set.published(set.address(in: table, row: numerator, column: column))
      return Reading(value: PublishedValue(count), n: n)
    case .mean:
      let mean = set.means.first { $0.table == table.id && $0.column == column }
      return Reading(value: mean?.value ?? .notAvailable, n: n)
    }
  }
}

extension PublishedValue {
  /// A count as a value; a cell that is not in the release is not available.
  init(_ count: PublishedCount?) {
    switch count {
    case .count(let count): self = .number(PublishedNumber(scaled: count, digits: 0))
    // No method of the reports rounds counts: a bounded one would be shown as withheld.
    case .withheld, .between: self = .withheld
    case nil: self = .notAvailable
    }
  }
}

extension TableSet.Dimension {
  /// What people read of a code; its name where the file has no label.
  func label(of code: String) -> Label { labels[code] ?? Label(english: code) }
}
