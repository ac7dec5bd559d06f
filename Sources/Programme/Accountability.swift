/// Who answers for the data, on what ground, and how long what is kept: the parts of a data protection impact assessment
/// that no program can know.
public struct Accountability: Sendable, Equatable {
  /// How long the centre keeps what, in days.
  public struct Retention: Sendable, Equatable {
    /// Sealed bundles that a later one of the hub replaced.
    public let bundles: Int
    /// Drafts that were returned or overtaken.
    public let drafts: Int
    public let quarantine: Int

    public init(bundles: Int, drafts: Int, quarantine: Int) {
      self.bundles = bundles
      self.drafts = drafts
      self.quarantine = quarantine
    }
  }

  public let controller: String
  /// Ground of the processing, in words.
  public let basis: String
  /// Further condition for special categories of data, in words.
  public let condition: String
  /// Who was asked, and what came of it; one sentence each.
  public let consulted: [String]
  public let retention: Retention

  public init(controller: String, basis: String, condition: String, consulted: [String], retention: Retention) {
    self.controller = controller
    self.basis = basis
    self.condition = condition
    self.consulted = consulted
    self.retention = retention
  }
}
