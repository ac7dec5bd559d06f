public import Extracts
public import Programme

/// An extract after consent, validation and coding: what may be sealed once the egress gate has cleared it.
///
/// Only ``pseudonymise(_:of:under:shuffledBy:)`` makes one.
public struct CodedExtract: Withheld, Sendable {
  /// One per source, in the programme's order; participants are numbered in shuffled order.
  public let tables: [CodedTable]
  /// People whose latest registration does not consent to reporting: nothing else of them is here.
  public let withoutConsent: Int
  public let quality: DataQuality
  public let problems: [RowProblem]
  let identifiers: RawIdentifiers

  init(
    tables: [CodedTable], withoutConsent: Int, quality: DataQuality, problems: [RowProblem],
    identifiers: RawIdentifiers
  ) {
    self.tables = tables
    self.withoutConsent = withoutConsent
    self.quality = quality
    self.problems = problems
    self.identifiers = identifiers
  }

  /// Participants whose coded answers are in ``tables``.
  public var participants: Int {
    tables.first { !$0.tokens.isEmpty }?.rowCount ?? 0
  }

  /// Name of the rules that normalised the identifiers.
  public static var normaliser: String { AlbanianName.normaliser }
}
