import Programme

/// A file of the export folder, once it is known what it is: text, a workbook, or a database.
struct OpenedExport: Withheld {
  private enum Content {
    case text(TableOrigin.TextForm, header: TableHeader)
    case workbook(Workbook)
    case database(path: String)
  }

  let file: String
  let notes: [ExtractNote]
  private let bytes: ExportBytes
  private let content: Content

  /// Looks at the first bytes, and over all of a text.
  ///
  /// - Parameters:
  ///   - path: Of the file on disk; `nil` for bytes in memory.
  ///   - encoding: What the hub's mapping says of a text file's letters.
  ///   - source: Whose columns an error names, when the file can be of one source only.
  init(
    _ bytes: ExportBytes, path: String?, file: String, encoding: TextEncoding?, source: Source?
  ) throws(ExtractError) {
    self.file = file
    self.bytes = bytes
    let first = try bytes.open(name: file).bytes(at: 0, count: 16)
    if first.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      content = .workbook(try Workbook(bytes, file: file))
      notes = []
    } else if first.starts(with: Array("SQLite format 3".utf8)), let path {
      content = .database(path: path)
      notes = []
    } else if first.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // The container of Office before 2007; since then it holds what is encrypted. Both need saving again.
      throw .workbook(file: file, file.lowercased().hasSuffix(".xls") ? .oldFormat : .encrypted)
    } else {
      let form = try TextOpening(bytes, file: file, encoding: encoding, source: source).form
      content = .text(form, header: try TextOpening.header(bytes, form, file: file))
      notes = form.encoding.upperHalf == nil ? [] : [.encoding(file: file, name: form.encoding.rawValue)]
    }
  }

  /// The table of a source.
  ///
  /// - Parameter needed: Declared columns without which the source cannot be coded.
  /// - Throws: ``ExtractError`` when no table of the file fits.
  func table(of source: Source, mapping: SourceMapping, needed: Set<String>) throws(ExtractError) -> RawTable {
    let (origin, header, name) = try best(for: source, mapping)
    return try RawTable(
      file: name, origin: origin, header: header, source: source, mapping: mapping, needed: needed)
  }

  /// Whether some table of the file has all columns that the source needs.
  func fits(_ source: Source, mapping: SourceMapping, needed: Set<String>) -> Bool {
    guard let (_, header, _) = try? best(for: source, mapping) else { return false }
    let places = HeaderLayout(of: header.names, for: source, mapping: mapping).places
    return zip(places, source.columns).allSatisfy { $0 != .nowhere || !needed.contains($1.name) }
  }

  /// Names of the columns where the source's are, or of the first table.
  func header(for source: Source, _ mapping: SourceMapping) throws(ExtractError) -> TableHeader {
    try best(for: source, mapping).1
  }

  private func best(
    for source: Source, _ mapping: SourceMapping
  ) throws(ExtractError) -> (TableOrigin, TableHeader, name: String) {
    switch content {
    case .text(let form, let header): return (.text(bytes, form), header, file)
    case .workbook(let workbook): return try best(of: workbook, for: source, mapping)
    case .database(let path):
      let query = SQLiteQuery(path: path, text: mapping.query ?? SQLiteQuery.everything(of: source.name))
      var row = RowCells()
      _ = try QueryReader(query, file: file).advance(&row)
      let names = row.cells.indices.map { String(decoding: row.text(of: $0), as: UTF8.self) }
      return (.query(query), TableHeader(names: names, rows: 1, isSound: true), file)
    }
  }

  private func best(
    of workbook: Workbook, for source: Source, _ mapping: SourceMapping
  ) throws(ExtractError) -> (TableOrigin, TableHeader, name: String) {
    var best: (sheet: Workbook.Sheet, header: TableHeader, known: Int)?
    for sheet in workbook.sheets {
      let headers = try SheetHeaders(workbook, sheet, file: file)
      guard let found = headers.best(for: source, mapping), found.known > (best?.known ?? 0) else { continue }
      best = (sheet, found.header, found.known)
    }
    guard let best else { throw .headerUnknown(file: file, source: source.name) }
    let name = workbook.sheets.count == 1 ? file : "\(file), sheet \(best.sheet.name)"
    return (.sheet(workbook, best.sheet), best.header, name)
  }
}
