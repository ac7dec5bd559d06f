/// The problems of a run as people read them: one message per file, column and fault, with the rows.
public struct ProblemReport: CustomStringConvertible, Sendable {
  /// Rows that a message names before it only counts on.
  static let namedRows = 12

  public let messages: [String]

  public init(_ problems: [RowProblem]) { self.init(ProblemTally(problems)) }

  public init(_ tally: ProblemTally) {
    messages = tally.entries.map { entry in
      let column = entry.kind.column.map { ", column \($0)" } ?? ""
      return """
        \(entry.kind.fault.what(count: entry.count))
          where: \(entry.kind.file), \(Self.list(entry.rows, of: entry.count))\(column)
          do:    \(entry.kind.fault.remedy)
        """
    }
  }

  public var description: String { messages.joined(separator: "\n") }

  private static func list(_ rows: [Int], of count: Int) -> String {
    let named = rows.prefix(namedRows).map(String.init).joined(separator: ", ")
    let more = count - namedRows
    return (count == 1 ? "row " : "rows ") + named + (more > 0 ? " and \(more) more" : "")
  }
}

extension RowProblem.Fault {
  func what(count: Int) -> String {
    func some(_ one: String, _ many: String) -> String { count == 1 ? "1 " + one : "\(count) " + many }
    let row = some("row", "rows")
    let value = some("value", "values")
    return switch self {
    case .tooFewCells: "\(row) with fewer cells than the header: left out"
    case .tooManyCells: "\(row) with more cells than the header: left out"
    case .strayQuote: "\(row) with text behind a closing quote: left out"
    case .noParticipantCode: "\(row) without a participant code: left out"
    case .unknownParticipant: "\(row) under a participant code that nobody is registered under: left out"
    case .replacedByNewer: "\(row) replaced by a newer one with the same participant code"
    case .nameNotLatin: "\(count == 1 ? "1 name" : "\(count) names") in other than Latin letters: no use for matching"
    case .notInCodeList: "\(value) outside the code list: counted as not answered"
    case .notCalculated: "\(value) of a formula that was never calculated: counted as not answered"
    case .contradictoryOptions: "\(value) whose option columns and summary disagree: counted as not answered"
    case .notADate: "\(value) that no calendar has: counted as not answered"
    case .notANumber: "\(value) that should be a whole number: counted as not answered"
    case .outOfRange: "\(value) outside the range that the programme file allows: counted as not answered"
    }
  }

  var remedy: String {
    switch self {
    case .tooFewCells, .tooManyCells, .strayQuote:
      "export the form again without opening it in a spreadsheet; if it recurs, correct these rows"
    case .noParticipantCode: "enter the participant's code in the case system and export again"
    case .unknownParticipant:
      "mend the registrations named above, if any; or else correct the code, or export the registration too"
    case .replacedByNewer:
      "nothing, if somebody corrected their answers; if these are two people, give one of them another code"
    case .nameNotLatin: "write the name in Latin letters, as in the passport, and export again"
    case .notInCodeList, .contradictoryOptions:
      "correct the answer in the case system, or ask the programme to add the code to its file; then export again"
    case .notCalculated: "open the file in a spreadsheet program, save it, and drop it here again"
    case .notADate: "write the date as YYYY-MM-DD or DD.MM.YYYY in the case system and export again"
    case .notANumber, .outOfRange: "correct the number in the case system and export again"
    }
  }
}
