public import Programme

/// One thing that the audit found wrong. It carries addresses, never a true count.
public struct AuditFinding: Sendable, Hashable, CustomStringConvertible {
  public enum Fault: Sendable, Hashable {
    /// The withheld count can be computed.
    case exact
    /// The interval is narrower than the policy's.
    case narrow
    /// Certainly below the smallest count that may be published.
    case certainlySmall
    /// Bounds leave it wide enough, but the search found no two tables that prove it.
    case unproven
    /// A count that the policy withholds is published.
    case smallPublished
    /// What was added, or taken away, since a release (1 is the oldest) is known and is somebody's.
    case since(release: Int)
    /// A count that a release (1 is the oldest) withheld can be computed now.
    case earlier(release: Int)
    case zeroPublished
    case wholeGroupPublished
    /// A percentage or mean that the published counts do not support.
    case value
  }

  public let fault: Fault
  /// The non-total coordinates, as `dimension=code|dimension=code`.
  public let cell: String
  public let attacker: Attacker?
  /// Of a difference: what the published counts say it is.
  public let change: FeasibilityInterval?

  public init(fault: Fault, cell: String, attacker: Attacker? = nil, change: FeasibilityInterval? = nil) {
    self.fault = fault
    self.cell = cell
    self.attacker = attacker
    self.change = change
  }

  /// `+1`, `−3 to −1`.
  public var changeWords: String? {
    change.map { change in
      let (low, high) = (Self.signed(change.lower), change.upper.map(Self.signed))
      return low == high ? low : "\(low) to \(high ?? "any number")"
    }
  }

  private static func signed(_ number: Int) -> String { number < 0 ? "−\(-number)" : "+\(number)" }

  public var description: String { "\(cell): \(words)\(attacker.map { " (\($0.rawValue))" } ?? "")" }

  private var words: String {
    switch fault {
    case .exact: "the withheld count can be computed"
    case .narrow: "the interval is narrower than the policy's"
    case .certainlySmall: "certainly below the smallest count that may be published"
    case .unproven: "no two tables were found that prove the interval wide enough"
    case .smallPublished: "a count below the policy's minimum is published"
    case .since(let release): "\(changeWords ?? "a small change") since release \(release)"
    case .earlier(let release): "the count that release \(release) withheld can be computed"
    case .zeroPublished: "a zero that the policy withholds is published"
    case .wholeGroupPublished: "a count that is its whole group is published"
    case .value: "a percentage or mean that the published counts do not support"
    }
  }
}

/// Every withheld cell's interval against every attacker, and what is wrong.
public struct AuditReport: Sendable, Equatable {
  public struct WithheldCell: Sendable, Equatable {
    public let address: TableSet.Address
    public let intervals: [Attacker: FeasibilityInterval]
  }

  /// In the order of the published cells.
  public let withheld: [WithheldCell]
  public let findings: [AuditFinding]
  public let summary: AuditSummary
  /// How many combinations of values hang together that were too many to be unknowns: there the cells were the
  /// unknowns, and the intervals may be wider than they are. `nil`: every interval is sharp.
  public let tooManyLeaves: Int?
  /// Whether earlier releases agree with counts that never fall; otherwise each release stands by itself.
  public let isCumulative: Bool

  package init(
    withheld: [WithheldCell], findings: [AuditFinding], summary: AuditSummary, tooManyLeaves: Int? = nil,
    isCumulative: Bool = true
  ) {
    self.withheld = withheld
    self.findings = findings
    self.summary = summary
    self.tooManyLeaves = tooManyLeaves
    self.isCumulative = isCumulative
  }
}

/// What may be said in public about the audit.
public struct AuditSummary: Sendable, Equatable {
  public let cells: Int
  public let withheld: Int
  public let exact: Int
  public let narrow: Int
  /// Least width of any withheld cell's interval against any attacker; `nil` without withheld cells.
  public let smallestWidth: Int?
  /// The width that the policy asks for.
  public let requiredWidth: Int
  public let attackers: [Attacker]

  public init(
    cells: Int, withheld: Int, exact: Int, narrow: Int, smallestWidth: Int?, requiredWidth: Int, attackers: [Attacker]
  ) {
    self.cells = cells
    self.withheld = withheld
    self.exact = exact
    self.narrow = narrow
    self.smallestWidth = smallestWidth
    self.requiredWidth = requiredWidth
    self.attackers = attackers
  }
}
