public import Programme

/// Who tries to recompute a withheld cell, by what that reader knows beside the published numbers.
public enum Attacker: String, Sendable, CaseIterable, Hashable {
  /// Counts are whole numbers ≥ 0 and obey every sum and containment.
  case outsider
  /// Knows too that zeros are always shown, so that a withheld cell whose zeros are shown holds somebody
  /// (`DisclosureRules`, "The reader who knows the rule").
  case ruleKnower = "rule-knower"
  /// A respondent, who knows the own record.
  case respondent
  /// A respondent who is alone in a combination of values, and knows it.
  case alone
  /// Respondents of one combination who know each other, up to a number, and that they are all.
  case coalition
  /// Staff of one hub, who know everybody there.
  case hubStaff = "hub-staff"
  /// A reader of all earlier releases.
  case reader

  /// Knows people, not only numbers: may learn of the cells that these people make up, and not another count.
  public var isInsider: Bool {
    switch self {
    case .outsider, .ruleKnower, .reader: false
    case .respondent, .alone, .coalition, .hubStaff: true
    }
  }
}

/// Which attackers an audit tries.
public struct Attackers: Sendable, Equatable {
  /// A hub whose staff is tried.
  public struct Hub: Sendable, Equatable {
    /// Empty: the first dimension that has the code.
    public let dimension: String
    public let code: String

    public init(dimension: String, code: String) {
      self.dimension = dimension
      self.code = code
    }
  }

  public var tried: Set<Attacker>
  /// Most respondents who may know each other.
  public var coalition: Int
  public var hub: Hub?

  public init(_ tried: Set<Attacker>, coalition: Int = 2, hub: Hub? = nil) {
    (self.tried, self.coalition, self.hub) = (tried, coalition, hub)
  }

  /// Everybody who knows nothing but what is published.
  public static let readers = Attackers([.outsider, .ruleKnower, .reader])

  /// Readers, and the contributors that a policy names.
  public init(of policy: DisclosurePolicy) {
    self = .readers
    coalition = policy.coalition
    switch policy.contributors {
    case .none: break
    case .weak: tried.insert(.respondent)
    case .strong: tried.formUnion(policy.coalition > 1 ? [.respondent, .alone, .coalition] : [.respondent, .alone])
    }
  }
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
