/// One coded answer: what a field of a coded case holds, in memory and on the wire.
///
/// Zero and above is an answer: an index into the field's code list, a set of options as bits (bit i = option i),
/// a bounded integer, or a date as a count of months, quarters or years since year 0 (``DateUnit``).
/// Below zero are the three states that are no answer and that no table mixes up.
public struct Answer: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public let raw: Int32

  public init(raw: Int32) { self.raw = raw }
  public init(index: Int) { raw = Int32(index) }

  public static let notAnswered = Answer(raw: -1)
  public static let declined = Answer(raw: -2)
  public static let notApplicable = Answer(raw: -3)

  public var isAnswered: Bool { raw >= 0 }
  public var value: Int? { raw >= 0 ? Int(raw) : nil }

  /// A coded answer can point to a participant: it never shows itself.
  public var description: String { "(withheld)" }
  public var debugDescription: String { "(withheld)" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// The three states below zero, in the order of their wire codes.
public enum AnswerState: Int32, CaseIterable, Sendable {
  case notAnswered = -1
  case declined = -2
  case notApplicable = -3

  /// The code that stands for the state in a published dimension.
  public var code: String {
    switch self {
    case .notAnswered: "no_answer"
    case .declined: "declined"
    case .notApplicable: "not_applicable"
    }
  }

  /// Whether a code of a published dimension stands for people without an answer: a state, or an indicator's `unknown`
  /// and `outside` (also after the indicator's name and a dot). Answers come late, so such counts may fall.
  public static func isWithoutAnswer(code: String) -> Bool {
    let last = code.split(separator: ".").last.map(String.init) ?? code
    return ["unknown", "outside"].contains(last) || allCases.contains { $0.code == last }
  }
}
