public import Programme
public import Sodium

/// What an impact assessment rests on besides the programme file.
public struct AssessmentFacts: Sendable {
  /// Something that was looked at for this very page: the command that shows the same, and what it said.
  public struct Check: Sendable, Equatable {
    public let measure: String
    public let command: String
    public let result: String

    /// - Parameter measure: What is checked, in words.
    public init(measure: String, command: String, result: String) {
      self.measure = measure
      self.command = command
      self.result = result
    }
  }

  public let day: CalendarDate
  /// SHA-256 of the programme file's bytes.
  public let programmeDigest: Digest
  /// The whole ledger, oldest first.
  public let entries: [LedgerEntry]
  /// The roster in force: hubs, officers, aggregator, by id.
  public let hubs: [String]
  public let officers: [String]
  public let aggregator: String
  public let checks: [Check]
  public let results: TestResults?

  public init(
    day: CalendarDate, programmeDigest: Digest, entries: [LedgerEntry], hubs: [String], officers: [String],
    aggregator: String, checks: [Check], results: TestResults?
  ) {
    self.day = day
    self.programmeDigest = programmeDigest
    self.entries = entries
    self.hubs = hubs
    self.officers = officers
    self.aggregator = aggregator
    self.checks = checks
    self.results = results
  }

  func count(_ kind: String) -> Int { entries.count { $0.event.kind == kind } }

  func words(for measure: Measure) -> String {
    results?.words(for: measure.suites) ?? "not run: no results were given (`make test` leaves them)"
  }
}
