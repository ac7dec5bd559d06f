public import Programme

/// Why the egress gate let nothing through (`EgressGate`). Rows are those of the payload; no value is named.
public enum GateRefusal: Error, Equatable, Sendable {
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
}

extension GateRefusal: SpokenError {
  public var description: String { text(in: .english) }

  package func text(in language: Language) -> String { explanation.text(in: language, of: .coding) }

  private var explanation: Explanation {
    switch self {
    case .files: Explanation("gate.files", at: "payload")
    case .header(let file): Explanation("gate.header", at: "row", ["file": file, "row": "1"])
    case .unfinishedRow(let file, let row): Self.row("unfinishedRow", file, row)
    case .cellCount(let file, let row): Self.row("cellCount", file, row)
    case .notANumber(let file, let row, let column): Self.column("notANumber", file, row, column)
    case .outsideForm(let file, let row, let column): Self.column("outsideForm", file, row, column)
    case .notAToken(let file, let row, let column): Self.column("notAToken", file, row, column)
    case .caseNumber(let file, let row): Self.row("caseNumber", file, row)
    case .identifier(let file, let reading):
      Explanation("gate.identifier", at: "file", ["file": file], details: ["reading": reading])
    }
  }

  private static func row(_ fault: String, _ file: String, _ row: Int) -> Explanation {
    Explanation("gate.\(fault)", at: "row", ["file": file, "row": String(row)])
  }

  private static func column(_ fault: String, _ file: String, _ row: Int, _ column: String) -> Explanation {
    Explanation("gate.\(fault)", at: "column", ["file": file, "row": String(row), "column": column])
  }
}
