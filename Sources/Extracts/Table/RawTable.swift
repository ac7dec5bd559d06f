public import Programme

/// One export of a source: checked text with a header that fits, and rows that are read one by one.
public struct RawTable: Withheld, Sendable {
  public let source: Source
  /// Name of the file, without its folder; with the sheet where a workbook has several.
  public let file: String
  public let notes: [ExtractNote]
  let origin: TableOrigin
  let layout: HeaderLayout
  let readings: [CellReading]
  /// Rows down to the header.
  let headerRows: Int

  /// Checks text and header of an export in memory; rows are read later.
  ///
  /// - Parameter needed: Declared columns without which the source cannot be coded.
  /// - Throws: ``ExtractError`` when it is no table, or its header does not fit the source.
  public init(file: String, bytes: [UInt8], source: Source, needed: Set<String>) throws(ExtractError) {
    let export = try OpenedExport(.memory(bytes), path: nil, file: file, encoding: nil, source: source)
    self = try export.table(of: source, mapping: SourceMapping(), needed: needed)
  }

  init(
    file: String, origin: TableOrigin, header: TableHeader, source: Source, mapping: SourceMapping, needed: Set<String>
  ) throws(ExtractError) {
    layout = HeaderLayout(of: header.names, for: source, mapping: mapping)
    notes = try layout.check(file: file, source: source, needed: needed, isSound: header.isSound)
    readings = source.columns.map { CellReading($0.kind) }
    headerRows = header.rows
    self.source = source
    self.file = file
    self.origin = origin
  }

  public func rows() -> RawRows { RawRows(of: self) }

  /// Position of a declared column in ``Source/columns``.
  public func column(_ name: String) -> Int? { source.columns.firstIndex { $0.name == name } }
}

/// The names at the head of a table.
struct TableHeader: Sendable {
  let names: [String]
  /// Rows down to the names, from 1; more where a spreadsheet has a title or merged headings above them.
  let rows: Int
  /// Whether the row below has as many cells: a damaged header may have run into it.
  let isSound: Bool
}
