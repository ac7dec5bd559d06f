/// All tables of one counted unit (people, contacts) as one system of cells: what disclosure control works on.
///
/// A cell is addressed by one code per dimension; a dimension that a table does not use stands at its total code.
/// Cells of different tables with the same address are the same cell and occur once. Cells with different addresses
/// that count the same set of units carry equal ``Cell/meaning``: they are one unknown.
public struct TableSet: Sendable, Equatable {
  /// A variable over the counted units. Groupings say which codes add up to which; they may overlap and nest.
  public struct Dimension: Sendable, Equatable {
    public struct Grouping: Sendable, Equatable {
      public let parent: String
      public let children: [String]

      public init(parent: String, children: [String]) {
        self.parent = parent
        self.children = children
      }
    }

    public let name: String
    public let label: Label
    public let total: String
    public let groupings: [Grouping]
    /// Code → what people read, for every code but the total.
    public let labels: [String: Label]

    public init(name: String, label: Label, total: String, groupings: [Grouping], labels: [String: Label]) {
      self.name = name
      self.label = label
      self.total = total
      self.groupings = groupings
      self.labels = labels
    }
  }

  /// Codes per dimension, in the order of ``TableSet/dimensions``.
  public typealias Address = [String]

  public struct Cell: Sendable, Equatable {
    public let address: Address
    /// Units that satisfy the cell's conjunction; `nil` in a set that somebody else already withheld.
    public let count: Int?
    /// Distinct people behind the count (equal to it when people are counted).
    public let contributors: Int
    /// The strictest role of the fields that the conjunction reads.
    public let role: FieldRole
    public let isByHub: Bool
    public let meaning: Meaning
    /// Where ``count`` is a sum of amounts and not a number of people: who stands behind it.
    public let contributions: Contributions?

    public init(
      address: Address, count: Int?, contributors: Int, role: FieldRole, isByHub: Bool, meaning: Meaning,
      contributions: Contributions? = nil
    ) {
      self.address = address
      self.count = count
      self.contributors = contributors
      self.role = role
      self.isByHub = isByHub
      self.meaning = meaning
      self.contributions = contributions
    }
  }

  /// A conjunction in normal form. Equal meanings count the same people whatever they answered;
  /// `a` is certainly a subset of `b` when it restricts every field of `b` at least as much and holds its conditions.
  public struct Meaning: Hashable, Sendable {
    /// Field number → admitted answers (code indexes; −1, −2, −3 for the states). A missing field is unrestricted.
    public let admitted: [Int: Set<Int>]
    /// Conditions over several fields that admit no simpler form, with whether they are true, false or unknown.
    public let conditions: [Condition: Truth]

    /// `otherwise`: not true, be it false or unknown; what is outside a base.
    public enum Truth: Int, Sendable { case no, yes, unknown, otherwise }

    public init(admitted: [Int: Set<Int>] = [:], conditions: [Condition: Truth] = [:]) {
      self.admitted = admitted
      self.conditions = conditions
    }

    public func isSubset(of other: Meaning) -> Bool {
      other.admitted.allSatisfy { field, codes in admitted[field].map { $0.isSubset(of: codes) } ?? false }
        && other.conditions.allSatisfy { conditions[$0.key] == $0.value }
    }
  }

  /// A table as people read it: rows are codes of one dimension, columns codes of another or just the total.
  public struct Table: Sendable, Equatable {
    public enum Subject: Sendable, Equatable {
      /// A report table; its rows are the answers of a question.
      case profile(id: String)
      /// An indicator: `numerator` and `base` are row codes; `base` is the n.
      case indicator(id: String, numerator: String, base: String)
    }

    public let id: String
    public let subject: Subject
    public let rowDimension: String
    public let rows: [String]
    public let columnDimension: String?
    public let columns: [String]

    public init(
      id: String, subject: Subject, rowDimension: String, rows: [String], columnDimension: String?, columns: [String]
    ) {
      self.id = id
      self.subject = subject
      self.rowDimension = rowDimension
      self.rows = rows
      self.columnDimension = columnDimension
      self.columns = columns
    }
  }

  /// A mean over the people of one cell; its n is that cell's count.
  public struct Mean: Sendable, Equatable {
    public let table: String
    /// Code of the table's column dimension; `nil` for the total.
    public let column: String?
    public let base: Address
    public let sum: Int
    public let scale: ClosedRange<Int>

    public init(table: String, column: String?, base: Address, sum: Int, scale: ClosedRange<Int>) {
      self.table = table
      self.column = column
      self.base = base
      self.sum = sum
      self.scale = scale
    }
  }

  /// What one unit of the counts is: `people`, `contacts`.
  public let unit: String
  public let dimensions: [Dimension]
  public let tables: [Table]
  public let cells: [Cell]
  public let means: [Mean]
  /// Breakdowns that the programme asked for and the rules leave out, with the reason in words.
  public let leftOut: [LeftOut]
  /// Names of the dimensions that are published together, one list per table: sums hold inside a list only.
  public let crossings: [[String]]

  /// - Parameter crossings: `nil`: each table's row dimension with its column dimension, if it has one.
  public init(
    unit: String, dimensions: [Dimension], tables: [Table], cells: [Cell], means: [Mean] = [], leftOut: [LeftOut] = [],
    crossings: [[String]]? = nil
  ) {
    self.unit = unit
    self.dimensions = dimensions
    self.tables = tables
    self.cells = cells
    self.means = means
    self.leftOut = leftOut
    self.crossings = crossings ?? tables.map { [$0.rowDimension] + ($0.columnDimension.map { [$0] } ?? []) }
  }

  /// The address of a table's cell; every dimension that the table does not use stands at its total.
  public func address(in table: Table, row: String, column: String?) -> Address {
    dimensions.map { dimension in
      if dimension.name == table.rowDimension { return row }
      if dimension.name == table.columnDimension, let column { return column }
      return dimension.total
    }
  }
}

/// A table or breakdown that is not in a release, and why.
public struct LeftOut: Sendable, Equatable {
  public let table: String
  public let reason: Label

  public init(table: String, reason: Label) {
    self.table = table
    self.reason = reason
  }
}
