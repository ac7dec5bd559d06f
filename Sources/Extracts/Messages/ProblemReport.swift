package import Programme

/// The problems of a run as people read them: one message per file, column and fault, with the rows.
public struct ProblemReport: CustomStringConvertible, Sendable {
  public let messages: [String]

  public init(_ problems: [RowProblem]) { self.init(ProblemTally(problems)) }

  public init(_ tally: ProblemTally) { self.init(tally, in: .english) }

  package init(_ tally: ProblemTally, in language: Language) {
    messages = tally.entries.map { $0.text(in: language) }
  }

  public var description: String { messages.joined(separator: "\n") }
}

extension ProblemTally.Entry {
  fileprivate func text(in language: Language) -> String {
    let words = Messages(language, of: .extracts)
    let fault = kind.fault.rawValue
    let rows = ExtractList(language).some(rows.map(String.init), of: count)
    let place = kind.column == nil ? "where.rows" : "where.rows.column"
    return ErrorText(
      what: words(fault + ".what", for: count),
      place: words(place, for: count, ["file": kind.file, "rows": rows, "column": kind.column ?? ""]),
      remedy: words[fault + ".do"])(language)
  }
}
