/// One kind of export that a hub drops in: a questionnaire, a log, a list of events.
public struct Source: Sendable, Equatable {
  public enum Format: String, Sendable, CaseIterable {
    case koboCSV = "kobo-csv"
    case csv
  }

  /// How rows stand to participants.
  public enum Rows: String, Sendable, CaseIterable {
    /// The person source: consent, identifiers, tokens. Latest submission wins.
    case onePerPerson = "one per person"
    /// Several waves; the latest in the period is kept.
    case latestPerPerson = "latest per person"
    case manyPerPerson = "many per person"
    /// Rows about no single participant (events with counts).
    case aggregate
  }

  public let name: String
  public let format: Format
  public let rows: Rows
  /// Whether a raw column that the file does not declare stops the run, or is dropped and reported.
  public let unlistedStops: Bool
  /// Columns that carry no meaning for the programme (form metadata): dropped without a word.
  public let ignored: [String]
  public let columns: [Column]
  /// The fields that leave the hub, in wire order.
  public let fields: [CodedField]
  /// The column that orders submissions of one participant (newest last); `nil` = row order. It may be an ignored one.
  public let newestBy: String?
  /// What one row of a many-per-person source is called where rows are counted: `contacts`.
  public let unit: String?

  /// How much of an export may be lost before the run stops.
  public let mostLost: MostLost

  /// Percent, 0 to 100; `nil`: however much.
  public struct MostLost: Sendable, Equatable {
    /// Rows that were left out, of all that were read.
    public let rows: Int?
    /// Values that count as not answered because the programme file does not admit them, of all that were coded.
    public let values: Int?

    public init(rows: Int? = nil, values: Int? = nil) {
      self.rows = rows
      self.values = values
    }
  }

  public init(
    name: String, format: Format, rows: Rows, unlistedStops: Bool, ignored: [String], columns: [Column],
    fields: [CodedField], newestBy: String?, unit: String? = nil, mostLost: MostLost = MostLost()
  ) {
    self.name = name
    self.format = format
    self.rows = rows
    self.unlistedStops = unlistedStops
    self.ignored = ignored
    self.columns = columns
    self.fields = fields
    self.newestBy = newestBy
    self.unit = unit
    self.mostLost = mostLost
  }
}

/// A declared column of a raw export.
public struct Column: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Free text, or text that feeds match tokens.
    case text
    case choice(CodeList)
    case choices(CodeList)
    case integer(ClosedRange<Int>)
    case date
  }

  public let name: String
  public let role: FieldRole
  public let kind: Kind
  /// The run stops when the column appears at all.
  public let isForbidden: Bool
  public let label: Label

  public init(name: String, role: FieldRole, kind: Kind, isForbidden: Bool, label: Label) {
    self.name = name
    self.role = role
    self.kind = kind
    self.isForbidden = isForbidden
    self.label = label
  }
}
