internal import CSQLite

/// Gives the rows that a query finds in a SQLite database; the first row is the names of the columns.
///
/// The database is opened for reading only, its own functions and triggers are not trusted, and nothing but a single
/// SELECT is carried out. Rows come one by one.
@safe
final class QueryReader: RowSource {
  private let file: String
  private let database: OpaquePointer
  private let statement: OpaquePointer
  private var row = 0

  /// - Throws: ``ExtractError/database(file:_:)``.
  init(_ query: SQLiteQuery, file: String) throws(ExtractError) {
    self.file = file
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    let status = unsafe sqlite3_open_v2(query.path, &opened, flags, nil)
    guard status == SQLITE_OK, let found = unsafe opened else {
      unsafe _ = sqlite3_close_v2(opened)
      throw .database(file: file, Self.fault(status))
    }
    do throws(ExtractError) {
      unsafe statement = try Self.prepare(query.text, in: found, file: file)
    } catch {
      unsafe _ = sqlite3_close_v2(found)
      throw error
    }
    unsafe database = found
  }

  deinit {
    unsafe _ = sqlite3_finalize(statement)
    unsafe _ = sqlite3_close_v2(database)
  }

  private static func prepare(
    _ query: String, in database: OpaquePointer, file: String
  ) throws(ExtractError) -> OpaquePointer {
    unsafe _ = sqlite3_busy_timeout(database, 2_000)
    unsafe _ = sqlite3_limit(database, SQLITE_LIMIT_LENGTH, Int32(CSVReader.longestRow))
    unsafe _ = sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0)
    // A view may call functions that a stranger's database defines: none with side effects.
    let setUp = unsafe sqlite3_exec(database, "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON", nil, nil, nil)
    if setUp != SQLITE_OK { throw .database(file: file, fault(setUp)) }
    unsafe _ = sqlite3_set_authorizer(
      database,
      { _, action, _, _, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE: SQLITE_OK
        default: SQLITE_DENY
        }
      }, nil)
    var statement: OpaquePointer?
    var hasMore = false
    let status = unsafe query.withCString { text in
      var rest: UnsafePointer<CChar>?
      let status = unsafe sqlite3_prepare_v2(database, text, -1, &statement, &rest)
      while let byte = unsafe rest?.pointee, byte != 0 {
        if byte > 32, byte != 59 { hasMore = true }
        unsafe rest = rest.map { unsafe $0 + 1 }
      }
      return status
    }
    guard status == SQLITE_OK, let found = unsafe statement, !hasMore, unsafe sqlite3_column_count(found) > 0,
      unsafe sqlite3_stmt_readonly(found) != 0
    else {
      unsafe _ = sqlite3_finalize(statement)
      throw .database(file: file, status == SQLITE_OK ? .query : fault(status, during: .query))
    }
    return unsafe found
  }

  func advance(_ row: inout RowCells) throws(ExtractError) -> Bool {
    row.bytes.removeAll(keepingCapacity: true)
    row.cells.removeAll(keepingCapacity: true)
    let count = unsafe sqlite3_column_count(statement)
    if self.row > 0 {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: break
      case SQLITE_DONE: return false
      case let status: throw .database(file: file, Self.fault(status))
      }
    }
    for column in 0..<count {
      let start = row.bytes.count
      if self.row == 0 {
        if let name = unsafe sqlite3_column_name(statement, column) {
          row.bytes += unsafe Array(String(cString: name).utf8)
        }
      } else {
        appendValue(column, to: &row.bytes)
      }
      row.cells.append(RowCells.Cell(start: start, end: row.bytes.count))
    }
    guard row.bytes.count <= CSVReader.longestRow else { throw .database(file: file, .valueTooLong) }
    self.row += 1
    row.number = self.row
    return true
  }

  /// As text in UTF-8, which SQLite makes of every number; what is no text is left out.
  private func appendValue(_ column: Int32, to bytes: inout [UInt8]) {
    guard unsafe sqlite3_column_type(statement, column) != SQLITE_BLOB,
      let text = unsafe sqlite3_column_text(statement, column)
    else { return }
    let length = unsafe Int(sqlite3_column_bytes(statement, column))
    let value = unsafe Array(UnsafeBufferPointer(start: text, count: length))
    if (try? UTF8Span(validating: value.span)) != nil { bytes += value }
  }

  private static func fault(_ status: Int32, during fault: DatabaseFault = .damaged) -> DatabaseFault {
    switch status & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .locked
    case SQLITE_TOOBIG: .valueTooLong
    case SQLITE_NOTADB, SQLITE_CORRUPT: .damaged
    case SQLITE_ERROR, SQLITE_AUTH: .query
    default: fault
    }
  }
}
