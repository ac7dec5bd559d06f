/// What a run counted about the extract: totals only, for the hub and for the bundle's manifest.
public struct DataQuality: Sendable, Equatable {
  public enum Count: String, Sendable, CaseIterable, Comparable {
    /// Stays at the hub: with the rows that left, it would say how many rows those without consent have.
    case rowsRead = "rows_read"
    /// Rows that could not be read as rows, or had no participant code.
    case rowsSetAside = "rows_set_aside"
    /// Values that count as not answered because the programme file does not admit them.
    case valuesSetAside = "values_set_aside"
    /// Older submissions of a participant who has a newer one.
    case olderSubmissions = "older_submissions"
    /// Rows whose participant code is not in the person source.
    case unknownParticipants = "unknown_participants"
    case outsidePeriod = "outside_period"
    case namesNotLatin = "names_not_latin"
    case namesMissing = "names_missing"
    case birthDatesMissing = "birth_dates_missing"
    case phonesMissing = "phones_missing"
    case placeholders
    /// Participants without any token: a second registration elsewhere cannot be found.
    case withoutToken = "without_token"
    case tokens

    public static func < (left: Count, right: Count) -> Bool { left.rawValue < right.rawValue }
  }

  /// By ``Count/place``.
  private var counts = [Int](repeating: 0, count: Count.allCases.count)

  init() {}

  public subscript(count: Count) -> Int { counts[count.place] }

  mutating func add(_ number: Int = 1, to count: Count) { counts[count.place] += number }

  /// Name → number, for the manifest; every count that leaves, also those of 0.
  public var named: [String: Int] {
    Dictionary(uniqueKeysWithValues: Count.allCases.filter { $0 != .rowsRead }.map { ($0.rawValue, self[$0]) })
  }
}

extension DataQuality.Count {
  /// Position in ``allCases``.
  fileprivate var place: Int {
    switch self {
    case .rowsRead: 0
    case .rowsSetAside: 1
    case .valuesSetAside: 2
    case .olderSubmissions: 3
    case .unknownParticipants: 4
    case .outsidePeriod: 5
    case .namesNotLatin: 6
    case .namesMissing: 7
    case .birthDatesMissing: 8
    case .phonesMissing: 9
    case .placeholders: 10
    case .withoutToken: 11
    case .tokens: 12
    }
  }
}
