/// What people read of an ``ExtractError``.
extension ExtractError {
  public var description: String {
    """
    \(what)
      where: \(place)
      do:    \(remedy)
    """
  }

  private var what: String {
    switch self {
    case .noFolder: "the export folder cannot be read"
    case .missingFile(let source, _): "there is no export of \(source)"
    case .severalFiles(let source, _, _): "more than one file looks like the export of \(source)"
    case .unreadable: "the export cannot be read"
    case .empty: "the export is empty: it has not even a header"
    case .notUTF8: "the export is not UTF-8 text"
    case .zeroByte: "the export holds a zero byte: it is damaged, or not a CSV file in UTF-8"
    case .openQuote: "the export ends within quotes: it was cut off, or a quote is missing"
    case .headerUnknown(_, let source): "the first row is not the header of \(source)"
    case .rowTooLong: "a row is longer than 4 MB: a quote is missing, or this is no table"
    case .changed: "the export was written to while it was read"
    case .workbook(_, let fault): fault.what
    case .database(_, let fault): fault.what
    case .badMapping: "the hub's mapping of columns cannot be read"
    case .missingColumns(_, let names):
      names.count == 1 ? "a declared column is missing" : "\(names.count) declared columns are missing"
    case .repeatedColumn: "a column occurs twice"
    case .undeclaredColumns(_, let cells, _):
      cells.count == 1 ? "a column is not declared" : "\(cells.count) columns are not declared"
    case .forbiddenColumn: "a column appears that the programme file forbids: nothing was read"
    }
  }

  private var place: String {
    switch self {
    case .noFolder(let folder), .missingFile(_, let folder): folder
    case .severalFiles(_, let folder, let files): "\(folder): \(files.joined(separator: ", "))"
    case .unreadable(let file), .empty(let file), .changed(let file), .workbook(let file, _), .database(let file, _),
      .badMapping(let file):
      file
    case .rowTooLong(let file, let row): "\(file), row \(row)"
    case .headerUnknown(let file, _): "\(file), row 1"
    case .notUTF8(let file, let row, let cell, let column), .zeroByte(let file, let row, let cell, let column):
      "\(file), row \(row), cell \(cell)" + (column.map { ", column \($0)" } ?? "")
    case .openQuote(let file, let row): "\(file), from row \(row) on"
    case .missingColumns(let file, let names): "\(file): \(names.joined(separator: ", "))"
    case .repeatedColumn(let file, let name, let cells):
      "\(file), column \(name), cells \(cells.map(String.init).joined(separator: " and "))"
    case .undeclaredColumns(let file, let cells, let names):
      "\(file), " + ExtractNote.list(zip(cells, names).map { "cell \($0): \($1)" })
    case .forbiddenColumn(let file, let name, let cell): "\(file), cell \(cell): \(name)"
    }
  }

  private var remedy: String {
    switch self {
    case .noFolder: "check the folder's name and that you may read it"
    case .missingFile(let source, _):
      "export the form and save it as \(source).csv; without any rows yet, a file with only the header will do"
    case .severalFiles(let source, _, _): "name the right one \(source).csv, or move the others away"
    case .unreadable: "check that the file is there and that you may read it"
    case .empty, .openQuote, .rowTooLong: "export the form again"
    case .notUTF8, .zeroByte: "export again as CSV; when a spreadsheet saves it, choose \"CSV UTF-8\""
    case .changed: "wait until the export or the synchronising is finished, then run again"
    case .workbook(_, let fault): fault.remedy
    case .database(_, let fault): fault.remedy
    case .badMapping: "run `besa-hub map` and confirm again; it writes the file anew"
    case .headerUnknown: "export again with the header row; its names must be those of the programme file"
    case .missingColumns:
      "export with all questions, from the form version that the programme file describes; if a column has another name, `besa-hub map`"
    case .repeatedColumn: "export again; remove the copy if somebody added it"
    case .undeclaredColumns:
      "say what they mean with `besa-hub map`, leave them out of the export, or ask the programme to declare them in its file"
    case .forbiddenColumn: "take the question out of the form, and the column out of the export"
    }
  }
}

extension WorkbookFault {
  fileprivate var what: String {
    switch self {
    case .damaged: "the spreadsheet file is damaged"
    case .encrypted: "the spreadsheet file is locked with a password"
    case .tooLarge: "the spreadsheet file unpacks to more than a table of people can hold: nothing was read"
    case .noVisibleSheet: "the spreadsheet file has no sheet that can be seen"
    case .oldFormat: "the spreadsheet file is in the format before 2007 (.xls)"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .damaged: "open it in the spreadsheet program, save it again as .xlsx or CSV UTF-8, and drop it here again"
    case .encrypted: "save it without a password, into a folder that only you can open"
    case .tooLarge: "export the form again as CSV; if the file came by mail, do not open it"
    case .noVisibleSheet: "show the sheet with the answers and save again"
    case .oldFormat: "open it in the spreadsheet program and save it as .xlsx or CSV UTF-8"
    }
  }
}

extension DatabaseFault {
  fileprivate var what: String {
    switch self {
    case .damaged: "the case database cannot be read: it is damaged, encrypted, or not SQLite"
    case .query: "the query of the hub's mapping does not fit the case database, or wants to change it"
    case .locked: "the case database is in use by another program"
    case .valueTooLong: "the case database holds a value of more than 4 MB"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .damaged: "let the case system make a copy or an export, and use that"
    case .query: "correct the query in mapping.json: one SELECT, whose columns have the names of the declared ones"
    case .locked: "close the case system, or let it make a copy, and run again"
    case .valueTooLong: "leave that column out of the query"
    }
  }
}
