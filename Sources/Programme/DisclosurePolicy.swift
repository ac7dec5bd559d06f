/// The programme's disclosure rules. No number has a default: a file that omits one does not load.
public struct DisclosurePolicy: Sendable, Equatable {
  /// What a reader is taken to know who is counted himself.
  public enum Contributors: String, Sendable, CaseIterable {
    /// Readers are outsiders.
    case none
    /// Each participant knows the own record.
    case weak
    /// And that nobody else is in a cell that the participant is alone in.
    case strong
  }

  public enum Showing: String, Sendable, CaseIterable { case show, withhold }

  /// Smallest published count (k) per role; a count of 1 to k−1 is withheld.
  public let minimumCell: [FieldRole: Int]
  /// The k of any cell that is broken down by hub.
  public let minimumCellByHub: Int
  /// Percentages and means need at least this many people.
  public let minimumBase: Int
  public let zero: [FieldRole: Showing]
  public let allOfGroup: Showing
  /// Whether a field of the role may be broken down by hub at all.
  public let byHub: [FieldRole: Showing]
  /// Pairs of fields that no table crosses.
  public let neverCross: [[String]]
  /// Groups of profile tables of which only the first named is published.
  public let notBoth: [[String]]
  /// Least width (upper end − lower end) of every withheld cell's feasibility interval.
  public let interval: Int
  /// Whether no withheld count may certainly be below k: its upper end reaches k. Else it reaches k − 1.
  public let hidesSmall: Bool
  public let contributors: Contributors
  /// Participants who may put their knowledge together, from 1.
  public let coalition: Int
  /// Percentage from which a category counts as everybody of its group; `nil`: 100 % only.
  public let nearWholeGroup: Int?
  /// p of the p % rule for sums of amounts; `nil` where people are counted and nothing is summed.
  public let dominance: Int?
  /// Cells that a release shows, or there is none.
  public let mustPublish: [CellName]
  /// Categories that become one before anything is withheld, in this order.
  public let merges: [CategoryMerge]
  /// Digits of published percentages after the point.
  public let percentDigits: Int
  public let meanDigits: Int
  public let marker: String
  /// Officers who must approve a draft.
  public let approvals: Int

  public init(
    minimumCell: [FieldRole: Int], minimumCellByHub: Int, minimumBase: Int, zero: [FieldRole: Showing],
    allOfGroup: Showing, byHub: [FieldRole: Showing], neverCross: [[String]], notBoth: [[String]], interval: Int,
    hidesSmall: Bool, contributors: Contributors, coalition: Int, nearWholeGroup: Int?, dominance: Int?,
    mustPublish: [CellName],
    merges: [CategoryMerge], percentDigits: Int, meanDigits: Int, marker: String, approvals: Int
  ) {
    self.minimumCell = minimumCell
    self.minimumCellByHub = minimumCellByHub
    self.minimumBase = minimumBase
    self.zero = zero
    self.allOfGroup = allOfGroup
    self.byHub = byHub
    self.neverCross = neverCross
    self.notBoth = notBoth
    self.interval = interval
    self.hidesSmall = hidesSmall
    self.contributors = contributors
    self.coalition = coalition
    self.nearWholeGroup = nearWholeGroup
    self.dominance = dominance
    self.mustPublish = mustPublish
    self.merges = merges
    self.percentDigits = percentDigits
    self.meanDigits = meanDigits
    self.marker = marker
    self.approvals = approvals
  }

  /// The same rules with one more pair of categories to merge.
  public func merging(_ merge: CategoryMerge) -> DisclosurePolicy {
    DisclosurePolicy(
      minimumCell: minimumCell, minimumCellByHub: minimumCellByHub, minimumBase: minimumBase, zero: zero,
      allOfGroup: allOfGroup, byHub: byHub, neverCross: neverCross, notBoth: notBoth, interval: interval,
      hidesSmall: hidesSmall, contributors: contributors, coalition: coalition, nearWholeGroup: nearWholeGroup,
      dominance: dominance, mustPublish: mustPublish, merges: merges + [merge], percentDigits: percentDigits,
      meanDigits: meanDigits, marker: marker, approvals: approvals)
  }
}
