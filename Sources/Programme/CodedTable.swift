/// The coded rows of one source of one hub: what a bundle carries of it, and all that it can carry.
///
/// Columns of small integers, in the order of the source's fields. No text can be expressed.
public struct CodedTable: Sendable, Equatable {
  public let source: String
  /// Per row: the number of the participant within the bundle, from 0, in shuffled order; −1 in an aggregate source.
  public let caseNumbers: [Int32]
  /// Match key name → one token per row or `nil` (only in the person source).
  public let tokens: [String: [MatchToken?]]
  /// `answers[field][row]`; fields as in ``Source/fields``.
  public let answers: [[Answer]]

  public var rowCount: Int { caseNumbers.count }

  /// - Precondition: every column has as many rows as `caseNumbers`.
  public init(source: String, caseNumbers: [Int32], tokens: [String: [MatchToken?]], answers: [[Answer]]) {
    precondition(answers.allSatisfy { $0.count == caseNumbers.count }, "columns of unequal length")
    precondition(tokens.values.allSatisfy { $0.count == caseNumbers.count }, "token columns of unequal length")
    self.source = source
    self.caseNumbers = caseNumbers
    self.tokens = tokens
    self.answers = answers
  }
}

/// A keyed hash that stands for one participant at every hub: 16 bytes.
public struct MatchToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  public var description: String { "(withheld)" }
  public var debugDescription: String { "(withheld)" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
