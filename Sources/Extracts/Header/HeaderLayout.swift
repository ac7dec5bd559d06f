import Programme

/// Which cell of a row holds which declared column (`CSVReading`, "Columns").
struct HeaderLayout: Sendable {
  enum Place: Sendable, Equatable {
    case nowhere
    case cell(Int)
    /// A text that several cells make up, such as given name and surname.
    case joined([Int])
    /// A select-multiple question: one cell per option, and perhaps one cell that names all chosen ones.
    case options(summary: Int?, cells: [OptionCell])
  }

  struct OptionCell: Sendable, Equatable {
    /// Position in the column's code list; `nil` is the option by which people decline.
    let option: Int?
    let cell: Int
  }

  /// A column of the export: where it stands, and its name there.
  struct Named: Sendable, Equatable {
    let cell: Int
    let name: String
  }

  /// In the order of ``Source/columns``.
  private(set) var places: [Place]
  /// The cell that orders submissions, when the source names one.
  private(set) var newest: Int?
  let cellCount: Int
  /// Columns that nothing declares.
  private(set) var unlisted: [Named] = []
  /// Columns about the device and the person who holds it: never read.
  private(set) var device: [Named] = []
  /// Columns that the hub's mapping leaves out.
  private(set) var leftOut: [Named] = []
  private(set) var repeated: (name: String, cells: [Int])?

  init(of header: [String], for source: Source, mapping: SourceMapping = SourceMapping()) {
    places = Array(repeating: .nowhere, count: source.columns.count)
    cellCount = header.count
    let names = HeaderNames(source)
    for (cell, name) in header.enumerated() {
      if newest == nil, let wanted = source.newestBy,
        mapping.columns[name] == wanted || HeaderNames.endings(of: name).contains(where: { $0 == wanted })
      {
        newest = cell
      }
      switch names.meaning(of: name, mapping: mapping) {
      case .column(let column): place(column, at: cell, named: source.columns[column].name)
      case .option(let column, let option): add(OptionCell(option: option, cell: cell), to: column)
      case .ignored: break
      case .device: device.append(Named(cell: cell, name: name))
      case .leftOut: leftOut.append(Named(cell: cell, name: name))
      case nil: unlisted.append(Named(cell: cell, name: name))
      }
    }
    for (column, parts) in mapping.joined { join(parts, to: column, header, source) }
  }

  /// Per column the one cell that it stands in; −1 for those that are nowhere or in several.
  var singleCells: [Int] {
    places.map { if case .cell(let cell) = $0 { cell } else { -1 } }
  }

  /// Columns that several cells make up.
  var joined: [(column: Int, cells: [Int])] {
    places.enumerated().compactMap { column, place in
      if case .joined(let cells) = place { (column, cells) } else { nil }
    }
  }

  /// How many cells of the header are known by name.
  var knownCount: Int { cellCount - unlisted.count }
  var isUnknown: Bool { places.allSatisfy { $0 == .nowhere } }

  private mutating func place(_ column: Int, at cell: Int, named name: String) {
    switch places[column] {
    case .nowhere: places[column] = .cell(cell)
    case .options(nil, let cells): places[column] = .options(summary: cell, cells: cells)
    case .cell(let first), .options(.some(let first), _): repeated = repeated ?? (name, [first + 1, cell + 1])
    case .joined: break
    }
  }

  private mutating func add(_ option: OptionCell, to column: Int) {
    switch places[column] {
    case .nowhere, .joined: places[column] = .options(summary: nil, cells: [option])
    case .cell(let summary): places[column] = .options(summary: summary, cells: [option])
    case .options(let summary, let cells): places[column] = .options(summary: summary, cells: cells + [option])
    }
  }

  private mutating func join(_ parts: [String], to name: String, _ header: [String], _ source: Source) {
    guard let column = source.columns.firstIndex(where: { $0.name == name && $0.kind == .text }),
      places[column] == .nowhere
    else { return }
    let cells = parts.compactMap { header.firstIndex(of: $0) }
    guard cells.count == parts.count else { return }
    places[column] = .joined(cells)
    unlisted.removeAll { cells.contains($0.cell) }
  }
}
