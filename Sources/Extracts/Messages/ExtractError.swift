/// Why an extract cannot be read at all. Nothing has left the hub.
public enum ExtractError: Error, Equatable, Sendable {
  case noFolder(String)
  case missingFile(source: String, folder: String)
  case severalFiles(source: String, folder: String, files: [String])
  case unreadable(file: String)
  case empty(file: String)
  /// The column is named when the header is sound and declares it.
  case notUTF8(file: String, row: Int, cell: Int, column: String? = nil)
  case zeroByte(file: String, row: Int, cell: Int, column: String? = nil)
  case openQuote(file: String, row: Int)
  /// Longer than any row of a table: quotes went wrong, or it is no table.
  case rowTooLong(file: String, row: Int)
  /// Somebody wrote to the file while it was read.
  case changed(file: String)
  case workbook(file: String, WorkbookFault)
  case database(file: String, DatabaseFault)
  case badMapping(file: String)
  case headerUnknown(file: String, source: String)
  case missingColumns(file: String, names: [String])
  case repeatedColumn(file: String, name: String, cells: [Int])
  /// The name is given only when the header is certainly a header, so that a file without one shows no participant.
  case undeclaredColumns(file: String, cells: [Int], names: [String])
  case forbiddenColumn(file: String, name: String, cell: Int)
}

/// Why a spreadsheet file cannot be read.
public enum WorkbookFault: String, Equatable, Sendable {
  case damaged
  case encrypted
  /// It says, or it turns out, to hold more than a table of people can.
  case tooLarge
  case noVisibleSheet
  /// `.xls`, the format before 2007.
  case oldFormat
}

/// Why a case database cannot be read.
public enum DatabaseFault: String, Equatable, Sendable {
  case damaged
  /// The query is wrong, or wants to change something.
  case query
  case locked
  case valueTooLong
}
