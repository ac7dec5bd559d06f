/// How counts are made safe: what `besa protect --method` and later a policy name.
///
/// Every method takes a ``/Programme/TableSet`` of true counts and gives, per cell, what readers see of it: a count,
/// nothing, or a count with the interval that it stands for. So a further method, such as cell-key noise, is a further
/// case here and a further function beside ``protect(_:under:cost:people:earlier:)`` and
/// ``roundTables(_:to:under:)``; the audit asks only
/// what readers see.
public enum DisclosureMethod: Sendable, Equatable {
  /// Withholding small cells and those that would give them away.
  case suppression(SuppressionCost)
  /// Showing multiples of a base that add up.
  case rounding(base: Int)
}
