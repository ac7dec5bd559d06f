/// Cuts a CSV file into rows of cells (`CSVReading`), a piece of the file at a time.
///
/// Cells may be quoted; a quoted cell may hold separators, line ends and doubled quotes. Rows end with LF, CR LF or CR.
final class CSVReader: RowSource {
  /// Bytes of the file that are held; one row must fit into a piece.
  static let pieceLength = 1 << 19
  /// Longest row, in bytes: a hundred thousand columns fit, a file whose quotes went wrong does not.
  static let longestRow = 4 << 20

  private let text: TextReader
  private let file: String
  private let separator: UInt8
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  /// Bytes of the text that are no longer held.
  private var passed = 0

  init(_ text: TextReader, separator: UInt8, file: String) {
    self.text = text
    self.separator = separator
    self.file = file
  }

  /// - Throws: ``ExtractError/openQuote(file:row:)``, ``ExtractError/rowTooLong(file:row:)``.
  func advance(_ row: inout RowCells) throws(ExtractError) -> Bool {
    while true {
      row.strayQuote = nil
      if position < filled {
        switch cut(&row) {
        case .row(let end, let stray, let hasDoubledQuotes):
          position = end
          row.number += 1
          row.strayQuote = stray
          if hasDoubledQuotes { CSVRow.undouble(&row) }
          return true
        case .moreCells:
          row.cells += Array(repeating: RowCells.Cell(start: 0, end: 0), count: max(64, row.cells.count))
          continue
        case .openQuote: throw .openQuote(file: file, row: row.number + 1)
        case .unfinished: break
        }
      } else if isAtEnd {
        row.cells.removeAll(keepingCapacity: true)
        return false
      }
      try readOn(&row)
    }
  }

  /// Cuts the next row into the room of the row before, which nearly always has as many cells.
  private func cut(_ row: inout RowCells) -> CSVRow.Cut {
    // Out of the row while the row's bytes are lent.
    var cells: [RowCells.Cell] = []
    swap(&cells, &row.cells)
    var room = cells.mutableSpan
    var count = 0
    let cut = CSVRow.cut(
      row.bytes.span, from: position, to: filled, isLast: isAtEnd, separator: separator, into: &room, &count)
    if case .row = cut { cells.removeLast(cells.count - count) }
    swap(&cells, &row.cells)
    return cut
  }

  /// Bytes of the text up to the end of the current row.
  var consumed: Int { passed + position }

  func placeInPiece(ofByte offset: Int) -> Int { offset - passed }

  /// Moves what is left to the front and reads the next piece behind it.
  private func readOn(_ row: inout RowCells) throws(ExtractError) {
    let left = filled - position
    if left > Self.longestRow { throw .rowTooLong(file: file, row: row.number + 1) }
    if position > 0 { row.bytes.moveToFront(position..<filled) }
    passed += position
    let needed = left + Self.pieceLength
    if row.bytes.count < needed { row.bytes += [UInt8](repeating: 0, count: needed - row.bytes.count) }
    (position, filled) = (0, left)
    do {
      let read = try text.fill(&row.bytes, from: left)
      filled += read
      isAtEnd = read == 0
    } catch let error as ExtractError {
      throw error
    } catch {
      throw .notUTF8(file: file, row: row.number + 1, cell: 1)
    }
  }
}

/// How one row is cut.
enum CSVRow {
  enum Cut {
    /// The next row begins at `end`.
    case row(end: Int, strayQuote: Int?, hasDoubledQuotes: Bool)
    /// The bytes end before the row does.
    case unfinished
    case openQuote
    /// The row has more cells than there is room for.
    case moreCells
  }

