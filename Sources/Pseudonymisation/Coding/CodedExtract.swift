public import Extracts
public import Programme

/// An extract after consent, validation and coding: what may be sealed once the egress gate has cleared it.
///
/// Only ``pseudonymise(_:of:under:shuffledBy:scratch:withdrawn:clock:)`` makes one.
public struct CodedExtract: Withheld, Sendable {
  /// People whose latest registration does not consent to reporting: nothing else of them is here.
  public let withoutConsent: Int
  /// Of these, those whose withdrawal the hub keeps, and whom the extract still holds.
  public let withdrawn: Int
  public let quality: DataQuality
  public let tally: ProblemTally
  /// Participants whose coded answers are here.
  public let participants: Int
  /// What making tokens took.
  public let tokenTime: Duration
  let stored: [StoredRows]
  /// To look for its identifiers in what leaves.
  let extract: Extract
  let identifiers: IdentifierCount

  init(_ run: CodingRun, stored: [StoredRows], of extract: Extract) {
    withoutConsent = run.registrations.withoutConsent
    withdrawn = run.withdrawnFound.count
    quality = run.quality
    tally = run.problems
    participants = run.registrations.consenting
    identifiers = run.identifiers
    tokenTime = run.tokenTime
    self.stored = stored
    self.extract = extract
  }

  /// One per source, in the programme's order; participants are numbered in shuffled order.
  public var sources: [any CodedRows] { stored }

  /// ``sources``, held whole: for extracts that fit into memory.
  ///
  /// - Throws: What scratch disk throws.
  public var tables: [CodedTable] { get throws { try stored.map { try $0.table() } } }

  /// ``tally``, one by one.
  public var problems: [RowProblem] { tally.problems }

  /// Name of the rules that normalised the identifiers.
  public static var normaliser: String { LinkageRule.normaliser }
}
