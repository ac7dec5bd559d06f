public import Programme

/// Tables of rounded counts, not yet audited: only ``roundTables(_:to:under:)`` makes them.
public struct RoundedTables: Sendable {
  public struct Cell: Sendable, Equatable {
    public let address: TableSet.Address
    /// A multiple of the base.
    public let value: Int
    /// What the true count can be as far as base and zero rule say; the same for equal values of a block.
    public let lower: Int
    public let upper: Int
  }

  public let base: Int
  /// In the order of the table set.
  public let cells: [Cell]
  /// Σ |value − count| over all unknowns, and what is proven to be the least.
  public let distance: Int
  public let bound: Int
  /// What readers see: each count as one of those from ``Cell/lower`` to ``Cell/upper``.
  public let published: PublishedTables
  /// Cells that are farther from their count than the next multiple. They tell about counts and stay inside.
  public let farther: [String]

  /// `cells.csv` with columns `value`, `lo` and `hi`.
  public func csv(of set: TableSet) -> String {
    let header = TableSetFiles.line(set.dimensions.map(\.name) + ["value", "lo", "hi"])
    let lines = cells.map { cell in
      TableSetFiles.line(cell.address + [cell.value, cell.lower, cell.upper].map(String.init))
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }
}
