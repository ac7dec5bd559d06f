/// The cells of one row, whatever file it came from.
struct RowCells: Withheld {
  /// Where a cell's text stands in ``bytes``.
  struct Cell {
    var start: Int
    var end: Int
    /// A quote is written twice in it (while a CSV row is being read).
    var hasDoubledQuotes = false
    /// A formula whose result nobody has calculated.
    var isUncalculated = false
  }

  /// UTF-8; for a CSV file the piece of it that is being read.
  var bytes: [UInt8] = []
  var cells: [Cell] = []
  /// As a spreadsheet counts, from 1; a line break inside quotes starts no row.
  var number = 0
  /// Cell (from 0) with text behind its closing quote, if the row has one.
  var strayQuote: Int?

  /// A row without any cell text: what an empty line gives.
  var isBlank: Bool { cells.count <= 1 && cells.allSatisfy { $0.start == $0.end && !$0.isUncalculated } }

  /// A cell's text as it stands.
  func text(of cell: Int) -> ArraySlice<UInt8> { bytes[cells[cell].start..<cells[cell].end] }

  /// A cell's text without spaces and tabs around it.
  func trimmed(_ cell: Int) -> Range<Int> {
    var (start, end) = (cells[cell].start, cells[cell].end)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while start < end, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return start..<end
  }
}

/// Gives the rows of an export one by one.
protocol RowSource: AnyObject {
  /// Replaces the row by the next one.
  ///
  /// - Returns: `false` at the end of the file.
  func advance(_ row: inout RowCells) throws(ExtractError) -> Bool
}
