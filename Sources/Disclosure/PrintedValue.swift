public import Programme

/// A percentage, mean or median that stands printed beside the cells: it says something of their counts.
public struct PrintedValue: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Of the cell in the base.
    case percentage(base: TableSet.Address)
    /// Of whole numbers on a scale over the cell's people; `of` names what is measured.
    case mean(of: String, scale: ClosedRange<Int>)
    case median(of: String, scale: ClosedRange<Int>)
  }

  public let kind: Kind
  /// The numerator of a percentage; whose mean or median it is.
  public let cell: TableSet.Address
  public let number: PublishedNumber

  public init(kind: Kind, cell: TableSet.Address, number: PublishedNumber) {
    (self.kind, self.cell, self.number) = (kind, cell, number)
  }
}
