public import Programme

/// One source's export: checked text with a header that fits, and rows that are read one by one.
public struct RawTable: Withheld, Sendable {
  public let source: Source
  /// Name of the file, without its folder.
  public let file: String
  public let notes: [ExtractNote]
  let bytes: [UInt8]
  let dialect: CSVDialect
  let layout: HeaderLayout
  let readings: [CellReading]

  /// Checks text and header of an export; rows are read later.
  ///
  /// - Parameters:
  ///   - needed: Declared columns without which the source cannot be coded.
  /// - Throws: ``ExtractError`` when the file is not UTF-8, holds a zero byte, or its header does not fit the source.
  public init(file: String, bytes: [UInt8], source: Source, needed: Set<String>) throws(ExtractError) {
    try Self.checkText(bytes, of: file, source)
    dialect = CSVDialect(of: bytes)
    let header = try Self.header(of: bytes, dialect: dialect, file: file)
    layout = HeaderLayout(of: header, for: source)
    notes = try layout.check(file: file, source: source, needed: needed)
    readings = source.columns.map { CellReading($0.kind) }
    self.source = source
    self.file = file
    self.bytes = bytes
  }

  public func rows() -> RawRows { RawRows(of: self) }

  /// Position of a declared column in ``Source/columns``.
  public func column(_ name: String) -> Int? { source.columns.firstIndex { $0.name == name } }

  static func header(of bytes: [UInt8], dialect: CSVDialect, file: String) throws(ExtractError) -> [String] {
    var scanner = CSVScanner(bytes: bytes, dialect: dialect)
    do {
      guard try scanner.advance(), !scanner.isBlank else { throw ExtractError.empty(file: file) }
    } catch let error as ExtractError {
      throw error
    } catch {
      throw .openQuote(file: file, row: 1)
    }
    return scanner.cells.map { String(decoding: scanner.text(of: $0), as: UTF8.self) }
  }

  private static func checkText(_ bytes: [UInt8], of file: String, _ source: Source) throws(ExtractError) {
    if bytes.isEmpty { throw .empty(file: file) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let (row, cell) = place(of: error.byteOffsets.lowerBound, in: bytes)
      throw .notUTF8(file: file, row: row, cell: cell, column: Self.name(of: cell, row, bytes, source))
    }
    if let zero = bytes.firstIndex(of: 0) {
      let (row, cell) = place(of: zero, in: bytes)
      throw .zeroByte(file: file, row: row, cell: cell, column: Self.name(of: cell, row, bytes, source))
    }
  }

  /// The declared column that a cell below the header belongs to; `nil` when the header does not say.
  private static func name(of cell: Int, _ row: Int, _ bytes: [UInt8], _ source: Source) -> String? {
    guard row > 1, let header = try? header(of: bytes, dialect: CSVDialect(of: bytes), file: "") else { return nil }
    let places = HeaderLayout(of: header, for: source).places
    return places.firstIndex(of: .cell(cell - 1)).map { source.columns[$0].name }
  }

  /// Row and cell, both from 1, that hold a byte of the file.
  private static func place(of offset: Int, in bytes: [UInt8]) -> (row: Int, cell: Int) {
    var scanner = CSVScanner(bytes: bytes, dialect: CSVDialect(of: bytes))
    var row = 0
    while (try? scanner.advance()) == true {
      row += 1
      if scanner.position > offset { return (row, scanner.cells.count { $0.start <= offset }) }
    }
    return (row + 1, 1)
  }
}

extension HeaderLayout {
  func check(file: String, source: Source, needed: Set<String>) throws(ExtractError) -> [ExtractNote] {
    if places.allSatisfy({ $0 == .nowhere }) { throw .headerUnknown(file: file, source: source.name) }
    if let repeated { throw .repeatedColumn(file: file, name: repeated.name, cells: repeated.cells) }
    for (place, column) in zip(places, source.columns) where column.isForbidden && place != .nowhere {
      throw .forbiddenColumn(file: file, name: column.name, cell: place.firstCell + 1)
    }
    let absent = zip(places, source.columns).filter { $0 == .nowhere && !$1.isForbidden }.map(\.1.name)
    var missing = absent.filter(needed.contains)
    if let wanted = source.newestBy, newest == nil, !missing.contains(wanted) { missing.append(wanted) }
    if !missing.isEmpty { throw .missingColumns(file: file, names: missing) }
    let names = unlisted.map { $0.name.isEmpty ? "(without a name)" : $0.name }
    if source.unlistedStops, !unlisted.isEmpty {
      throw .undeclaredColumns(file: file, cells: unlisted.map { $0.cell + 1 }, names: names)
    }
    return (names.isEmpty ? [] : [.dropped(file: file, names: names)])
      + (absent.isEmpty ? [] : [.absent(file: file, names: absent)])
  }
}

extension HeaderLayout.Place {
  fileprivate var firstCell: Int {
    switch self {
    case .nowhere: 0
    case .cell(let cell): cell
    case .options(let summary, let cells): summary ?? cells.first?.cell ?? 0
    }
  }
}

extension CSVScanner {
  /// A cell's text with its doubled quotes made single.
  func text(of cell: Cell) -> ArraySlice<UInt8> {
    let raw = bytes[cell.start..<cell.end]
    guard cell.hasDoubledQuotes else { return raw }
    var text: [UInt8] = []
    var isSecond = false
    for byte in raw {
      if byte == UInt8(ascii: "\""), isSecond {
        isSecond = false
        continue
      }
      isSecond = byte == UInt8(ascii: "\"")
      text.append(byte)
    }
    return text[...]
  }
}
