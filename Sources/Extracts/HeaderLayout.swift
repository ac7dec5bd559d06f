import Programme

/// Which cell of a row holds which declared column (`CSVReading`, "Columns").
struct HeaderLayout: Sendable {
  enum Place: Sendable, Equatable {
    case nowhere
    case cell(Int)
    /// A select-multiple question: one cell per option, and perhaps one cell that names all chosen ones.
    case options(summary: Int?, cells: [OptionCell])
  }

  struct OptionCell: Sendable, Equatable {
    /// Position in the column's code list; `nil` is the option by which people decline.
    let option: Int?
    let cell: Int
  }

  /// In the order of ``Source/columns``.
  private(set) var places: [Place]
  /// The cell that orders submissions, when the source names one.
  private(set) var newest: Int?
  let cellCount: Int
  private(set) var unlisted: [(cell: Int, name: String)] = []
  private(set) var repeated: (name: String, cells: [Int])?

  init(of header: [String], for source: Source) {
    places = Array(repeating: .nowhere, count: source.columns.count)
    cellCount = header.count
    let names = HeaderNames(source)
    for (cell, name) in header.enumerated() {
      if newest == nil, let wanted = source.newestBy, HeaderNames.endings(of: name).contains(where: { $0 == wanted }) {
        newest = cell
      }
      switch names.meaning(of: name) {
      case .column(let column): place(column, at: cell, named: source.columns[column].name)
      case .option(let column, let option): add(OptionCell(option: option, cell: cell), to: column)
      case .ignored: break
      case nil: unlisted.append((cell, name))
      }
    }
  }

  private mutating func place(_ column: Int, at cell: Int, named name: String) {
    switch places[column] {
    case .nowhere: places[column] = .cell(cell)
    case .options(nil, let cells): places[column] = .options(summary: cell, cells: cells)
    case .cell(let first), .options(.some(let first), _): repeated = repeated ?? (name, [first + 1, cell + 1])
    }
  }

  private mutating func add(_ option: OptionCell, to column: Int) {
    switch places[column] {
    case .nowhere: places[column] = .options(summary: nil, cells: [option])
    case .cell(let summary): places[column] = .options(summary: summary, cells: [option])
    case .options(let summary, let cells): places[column] = .options(summary: summary, cells: cells + [option])
    }
  }
}

/// The names that a source's columns may have in an export.
private struct HeaderNames {
  enum Meaning {
    case column(Int)
    case option(column: Int, option: Int?)
    case ignored
  }

  private var columns: [String: Int] = [:]
  private let ignored: Set<String>
  private var spellings: [Int: CodeSpellings] = [:]

  init(_ source: Source) {
    ignored = Set(source.ignored)
    for (index, column) in source.columns.enumerated() {
      columns[column.name] = index
      if case .choices(let list) = column.kind { spellings[index] = CodeSpellings(list) }
    }
    for (index, column) in source.columns.enumerated() {
      for label in [column.label.english, column.label.albanian].compactMap({ $0 }) where columns[label] == nil {
        columns[label] = index
      }
    }
  }

  /// A name with its group prefixes taken off one by one: `a/b/c`, `b/c`, `c`.
  static func endings(of name: String) -> [Substring] {
    var endings = [name[...]]
    for index in name.indices where name[index] == "/" { endings.append(name[name.index(after: index)...]) }
    return endings
  }

  func meaning(of name: String) -> Meaning? {
    for ending in Self.endings(of: name) {
      if let column = columns[String(ending)] { return .column(column) }
      if ignored.contains(String(ending)) { return .ignored }
      if let option = option(named: ending) { return option }
    }
    return nil
  }

  /// `question/option`, where both may hold slashes themselves when labels are exported.
  private func option(named name: Substring) -> Meaning? {
    for index in name.indices where name[index] == "/" {
      guard let column = columns[String(name[..<index])], let spelling = spellings[column] else { continue }
      switch spelling.meaning(of: Array(name[name.index(after: index)...].utf8)[...]) {
      case .code(let option): return .option(column: column, option: option)
      case .declined: return .option(column: column, option: nil)
      case nil: continue
      }
    }
    return nil
  }
}
