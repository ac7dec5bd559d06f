import Programme

/// The rows of one export, one at a time: the current row's cells by declared column.
///
/// A row whose cells do not fit the header is never shown; it is in ``problems``.
public struct RawRows: Withheld {
  public let file: String
  /// As a spreadsheet counts: the header is row 1.
  public private(set) var number = 1
  public private(set) var problems: [RowProblem] = []
  private var scanner: CSVScanner
  private let layout: HeaderLayout
  private let readings: [CellReading]

  init(of table: RawTable) {
    file = table.file
    scanner = CSVScanner(bytes: table.bytes, dialect: table.dialect)
    layout = table.layout
    readings = table.readings
    _ = try? scanner.advance()
  }

  /// Moves to the next whole row.
  ///
  /// - Returns: `false` when no row is left.
  /// - Throws: ``ExtractError/openQuote(file:row:)`` when the file ends within quotes.
  public mutating func advance() throws(ExtractError) -> Bool {
    while try next() {
      number += 1
      if scanner.isBlank { continue }
      if let fault { problems.append(fault) } else { return true }
    }
    return false
  }

  /// The cell's bytes without spaces around them; empty when the column is not in the file.
  public func bytes(of column: Int) -> ArraySlice<UInt8> {
    switch layout.places[column] {
    case .nowhere, .options(nil, _): []
    case .cell(let cell), .options(.some(let cell), _): trimmed(cell)
    }
  }

  /// The cell read by its column's kind.
  public func answer(in column: Int) -> RawAnswer {
    guard case .options(let summary, let cells) = layout.places[column] else {
      return readings[column].answer(in: bytes(of: column))
    }
    let chosen = options(cells)
    guard let summary else { return chosen }
    let named = readings[column].answer(in: trimmed(summary))
    switch (chosen, named) {
    // Nothing is marked: without any mark at all the question was left out of the option cells.
    case (.empty, _) where cells.allSatisfy({ trimmed($0.cell).isEmpty }): return named
    // A summary in another language or older wording of a label: the option cells say it all.
    case (.faulty, _), (.choices, .faulty), (.declined, .faulty): return chosen
    default: return chosen == named ? chosen : .faulty(.contradictoryOptions)
    }
  }

  /// What orders submissions of one participant, to compare byte by byte; empty when the source has no such column.
  public var newest: ArraySlice<UInt8> { layout.newest.map(trimmed) ?? [] }

  public func problem(_ fault: RowProblem.Fault, column: String?) -> RowProblem {
    RowProblem(fault, file: file, row: number, column: column)
  }

  private mutating func next() throws(ExtractError) -> Bool {
    do { return try scanner.advance() } catch { throw .openQuote(file: file, row: number + 1) }
  }

  private var fault: RowProblem? {
    if let stray = scanner.strayQuote { return problem(.strayQuote, column: "\(stray + 1)") }
    let count = scanner.cells.count
    if count < layout.cellCount { return problem(.tooFewCells, column: "\(count + 1)") }
    if count > layout.cellCount { return problem(.tooManyCells, column: "\(layout.cellCount + 1)") }
    return nil
  }

  private func trimmed(_ cell: Int) -> ArraySlice<UInt8> {
    var text = scanner.text(of: scanner.cells[cell])
    while let first = text.first, first == 32 || first == 9 { text.removeFirst() }
    while let last = text.last, last == 32 || last == 9 { text.removeLast() }
    return text
  }

  /// One cell per option: `1` or `True` when chosen, `0`, `False` or nothing when not.
  private func options(_ cells: [HeaderLayout.OptionCell]) -> RawAnswer {
    var chosen: [CodeSpellings.Meaning] = []
    for option in cells {
      let cell = trimmed(option.cell)
      if cell.isEmpty || cell.elementsEqual("0".utf8) || cell.elementsEqual("False".utf8) { continue }
      guard cell.elementsEqual("1".utf8) || cell.elementsEqual("True".utf8) else { return .faulty(.notInCodeList) }
      chosen.append(option.option.map(CodeSpellings.Meaning.code) ?? .declined)
    }
    return CellReading.joined(chosen)
  }
}
