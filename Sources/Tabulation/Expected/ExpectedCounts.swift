/// How many people a programme expects to give each answer: what a plan is made from. Nobody in particular is behind it.
public struct ExpectedCounts: Sendable, Equatable {
  /// Persons of all hubs.
  public let persons: Int
  /// Field → code → how many. An integer field has its values as codes, or `total` for a headcount; `answered` stands for
  /// all who answer a field whose answers are not told apart. Who is left over does not answer.
  public let answers: [String: [String: Int]]

  /// - Parameter persons: From 1.
  public init(persons: Int, answers: [String: [String: Int]]) {
    self.persons = persons
    self.answers = answers
  }

  /// The same people with one category of a field in another.
  public func merging(_ code: String, into other: String, of field: String) -> ExpectedCounts {
    var merged = answers
    let moved = merged[field]?[code] ?? 0
    merged[field]?[code] = 0
    merged[field]?[other, default: 0] += moved
    return ExpectedCounts(persons: persons, answers: merged)
  }
}