  private enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
  }

  /// - Parameters:
  ///   - isLast: Whether the file ends at `end`.
  ///   - cells: Room for the row's cells; `count` of them are written.
  static func cut(
    _ all: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, separator: UInt8,
    into cells: inout MutableSpan<RowCells.Cell>, _ count: inout Int
  ) -> Cut {
    let all = all.extracting(0..<end)
    var at = start
    var stray: Int?
    var isDoubled = false
    while true {
      while let end = plainQuotedCell(all, at: at, separator) {
        guard count < cells.count else { return .moreCells }
        cells[count] = RowCells.Cell(start: at + 1, end: end)
        count += 1
        at = end + 2
      }
      if at < all.count, all[at] == Byte.quote {
        var cell = RowCells.Cell(start: at + 1, end: at + 1)
        guard let closing = closingQuote(all, of: &cell) else { return isLast ? .openQuote : .unfinished }
        cell.end = closing
        isDoubled = isDoubled || cell.hasDoubledQuotes
        at = closing + 1
        if at < all.count, !endsCell(all[at], separator) {
          stray = stray ?? count
          while at < all.count, !endsCell(all[at], separator) { at += 1 }
        }
        guard count < cells.count else { return .moreCells }
        cells[count] = cell
        count += 1
      } else {
        let start = at
        while at < all.count, !endsCell(all[at], separator) { at += 1 }
        guard count < cells.count else { return .moreCells }
        cells[count] = RowCells.Cell(start: start, end: at)
        count += 1
      }
      guard at < all.count else {
        return isLast ? .row(end: at, strayQuote: stray, hasDoubledQuotes: isDoubled) : .unfinished
      }
      guard all[at] == separator else { break }
      at += 1
    }
    guard all[at] == Byte.carriageReturn else {
      return .row(end: at + 1, strayQuote: stray, hasDoubledQuotes: isDoubled)
    }
    guard at + 1 < all.count else {
      return isLast ? .row(end: at + 1, strayQuote: stray, hasDoubledQuotes: isDoubled) : .unfinished
    }
    return .row(end: at + (all[at + 1] == Byte.lineFeed ? 2 : 1), strayQuote: stray, hasDoubledQuotes: isDoubled)
  }

  private static func endsCell(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// Where a quoted cell ends that another quoted one follows, as nearly all do in exports that quote; `nil` for any
  /// other.
  private static func plainQuotedCell(_ all: Span<UInt8>, at start: Int, _ separator: UInt8) -> Int? {
    guard start < all.count, all[start] == Byte.quote else { return nil }
    let end = nextQuote(all, from: start + 1)
    guard end + 2 < all.count, all[end + 1] == separator, all[end + 2] == Byte.quote else { return nil }
    return end
  }

  /// Where the quoted cell ends; `nil` when its closing quote, or the byte that would double it, is not there yet.
  private static func closingQuote(_ all: Span<UInt8>, of cell: inout RowCells.Cell) -> Int? {
    var at = cell.start
    while true {
      at = nextQuote(all, from: at)
      if at == all.count { return nil }
      guard at + 1 < all.count, all[at + 1] == Byte.quote else { return at }
      cell.hasDoubledQuotes = true
      at += 2
    }
  }

  /// Where the next quote is, or the end: eight bytes at a time.
  private static func nextQuote(_ all: Span<UInt8>, from start: Int) -> Int {
    let each: UInt64 = 0x0101_0101_0101_0101
    var at = start
    while at + 8 <= all.count {
      // A byte that is a quote becomes zero, and of all bytes up to the first zero only that one keeps its top bit.
      let word = all.word(at: at) ^ each &* UInt64(Byte.quote)
      let zeros = (word &- each) & ~word & each << 7
      if zeros != 0 { return at + zeros.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < all.count, all[at] != Byte.quote { at += 1 }
    return min(at, all.count)
  }

  /// Makes doubled quotes single, in place.
  static func undouble(_ row: inout RowCells) {
    for index in row.cells.indices where row.cells[index].hasDoubledQuotes {
      let cell = row.cells[index]
      var end = cell.start
      var isSecond = false
      for at in cell.start..<cell.end {
        let byte = row.bytes[at]
        isSecond = byte == Byte.quote && !isSecond
        if byte == Byte.quote, !isSecond { continue }
        row.bytes[end] = byte
        end += 1
      }
      row.cells[index].end = end
      row.cells[index].hasDoubledQuotes = false
    }
  }
}
