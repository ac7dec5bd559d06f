/// What two categories of a field as one would bring, on one hand of expected people.
public struct MergeTrial: Sendable, Equatable {
  /// Tables and breakdowns that are shown, and cells with a number in them.
  public struct Yield: Sendable, Equatable {
    public let tables: Int
    public let cells: Int

    public init(tables: Int, cells: Int) {
      self.tables = tables
      self.cells = cells
    }
  }

  public let field: String
  public let code: String
  public let into: String
  public let before: Yield
  public let after: Yield

  public init(field: String, code: String, into: String, before: Yield, after: Yield) {
    self.field = field
    self.code = code
    self.into = into
    self.before = before
    self.after = after
  }

  public var tablesGained: Int { after.tables - before.tables }
  public var cellsGained: Int { after.cells - before.cells }
}
