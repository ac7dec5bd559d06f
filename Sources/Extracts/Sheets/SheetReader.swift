/// Gives the rows of a sheet: what its cells show, as text.
///
/// A formula counts as its last calculated result. A number in a date style is a date. Hidden rows and columns count:
/// a filter that somebody left on must not lose people.
final class SheetReader: RowSource {
  /// The last column of a spreadsheet, XFD.
  private static let mostColumns = 16_384
  /// Merged blocks that are remembered, for the header.
  private static let mostMerged = 10_000

  private let workbook: Workbook
  private let file: String
  private let dates: Set<Int>
  private let width: Int
  private let xml: XMLReader
  private var lastRow = 0
  private var isAtEnd = false
  /// Cells that hold one text of several columns; known only behind the rows.
  private(set) var merged: [MergedCells] = []

  /// - Parameters:
  ///   - dates: Columns that hold dates, whatever their cells look like.
  ///   - width: Cells that every row has at least; a sheet leaves the empty ones at the end out.
  init(
    _ workbook: Workbook, _ sheet: Workbook.Sheet, file: String, dates: Set<Int>, width: Int
  ) throws(ExtractError) {
    self.workbook = workbook
    self.file = file
    self.dates = dates
    self.width = width
    let reader = try workbook.bytes.open(name: file)
    do throws(WorkbookFault.Thrown) {
      xml = XMLReader(try ZipStream(sheet.entry, of: workbook.archive, in: reader))
    } catch {
      throw .workbook(file: file, error.fault)
    }
  }

  func advance(_ row: inout RowCells) throws(ExtractError) -> Bool {
    do throws(WorkbookFault.Thrown) {
      while !isAtEnd {
        switch try xml.next() {
        case .start where xml.name == XMLName.row:
          try readRow(&row)
          guard row.cells.contains(where: { $0.start < $0.end || $0.isUncalculated }) else { continue }
          let end = row.bytes.count
          while row.cells.count < width { row.cells.append(RowCells.Cell(start: end, end: end)) }
          return true
        case .start where xml.name == XMLName.mergedCell:
          guard let cells = xml.attribute(XMLName.ref).flatMap(MergedCells.init), merged.count < Self.mostMerged else {
            continue
          }
          merged.append(cells)
        case .finish: isAtEnd = true
        default: break
        }
      }
      return false
    } catch {
      throw .workbook(file: file, error.fault)
    }
  }

  private func readRow(_ row: inout RowCells) throws(WorkbookFault.Thrown) {
    row.bytes.removeAll(keepingCapacity: true)
    row.cells.removeAll(keepingCapacity: true)
    // Rows and cells may leave their places out; then they follow the one before.
    let given = xml.attribute(XMLName.reference).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard given.map({ $0 > lastRow && $0 <= 1 << 20 }) ?? true else { throw .init(.damaged) }
    lastRow = given ?? lastRow + 1
    row.number = lastRow
    var isOpen = true
    while isOpen {
      switch try xml.next() {
      case .start where xml.name == XMLName.cell: try readCell(&row)
      case .start: try xml.skipElement()
      case .end: isOpen = false
      case .text: break
      case .finish: throw .init(.damaged)
      }
    }
  }

  private func readCell(_ row: inout RowCells) throws(WorkbookFault.Thrown) {
    let place = xml.attribute(XMLName.reference).flatMap(CellPlace.init)?.column ?? row.cells.count
    guard place >= row.cells.count, place < Self.mostColumns else { throw .init(.damaged) }
    let end = row.bytes.count
    while row.cells.count < place { row.cells.append(RowCells.Cell(start: end, end: end)) }
    let type = xml.attribute(XMLName.type) ?? []
    let style = xml.attribute(XMLName.style).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    let found = try readContent(limit: CSVReader.longestRow)
    let text = try shown(found.value, type: type, style: style, cell: place)
    guard (try? UTF8Span(validating: text.span)) != nil, !text.contains(0) else { throw .init(.damaged) }
    row.bytes += text
    guard row.bytes.count <= CSVReader.longestRow else { throw .init(.tooLarge) }
    row.cells.append(
      RowCells.Cell(start: end, end: row.bytes.count, isUncalculated: found.hasFormula && !found.hasValue))
  }

  private struct Content {
    var value: [UInt8] = []
    var hasFormula = false
    var hasValue = false
  }

  /// Reads the cell that has just begun, to its end.
  private func readContent(limit: Int) throws(WorkbookFault.Thrown) -> Content {
    var content = Content()
    var isValue = false
    while true {
      switch try xml.next() {
      case .start where xml.name == XMLName.inline: try SheetText.read(xml, into: &content.value, atMost: limit)
      case .start where xml.name == XMLName.value:
        isValue = true
        content.hasValue = true
      case .start:
        content.hasFormula = content.hasFormula || xml.name == XMLName.formula
        try xml.skipElement()
      case .end where isValue: isValue = false
      case .end: return content
      case .text:
        if isValue { content.value += xml.text }
        guard content.value.count <= limit else { throw .init(.tooLarge) }
      case .finish: throw .init(.damaged)
      }
    }
  }

  /// What the cell shows, written as other exports write it.
  private func shown(_ value: [UInt8], type: [UInt8], style: Int, cell: Int) throws(WorkbookFault.Thrown) -> [UInt8] {
    switch String(decoding: type, as: UTF8.self) {
    case "s":
      if value.isEmpty { return [] }
      guard let number = Int(String(decoding: value, as: UTF8.self)), let text = workbook.texts[number] else {
        throw .init(.damaged)
      }
      return Array(text)
    case "", "n":
      guard let number = Double(String(decoding: value, as: UTF8.self)) else { return value }
      if dates.contains(cell) || workbook.styles.showsDate(style),
        let date = SerialDate.text(number, from1904: workbook.countsFrom1904)
      {
        return date
      }
      // Whole numbers, telephone numbers among them, may be kept as 3.5569E11.
      return number == number.rounded() && abs(number) < 0x1p53 ? Array(String(Int(number)).utf8) : value
    case "d": return value
    // Texts of formulas, inline texts, truth values as 1 and 0, errors such as #N/A.
    default: return value
    }
  }
}

/// Column and row of a cell, as `BR13` writes them; both from 0.
struct CellPlace {
  let column: Int
  let row: Int

  init?(_ text: [UInt8]) {
    let letters = text.prefix { (65...90).contains($0) }
    let digits = text[letters.count...]
    guard (1...3).contains(letters.count), let row = wholeNumber(digits.span), row > 0 else { return nil }
    column = letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    self.row = row - 1
  }
}

/// A block of cells with one text, that of the first.
struct MergedCells {
  let first: CellPlace
  let last: CellPlace

  init?(_ ref: [UInt8]) {
    let parts = ref.split(separator: UInt8(ascii: ":")).compactMap { CellPlace(Array($0)) }
    guard parts.count == 2, parts[0].column <= parts[1].column, parts[0].row <= parts[1].row else { return nil }
    (first, last) = (parts[0], parts[1])
  }
}
