import Programme

/// The rows of one export, one at a time: the current row's cells by declared column.
///
/// A row whose cells do not fit the header is never shown; it is in ``leftOut``. Only the current row is held.
public struct RawRows: Withheld {
  public let file: String
  /// Of rows that were left out so far.
  public private(set) var leftOut = ProblemTally()
  private let table: RawTable
  private let layout: HeaderLayout
  private let readings: [CellReading]
  /// ``HeaderLayout/singleCells`` and ``HeaderLayout/joined``, looked up once.
  private let singleCells: [Int]
  private let joinedCells: [(column: Int, cells: [Int])]
  private let cellCount: Int
  private var row = RowCells()
  /// Opened by the first row that is asked for.
  private var reader: (any RowSource)?
  /// Texts of columns that several cells make up, for the current row.
  private var joined: [Int: [UInt8]] = [:]

  init(of table: RawTable) {
    file = table.file
    self.table = table
    layout = table.layout
    readings = table.readings
    singleCells = table.layout.singleCells
    joinedCells = table.layout.joined
    cellCount = table.layout.cellCount
  }

  /// ``leftOut``, one by one.
  public var problems: [RowProblem] { leftOut.problems }

  /// As a spreadsheet counts: the first row of the file is row 1.
  public var number: Int { max(1, row.number) }

  /// Moves to the next whole row.
  ///
  /// - Returns: `false` when no row is left.
  /// - Throws: ``ExtractError`` when the file cannot be read on.
  public mutating func advance() throws(ExtractError) -> Bool {
    let reader = try opened()
    while try reader.advance(&row) {
      if row.number <= table.headerRows || row.isBlank { continue }
      if let fault {
        leftOut.add(fault)
        continue
      }
      if !joinedCells.isEmpty { join() }
      return true
    }
    return false
  }

  /// The cell's bytes without spaces around them; empty when the column is not in the file.
  public func bytes(of column: Int) -> ArraySlice<UInt8> {
    let single = singleCells[column]
    if single >= 0 { return trimmed(single) }
    return switch layout.places[column] {
    case .nowhere, .options(nil, _): []
    case .cell(let cell), .options(.some(let cell), _): trimmed(cell)
    case .joined: joined[column, default: []][...]
    }
  }

  /// Lends the cell's bytes, as ``bytes(of:)`` gives them, without anybody counting who holds them.
  package func withText<R>(of column: Int, _ body: (Span<UInt8>) -> R) -> R {
    let single = singleCells[column]
    if single >= 0 { return body(row.bytes.span.extracting(row.trimmed(single))) }
    return body(bytes(of: column).span)
  }

  /// Whether the cell has any text.
  public func isEmpty(_ column: Int) -> Bool {
    let single = singleCells[column]
    return single >= 0 ? row.trimmed(single).isEmpty : bytes(of: column).isEmpty
  }

  /// The cell read by its column's kind.
  public func answer(in column: Int) -> RawAnswer {
    let single = singleCells[column]
    if single >= 0 { return read(single, as: column) }
    switch layout.places[column] {
    case .nowhere: return .empty
    case .cell(let cell): return read(cell, as: column)
    case .joined:
      let text = joined[column, default: []]
      return readings[column].answer(in: text.span)
    case .options(let summary, let cells): return options(summary, cells, of: column)
    }
  }

  /// The cell's text without spaces around it, when it is short and stands in one cell of its own.
  package func shortText(of column: Int) -> ShortText? {
    let single = singleCells[column]
    guard single >= 0, !row.cells[single].isUncalculated else { return nil }
    return ShortText(row.bytes.span, row.trimmed(single))
  }

  /// What orders submissions of one participant, to compare byte by byte; empty when the source has no such column.
  public var newest: ArraySlice<UInt8> { layout.newest.map(trimmed) ?? [] }

  public func problem(_ fault: RowProblem.Fault, column: String?) -> RowProblem {
    RowProblem(fault, file: file, row: number, column: column)
  }

  private mutating func opened() throws(ExtractError) -> any RowSource {
    if let reader { return reader }
    let opened = try table.origin.open(file: file, dates: table.dateCells, width: layout.cellCount)
    reader = opened
    return opened
  }

  private var fault: RowProblem? {
    if let stray = row.strayQuote { return problem(.strayQuote, column: "\(stray + 1)") }
    let count = row.cells.count
    if count == cellCount { return nil }
    if count < cellCount { return problem(.tooFewCells, column: "\(count + 1)") }
    // Separators that a spreadsheet left at the end of a row say nothing.
    if (cellCount..<count).contains(where: { !row.trimmed($0).isEmpty }) {
      return problem(.tooManyCells, column: "\(cellCount + 1)")
    }
    return nil
  }

  private func read(_ cell: Int, as column: Int) -> RawAnswer {
    let text = row.trimmed(cell)
    if text.isEmpty { return row.cells[cell].isUncalculated ? .faulty(.notCalculated) : .empty }
    return readings[column].answer(in: row.bytes.span.extracting(text))
  }

  private func trimmed(_ cell: Int) -> ArraySlice<UInt8> { row.bytes[row.trimmed(cell)] }

  private mutating func join() {
    for (column, cells) in joinedCells {
      joined[column] = Array(cells.map(trimmed).filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: " ")]))
    }
  }
}

// MARK: One cell per option

extension RawRows {
  private func options(_ summary: Int?, _ cells: [HeaderLayout.OptionCell], of column: Int) -> RawAnswer {
    let chosen = marked(cells)
    guard let summary else { return chosen }
    let named = read(summary, as: column)
    switch (chosen, named) {
    // Nothing is marked: without any mark at all the question was left out of the option cells.
    case (.empty, _) where cells.allSatisfy({ row.trimmed($0.cell).isEmpty }): return named
    // A summary in another language or older wording of a label: the option cells say it all.
    case (.faulty, _), (.choices, .faulty), (.declined, .faulty): return chosen
    default: return chosen == named ? chosen : .faulty(.contradictoryOptions)
    }
  }

  /// One cell per option: `1` or `True` when chosen, `0`, `False` or nothing when not.
  private func marked(_ cells: [HeaderLayout.OptionCell]) -> RawAnswer {
    var bits: UInt32 = 0
    var isDeclined = false
    for option in cells {
      guard let isChosen = mark(row.trimmed(option.cell)) else { return .faulty(.notInCodeList) }
      if !isChosen { continue }
      if let index = option.option { bits |= 1 << UInt32(index) } else { isDeclined = true }
    }
    return isDeclined ? .declined : bits == 0 ? .empty : .choices(bits)
  }

  private func mark(_ cell: Range<Int>) -> Bool? {
    if cell.isEmpty { return false }
    if cell.count == 1 {
      let byte = row.bytes[cell.lowerBound]
      return byte == UInt8(ascii: "1") ? true : byte == UInt8(ascii: "0") ? false : nil
    }
    let text = row.bytes[cell].map { $0 | 0x20 }
    return text.elementsEqual("true".utf8) ? true : text.elementsEqual("false".utf8) ? false : nil
  }
}

extension RawTable {
  /// Cells of date columns.
  fileprivate var dateCells: Set<Int> {
    var cells = Set(layout.newest.map { [$0] } ?? [])
    for (column, place) in zip(source.columns, layout.places) where column.kind == .date {
      if case .cell(let cell) = place { cells.insert(cell) }
    }
    return cells
  }
}
