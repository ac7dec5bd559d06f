internal import CXlsxwriter
import Disclosure
import FoundationEssentials

/// Writes a workbook with libxlsxwriter: the only file that calls it.
///
/// The library writes to a path only, so the workbook lies in a private folder until it is read back.
struct WorkbookFile {
  let workbook: Workbook

  /// - Returns: The package as the library writes it, with the clock's dates; ``ZipPackage`` takes them out.
  func bytes() throws(ReportingError) -> [UInt8] {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch { throw failure("no private folder could be made") }
    defer { try? files.removeItem(at: folder) }
    let file = folder.appending(path: "workbook.xlsx")
    try write(to: file.path)
    guard let data = try? Data(contentsOf: file) else { throw failure("it cannot be read back") }
    return Array(data)
  }

  private func write(to path: String) throws(ReportingError) {
    guard let book = unsafe workbook_new(path) else { throw failure("no memory") }
    let pens = unsafe WorkbookPens(book)
    var first = LXW_NO_ERROR
    func note(_ error: lxw_error) {
      if first == LXW_NO_ERROR { first = error }
    }
    var tables: [String] = []
    for sheet in workbook.sheets {
      // A sheet that the library does not make fails here and not at the cell that is written into it.
      guard let page = unsafe workbook_add_worksheet(book, sheet.name) else {
        note(LXW_ERROR_SHEETNAME_ALREADY_USED)
        continue
      }
      unsafe setUp(page, sheet)
      for (row, line) in ([sheet.heading] + sheet.lines).enumerated() {
        let pen = unsafe row == 0 ? pens.heading : sheet.wrapsLines ? pens.line : pens.openLine
        unsafe note(worksheet_write_string(page, UInt32(row), 0, line, pen))
      }
      if let table = sheet.table?.named(unlike: tables) {
        tables.append(table.name)
        unsafe note(write(table, from: sheet.lines.count + 1, to: page, pens))
      }
    }
    unsafe note(workbook_close(book))
    if first != LXW_NO_ERROR { throw failure(unsafe String(cString: lxw_strerror(first))) }
  }

  private func failure(_ detail: String) -> ReportingError { .workbookFailed(name: workbook.path, detail: detail) }

  /// Column widths, row heights, and a printed page that is as wide as the table.
  private func setUp(_ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet) {
    for (column, width) in sheet.widths.enumerated() {
      _ = unsafe worksheet_set_column(page, UInt16(column), UInt16(column), width, nil)
    }
    for (row, height) in sheet.heights.enumerated() {
      _ = unsafe worksheet_set_row(page, UInt32(row), height, nil)
    }
    unsafe worksheet_set_paper(page, sheet.table?.isWide ?? false ? Self.a3 : Self.a4)
    unsafe worksheet_fit_to_pages(page, 1, 0)
    if sheet.widths.reduce(0, +) > Self.portraitWidth { unsafe worksheet_set_landscape(page) }
  }

  /// Cells, then the mark-up over them: the headers are written by the mark-up itself.
  private func write(
    _ table: SheetTable, from top: Int, to page: UnsafeMutablePointer<lxw_worksheet>, _ pens: WorkbookPens
  ) -> lxw_error {
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        // A mark among texts is aligned as they are.
        let isText = cell.isNumeric && !table.isNumeric(column)
        let error = unsafe write(
          isText ? .text(cell.text) : cell, UInt32(top + 1 + row), UInt16(column), to: page, pens)
        if error != LXW_NO_ERROR { return error }
      }
    }
    return unsafe markUp(table, at: top, of: page, pens)
  }

  private func markUp(
    _ table: SheetTable, at top: Int, of page: UnsafeMutablePointer<lxw_worksheet>, _ pens: WorkbookPens
  ) -> lxw_error {
    let count = table.headers.count
    let columns = UnsafeMutablePointer<lxw_table_column>.allocate(capacity: count)
    // The library reads up to the first `nil`.
    let list = UnsafeMutablePointer<UnsafeMutablePointer<lxw_table_column>?>.allocate(capacity: count + 1)
    unsafe list[count] = nil
    for (index, header) in table.headers.enumerated() {
      let pen = unsafe table.isNumeric(index) ? pens.numberHeader : pens.header
      let column = unsafe lxw_table_column(
        header: strdup(header), formula: nil, total_string: nil, total_function: 0, header_format: pen, format: nil,
        total_value: 0)
      unsafe (columns + index).initialize(to: column)
      unsafe list[index] = columns + index
    }
    var options = unsafe lxw_table_options()
    unsafe options.name = strdup(table.name)
    unsafe options.no_autofilter = 1
    unsafe options.no_banded_rows = 1
    // Light, number 0: no style, so no background.
    unsafe options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
    unsafe options.style_type_number = 0
    unsafe options.columns = list
    defer {
      unsafe free(options.name)
      for index in 0..<count { unsafe free(columns[index].header) }
      unsafe list.deallocate()
      unsafe columns.deallocate()
    }
    return unsafe worksheet_add_table(
      page, UInt32(top), 0, UInt32(top + table.rows.count), UInt16(count - 1), &options)
  }

  private func write(
    _ cell: SheetCell, _ row: UInt32, _ column: UInt16, to page: UnsafeMutablePointer<lxw_worksheet>,
    _ pens: WorkbookPens
  ) -> lxw_error {
    switch cell {
    case .text(let text): unsafe worksheet_write_string(page, row, column, text, pens.text)
    case .mark(let mark): unsafe worksheet_write_string(page, row, column, mark, pens.mark)
    case .number(let number):
      unsafe worksheet_write_number(page, row, column, number.value, pens.number(digits: number.digits))
    case .stated(let value):
      unsafe worksheet_write_number(page, row, column, value, pens.number(digits: StatedNumber(value).digits))
    case .link(let text, let sheet):
      unsafe worksheet_write_url_opt(page, row, column, "internal:'\(sheet)'!A1", pens.link, text, nil)
    }
  }

  /// Paper 9 of the format's list.
  private static let a4: UInt8 = 9
  /// Paper 8.
  private static let a3: UInt8 = 8
  /// Characters that fit on an upright page without shrinking below reading size.
  private static let portraitWidth = 120.0
}
