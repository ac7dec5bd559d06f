/// Something wrong with one row or one value of an extract: where it is, never what it says.
public struct RowProblem: Error, Hashable, Sendable {
  public enum Fault: String, Hashable, Sendable, CaseIterable {
    case tooFewCells
    case tooManyCells
    case strayQuote
    case noParticipantCode
    /// Nobody is registered under the row's participant code.
    case unknownParticipant
    /// A newer registration of the same participant code counts instead.
    case replacedByNewer
    /// The name is in letters that give no token.
    case nameNotLatin
    case notInCodeList
    /// A formula that no spreadsheet has calculated yet.
    case notCalculated
    case contradictoryOptions
    case notADate
    case notANumber
    case outOfRange

    /// Whether the whole row is set aside, and not only the value.
    public var takesRow: Bool {
      switch self {
      case .tooFewCells, .tooManyCells, .strayQuote, .noParticipantCode, .unknownParticipant, .replacedByNewer: true
      case .nameNotLatin, .notInCodeList, .notCalculated, .contradictoryOptions, .notADate, .notANumber, .outOfRange:
        false
      }
    }

    /// Whether something is lost that nobody wanted to lose; a corrected registration is not.
    public var losesAnswers: Bool { self != .replacedByNewer }
  }

  public let fault: Fault
  public let file: String
  /// As a spreadsheet counts: the header is row 1; a line break inside quotes starts no row.
  public let row: Int
  /// The column's declared name; for a fault of the whole row the number of the cell, from 1.
  public let column: String?

  public init(_ fault: Fault, file: String, row: Int, column: String?) {
    self.fault = fault
    self.file = file
    self.row = row
    self.column = column
  }
}
