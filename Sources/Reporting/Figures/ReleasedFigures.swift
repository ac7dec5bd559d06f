public import Disclosure
public import Programme

/// The headline figures of an earlier release, read from its own files: what readers already have.
public struct ReleasedFigures: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let value: PublishedValue
    public let n: PublishedValue
    /// Unit of the value, as `indicators.csv` writes it.
    public let unit: String
  }

  /// Number of the release, from 1.
  public let number: Int
  /// The day of the release.
  public let day: CalendarDate
  /// Id of the period that it reports; `nil` where its file does not say.
  public let period: String?
  /// Indicator id → its total.
  public let totals: [String: Entry]

  init(number: Int, day: CalendarDate, period: String? = nil, totals: [String: Entry]) {
    self.number = number
    self.day = day
    self.period = period
    self.totals = totals
  }

  /// - Parameter table: The text of an `indicators.csv`.
  /// - Throws: ``DisclosureError/file(path:line:what:)`` for a table without the columns of `ReleaseFormat`.
  init(number: Int, day: CalendarDate, table: String) throws(DisclosureError) {
    let path = "release \(ReleaseNumber(number).text), \(IndicatorData.path)"
    let text = try DelimitedText(table, path: path)
    guard let id = text.column("indicator"), let dimension = text.column("dimension"), let value = text.column("value"),
      let unit = text.column("unit"), let n = text.column("n"), let status = text.column("OBS_STATUS")
    else { throw .file(path: path, line: 1, what: "a column is missing") }
    var totals: [String: Entry] = [:]
    for row in text.rows where row.fields[dimension] == "_T" {
      let isWithheld = row.fields[status] == "Q"
      totals[row.fields[id]] = Entry(
        value: Self.value(row.fields[value], isWithheld: isWithheld),
        n: Self.value(row.fields[n], isWithheld: isWithheld),
        unit: row.fields[unit])
    }
    let period = text.column("period").flatMap { column in text.rows.first?.fields[column] }
    self.init(number: number, day: day, period: period, totals: totals)
  }

  private static func value(_ text: String, isWithheld: Bool) -> PublishedValue {
    PublishedNumber(plain: text).map(PublishedValue.number) ?? (isWithheld ? .withheld : .notAvailable)
  }
}

extension [ReleasedFigures] {
  /// The total of an indicator in the latest release that reports a period; `nil` where none has it in that unit.
  func total(of id: String, unit: String, in period: Period) -> (release: Int, value: PublishedValue)? {
    let releases = filter { $0.period == period.id }.sorted { $0.number > $1.number }
    return releases.lazy.compactMap { release in
      release.totals[id].flatMap { $0.unit == unit ? (release.number, $0.value) : nil }
    }.first
  }
}

extension PublishedNumber {
  /// Reads what ``description`` writes; `nil` for anything else.
  init?(plain text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let scaled = Int(parts.joined()), !parts[0].isEmpty else { return nil }
    self.init(scaled: scaled, digits: parts.count == 2 ? parts[1].count : 0)
    guard description == text else { return nil }
  }
}
