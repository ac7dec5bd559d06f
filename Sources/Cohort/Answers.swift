/// One person's coded answers: per question an index into the form's list, a set of them as bits, or a score.
public struct Answers: Sendable, Equatable {
  private var values = [UInt16](repeating: .max, count: Question.allCases.count)

  public init() {}

  /// Index of a choice, bits of several choices, or a score; `nil` = not answered.
  public subscript(question: Question) -> Int? {
    get {
      let value = values[question.rawValue]
      return value == .max ? nil : Int(value)
    }
    set { values[question.rawValue] = newValue.map(UInt16.init) ?? .max }
  }

  /// Whether the answer (or one of several) is among the codes.
  public func has(_ question: Question, _ codes: String...) -> Bool {
    chosen(question).contains { codes.contains($0) }
  }

  /// The codes of a choice question's answer; empty when it is not answered or a score.
  public func chosen(_ question: Question) -> [String] {
    guard let value = self[question] else { return [] }
    let codes = Question.codes[question.rawValue]
    return switch Question.kinds[question.rawValue] {
    case .choice: [codes[value]]
    case .choices: codes.indices.filter { value >> $0 & 1 == 1 }.map { codes[$0] }
    case .score: []
    }
  }

  /// Answers a choice question with a code of its list; `nil` takes the answer back.
  mutating func choose(_ question: Question, _ code: String?) {
    self[question] = code.map { Self.index(of: $0, in: question) }
  }

  /// Adds a code to the answer of a question with several.
  mutating func mention(_ question: Question, _ code: String) {
    self[question] = (self[question] ?? 0) | 1 << Self.index(of: code, in: question)
  }

  mutating func take(_ questions: [Question], from other: Answers) {
    for question in questions { values[question.rawValue] = other.values[question.rawValue] }
  }

  private static func index(of code: String, in question: Question) -> Int {
    guard let index = Question.codes[question.rawValue].firstIndex(of: code) else {
      preconditionFailure("\(question.column) has no choice \(code)")
    }
    return index
  }
}
