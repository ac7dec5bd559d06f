/// What linkage did, in numbers that stay inside: no token, no answer, no case.
public struct LinkageReport: Sendable, Equatable {
  /// Consenting registrations of all hubs.
  public let registrations: Int
  public let persons: Int
  /// Hub id → consenting registrations at that hub.
  public let registrationsByHub: [String: Int]
  /// Home hub id → persons who count there and are registered at another hub as well.
  public let overlaps: [String: Int]
  /// Hub id → registrations beyond the first of one person at that hub.
  public let repeats: [String: Int]
  /// Pairs of registrations in the grey zone, for review by the hubs; never merged.
  public let review: [ReviewPairs]
  /// Tokens that too many registrations of one hub share, and that linkage therefore did not use.
  public let crowdedTokens: [CrowdedTokens]
  /// Rows that belong to no registration of their bundle, by hub id: left out of everything.
  public let strayRows: [String: Int]
  /// Registrations without consent at all hubs together: the only figure about them.
  public let withoutConsent: Int

  public var reviewPairCount: Int { review.reduce(0) { $0 + $1.count } }

  package init(
    registrations: Int, persons: Int, registrationsByHub: [String: Int] = [:], overlaps: [String: Int] = [:],
    repeats: [String: Int] = [:], review: [ReviewPairs] = [], crowdedTokens: [CrowdedTokens] = [],
    strayRows: [String: Int] = [:], withoutConsent: Int = 0
  ) {
    self.registrations = registrations
    self.persons = persons
    self.registrationsByHub = registrationsByHub
    self.overlaps = overlaps
    self.repeats = repeats
    self.review = review
    self.crowdedTokens = crowdedTokens
    self.strayRows = strayRows
    self.withoutConsent = withoutConsent
  }

  /// Grey-zone pairs between two hubs (or within one).
  public struct ReviewPairs: Sendable, Equatable {
    public let hub: String
    public let otherHub: String
    public let count: Int
  }

  /// How many tokens of a match key were set aside because of one hub, usually a placeholder that the hub's form allows.
  public struct CrowdedTokens: Sendable, Equatable {
    public let matchKey: String
    public let hub: String
    public let tokens: Int
  }
}
