/// Why the egress gate let nothing through (`EgressGate`). Rows are those of the payload; no value is named.
public enum GateRefusal: Error, Equatable, CustomStringConvertible, Sendable {
  /// The payload's files are not the programme's sources, each once.
  case files
  case header(file: String)
  case unfinishedRow(file: String, row: Int)
  case cellCount(file: String, row: Int)
  case notANumber(file: String, row: Int, column: String)
  case outsideForm(file: String, row: Int, column: String)
  case notAToken(file: String, row: Int, column: String)
  case caseNumber(file: String, row: Int)
  case identifier(file: String, reading: String)

  public var description: String {
    """
    the egress gate refused the payload: \(what)
      where: \(place)
      do:    nothing has left this hub; keep the export and report this as a fault of Besa
    """
  }

  private var what: String {
    switch self {
    case .files: "its files are not the sources of the programme file"
    case .header: "its header is not the one that the programme file gives"
    case .unfinishedRow: "its last row has no end"
    case .cellCount: "a row has more or fewer cells than the header"
    case .notANumber: "a value is not a whole number"
    case .outsideForm: "a value is outside its code list or range"
    case .notAToken: "a token is not 32 hex digits"
    case .caseNumber: "a row belongs to no case"
    case .identifier(_, let reading): "an identifier of the extract occurs in it (\(reading))"
    }
  }

  private var place: String {
    switch self {
    case .files: "the payload"
    case .header(let file): "\(file) of the payload, row 1"
    case .identifier(let file, _): "\(file) of the payload"
    case .unfinishedRow(let file, let row), .cellCount(let file, let row), .caseNumber(let file, let row):
      "\(file) of the payload, row \(row)"
    case .notANumber(let file, let row, let column), .outsideForm(let file, let row, let column),
      .notAToken(let file, let row, let column):
      "\(file) of the payload, row \(row), column \(column)"
    }
  }
}
