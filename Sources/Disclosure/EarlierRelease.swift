public import Programme

/// A release that readers already have, of one counted unit: the tables beside which new ones are read.
public struct EarlierRelease: Sendable, Equatable {
  /// From 1, ascending with time.
  public let number: Int
  /// The day of the release, where it is known: people read "since March 2026".
  public let day: CalendarDate?
  /// What readers see. A release's files know no roles, so its cells have the role `plain`.
  public let tables: PublishedTables
  /// True counts of withheld cells, as far as somebody inside still has them. They never leave the centre.
  package let inside: [TableSet.Address: Int]

  /// - Parameter inside: True counts of withheld cells by address; of cells that are shown they are not read.
  public init(
    number: Int, day: CalendarDate? = nil, tables: PublishedTables, inside: [TableSet.Address: Int] = [:]
  ) {
    self.number = number
    self.day = day
    self.tables = tables
    self.inside = inside
  }

  /// What one unit of the counts is: `people`, `contacts`.
  public var unit: String { tables.unit }
}

/// True counts do not get into a message by accident.
extension EarlierRelease: CustomStringConvertible, CustomReflectable {
  public var description: String { "release \(number) of \(unit) (\(tables.cells.count) cells)" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
