/// Why an extract cannot be read at all. Nothing has left the hub.
public enum ExtractError: Error, Equatable, CustomStringConvertible, Sendable {
  case noFolder(String)
  case missingFile(source: String, folder: String)
  case severalFiles(source: String, folder: String, files: [String])
  case unreadable(file: String)
  case empty(file: String)
  /// The column is named when the header is sound and declares it.
  case notUTF8(file: String, row: Int, cell: Int, column: String? = nil)
  case zeroByte(file: String, row: Int, cell: Int, column: String? = nil)
  case openQuote(file: String, row: Int)
  case headerUnknown(file: String, source: String)
  case missingColumns(file: String, names: [String])
  case repeatedColumn(file: String, name: String, cells: [Int])
  /// The name is given only when the header is certainly a header, so that a file without one shows no participant.
  case undeclaredColumns(file: String, cells: [Int], names: [String])
  case forbiddenColumn(file: String, name: String, cell: Int)

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
    case .unreadable(let file), .empty(let file): file
    case .headerUnknown(let file, _): "\(file), row 1"
    case .notUTF8(let file, let row, let cell, let column), .zeroByte(let file, let row, let cell, let column):
      "\(file), row \(row), cell \(cell)" + (column.map { ", column \($0)" } ?? "")
    case .openQuote(let file, let row): "\(file), from row \(row) on"
    case .missingColumns(let file, let names): "\(file): \(names.joined(separator: ", "))"
    case .repeatedColumn(let file, let name, let cells):
      "\(file), column \(name), cells \(cells.map(String.init).joined(separator: " and "))"
    case .undeclaredColumns(let file, let cells, let names):
      "\(file), " + zip(cells, names).map { "cell \($0): \($1)" }.joined(separator: ", ")
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
    case .empty, .openQuote: "export the form again"
    case .notUTF8, .zeroByte: "export again as CSV; when a spreadsheet saves it, choose \"CSV UTF-8\""
    case .headerUnknown: "export again with the header row; its names must be those of the programme file"
    case .missingColumns: "export with all questions, from the form version that the programme file describes"
    case .repeatedColumn: "export again; remove the copy if somebody added it"
    case .undeclaredColumns: "leave them out of the export, or ask the programme to declare them in its file"
    case .forbiddenColumn: "take the question out of the form, and the column out of the export"
    }
  }
}
