/// Cuts a CSV file into rows of cells (`CSVReading`), without copying them.
///
/// Cells may be quoted; a quoted cell may hold separators, line ends and doubled quotes. Rows end with LF, CR LF or CR.
struct CSVScanner {
  /// Where a cell stands in the file, without its outer quotes.
  struct Cell {
    var start: Int
    var end: Int
    var hasDoubledQuotes: Bool
  }

  private enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
  }

  let bytes: [UInt8]
  let separator: UInt8
  private(set) var position: Int
  /// Cells of the current row.
  private(set) var cells: [Cell] = []
  /// Cell (from 0) with text behind its closing quote, if the current row has one.
  private(set) var strayQuote: Int?

  init(bytes: [UInt8], dialect: CSVDialect) {
    self.bytes = bytes
    separator = dialect.separator
    position = dialect.start
  }

  /// A row without any cell text: what an empty line gives.
  var isBlank: Bool { cells.count == 1 && cells[0].start == cells[0].end }

  /// Moves to the next row.
  ///
  /// - Returns: `false` at the end of the file.
  /// - Throws: ``UnclosedQuote`` when the file ends within quotes.
  mutating func advance() throws(UnclosedQuote) -> Bool {
    let file = bytes  // its own reference, so that the row can change while the span is lent
    let all = file.span
    guard position < all.count else { return false }
    cells.removeAll(keepingCapacity: true)
    strayQuote = nil
    var at = position
    while true {
      if at < all.count, all[at] == Byte.quote {
        at = try quotedCell(in: all, from: at)
      } else {
        let start = at
        while at < all.count, !endsCell(all[at]) { at += 1 }
        cells.append(Cell(start: start, end: at, hasDoubledQuotes: false))
      }
      guard at < all.count, all[at] == separator else { break }
      at += 1
    }
    position = afterLineEnd(in: all, at: at)
    return true
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  private func afterLineEnd(in all: Span<UInt8>, at: Int) -> Int {
    guard at < all.count else { return at }
    let isPair = all[at] == Byte.carriageReturn && at + 1 < all.count && all[at + 1] == Byte.lineFeed
    return at + (isPair ? 2 : 1)
  }

  /// Reads the cell whose opening quote is at `opening`; gives the position behind it.
  private mutating func quotedCell(in all: Span<UInt8>, from opening: Int) throws(UnclosedQuote) -> Int {
    var cell = Cell(start: opening + 1, end: opening + 1, hasDoubledQuotes: false)
    var at = cell.start
    while true {
      guard at < all.count else { throw UnclosedQuote() }
      if all[at] == Byte.quote {
        guard at + 1 < all.count, all[at + 1] == Byte.quote else { break }
        cell.hasDoubledQuotes = true
        at += 1
      }
      at += 1
    }
    cell.end = at
    at += 1
    if at < all.count, !endsCell(all[at]) {
      strayQuote = strayQuote ?? cells.count
      while at < all.count, !endsCell(all[at]) { at += 1 }
    }
    cells.append(cell)
    return at
  }
}

/// The file ends within quotes: it was cut, or a quote is missing.
struct UnclosedQuote: Error {}
