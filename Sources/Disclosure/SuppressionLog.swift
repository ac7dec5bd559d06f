public import Programme

/// Why each cell is withheld. It tells small cells from the others and therefore stays inside.
public struct SuppressionLog: Sendable, Equatable {
  public enum Reason: Sendable, Equatable, Hashable, CustomStringConvertible {
    /// A count of 1 to `minimum` − 1.
    case small(minimum: Int)
    /// A zero of a role whose zeros say it of each member.
    case zero
    /// Everybody of the group is in this category.
    case wholeGroup(of: String)
    /// At least `percent` of the group, and not all of it, is in this category.
    case nearWholeGroup(of: String, percent: Int)
    /// Nobody is in this category because everybody is in another one that is withheld.
    case emptyBesideWholeGroup(of: String)
    /// Fewer distinct people than `minimum` behind the count.
    case fewContributors(minimum: Int)
    /// One contributor could come closer than this to another one's amount.
    case dominated(percent: Int)
    /// So few changed since an earlier release that the difference would be small: `+1 since March 2026 in Dibër`.
    case since(String)
    /// Shown, it would help to compute these cells (or narrow them below the policy's interval).
    case protects([String])

    public var isPrimary: Bool { if case .protects = self { false } else { true } }

    public var description: String {
      switch self {
      case .small(let minimum): "a count below \(minimum)"
      case .zero: "a zero says it of every member"
      case .wholeGroup(let group): "everybody of \(group) is in it"
      case .nearWholeGroup(let group, let percent): "\(percent) % or more of \(group) is in it"
      case .emptyBesideWholeGroup(let group): "nobody is in it because everybody of \(group) is in another category"
      case .fewContributors(let minimum): "fewer than \(minimum) people are behind it"
      case .dominated(let percent): "a contributor could come within \(percent) % of another's amount"
      case .since(let words): words
      case .protects(let cells): "protects \(cells.joined(separator: ", "))"
      }
    }
  }

  public struct Entry: Sendable, Equatable {
    public let address: TableSet.Address
    public let reasons: [Reason]
    /// Of a cell that protects another: the sum by which that one could be computed, where a single sum does it.
    public let recomputation: String?

    init(address: TableSet.Address, reasons: [Reason], recomputation: String? = nil) {
      (self.address, self.reasons, self.recomputation) = (address, reasons, recomputation)
    }
  }

  /// In the order of the table set.
  public let entries: [Entry]
  /// Tables and breakdowns taken out, with the cell that could not be protected.
  public let dropped: [LeftOut]
  /// In the order of the policy.
  public let merges: [MergedCategories]

  /// No safe pattern has complementary cells of less cost; 0 where no bound was sought.
  public let bound: Double

  init(entries: [Entry], dropped: [LeftOut], merges: [MergedCategories] = [], bound: Double = 0) {
    (self.entries, self.dropped, self.merges, self.bound) = (entries, dropped, merges, bound)
  }
}
