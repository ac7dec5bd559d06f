public import Programme

/// The persons of a programme: every one once, however many hubs registered them.
///
/// Columns of small codes, one row per person. Persons stand in the order of their home hub in the programme file and
/// their case number there, so the same bundles give the same value whatever order they or their rows come in.
/// Only linkage makes one.
public struct LinkedPersons: Sendable {
  public let count: Int
  /// `answers[field][person]`; fields as in `ProgrammeFile.fields`. Empty for a field of a source that holds many rows
  /// per person or none about persons.
  public let answers: [[Answer]]
  /// Per person: position of the home hub in `ProgrammeFile.hubs`.
  public let homeHubs: [Int32]
  /// Source name → the rows of all hubs, for each source with many rows per person.
  public let records: [String: PersonRecords]
  /// Source name → `answers[field of the source][row]` of all hubs, for each source about no single person.
  public let aggregates: [String: [[Answer]]]
  public let report: LinkageReport

  package init(
    count: Int, answers: [[Answer]], homeHubs: [Int32], records: [String: PersonRecords],
    aggregates: [String: [[Answer]]], report: LinkageReport
  ) {
    self.count = count
    self.answers = answers
    self.homeHubs = homeHubs
    self.records = records
    self.aggregates = aggregates
    self.report = report
  }
}

extension LinkedPersons: CustomStringConvertible, CustomReflectable {
  /// Persons never show themselves: only how many they are.
  public var description: String { "\(count) persons" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// The rows of one many-per-person source, person by person.
public struct PersonRecords: Sendable, Equatable {
  /// Rows of person p are `starts[p]..<starts[p + 1]`; one entry more than there are persons.
  public let starts: [Int]
  /// `answers[field of the source][row]`.
  public let answers: [[Answer]]

  public var count: Int { starts.last ?? 0 }

  package init(starts: [Int], answers: [[Answer]]) {
    self.starts = starts
    self.answers = answers
  }
}
