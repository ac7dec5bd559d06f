public import Programme

/// What a reader sees of one cell.
public enum PublishedCount: Sendable, Hashable {
  case count(Int)
  /// Confidential: the same mark for a small cell and for one that protects another.
  case withheld
  /// Rounded, or only bounded ("fewer than 5"): the count is one of these, ends included. No upper end: or more.
  case between(Int, Int?)

  /// The exact count, if it is shown.
  public var count: Int? {
    switch self {
    case .count(let count): count
    case .withheld, .between: nil
    }
  }
}

/// A cell of a release as readers see it: no true count of a withheld cell can be in it.
public struct PublishedCell: Sendable, Equatable {
  public let address: TableSet.Address
  public let value: PublishedCount
  public let role: FieldRole
  public let isByHub: Bool
  /// Which units the cell counts: equal meanings are one unknown.
  public let meaning: TableSet.Meaning

  public init(
    address: TableSet.Address, value: PublishedCount, role: FieldRole, isByHub: Bool, meaning: TableSet.Meaning
  ) {
    self.address = address
    self.value = value
    self.role = role
    self.isByHub = isByHub
    self.meaning = meaning
  }
}

/// Everything of one counted unit that a release shows, with the structure that says what adds up to what.
///
/// This is all that the audit reads: tables of anybody can be put into this form.
public struct PublishedTables: Sendable, Equatable {
  public let unit: String
  public let dimensions: [TableSet.Dimension]
  /// Tables in the release; a breakdown that is left out is not among them.
  public let tables: [TableSet.Table]
  /// Dimensions published together, as in ``/Programme/TableSet/crossings``.
  public let crossings: [[String]]
  /// One per address, in the order of the table set.
  public let cells: [PublishedCell]
  public let leftOut: [LeftOut]
  /// Percentages, means and medians printed beside the cells that say more than their counts do.
  public let values: [PrintedValue]
  private let position: [TableSet.Address: Int]

  public init(
    unit: String, dimensions: [TableSet.Dimension], tables: [TableSet.Table], crossings: [[String]],
    cells: [PublishedCell], leftOut: [LeftOut] = [], values: [PrintedValue] = []
  ) {
    self.unit = unit
    self.dimensions = dimensions
    self.tables = tables
    self.crossings = crossings
    self.cells = cells
    self.leftOut = leftOut
    self.values = values
    position = Dictionary(cells.indices.map { (cells[$0].address, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A table set as it is published: a cell without a count is withheld.
  public init(_ set: TableSet) {
    self.init(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, crossings: set.crossings,
      cells: set.cells.map { cell in
        PublishedCell(
          address: cell.address, value: cell.count.map(PublishedCount.count) ?? .withheld, role: cell.role,
          isByHub: cell.isByHub, meaning: cell.meaning)
      }, leftOut: set.leftOut)
  }

  /// What is shown at an address; `nil` for a cell that is not in the release.
  public func published(_ address: TableSet.Address) -> PublishedCount? {
    position[address].map { cells[$0].value }
  }

  /// The coordinates of an address that are not at their total: `dimension=code|dimension=code`, or `total`.
  public func name(of address: TableSet.Address) -> String { cellName(address, in: dimensions) }

  /// The address of a table's cell; every dimension that the table does not use stands at its total.
  public func address(in table: TableSet.Table, row: String, column: String?) -> TableSet.Address {
    dimensions.map { dimension in
      if dimension.name == table.rowDimension { return row }
      if dimension.name == table.columnDimension, let column { return column }
      return dimension.total
    }
  }
}

/// The coordinates that are not at their total: `dimension=code|dimension=code`, or `total`.
func cellName(_ address: TableSet.Address, in dimensions: [TableSet.Dimension]) -> String {
  let parts = zip(dimensions, address).filter { $0.total != $1 }.map { "\($0.name)=\($1)" }
  return parts.isEmpty ? "total" : parts.joined(separator: "|")
}
