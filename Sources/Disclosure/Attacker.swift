/// Who tries to recompute a withheld cell, by what that reader knows beside the published numbers.
public enum Attacker: String, Sendable, CaseIterable, Hashable {
  /// Counts are whole numbers ≥ 0 and obey every sum and containment.
  case outsider
  /// Knows too that zeros are always shown, so that a withheld cell whose zeros are shown holds somebody
  /// (`DisclosureRules`, "The reader who knows the rule").
  case ruleKnower = "rule-knower"
}

/// How far the audit goes.
public enum AuditDepth: Sendable {
  /// The ends of every interval.
  case exact
  /// Two whole-number tables per cell that are far enough apart prove it safe; only cells without such tables get their
  /// ends. The intervals of the others are at least as wide as reported.
  case quick
}

/// The whole numbers that an attacker can still believe of a withheld cell.
public struct FeasibilityInterval: Sendable, Hashable {
  public let lower: Int
  /// `nil` when nothing published bounds it.
  public let upper: Int?

  public init(lower: Int, upper: Int?) {
    self.lower = lower
    self.upper = upper
  }

  /// `Int.max` when nothing bounds it.
  public var width: Int { upper.map { $0 - lower } ?? .max }
  public var isExact: Bool { lower == upper }
}
