import Foundation

/// One exported CSV file, taken apart so that a test can spoil a cell of it. Rows are numbered as spreadsheets do: the
/// header is row 1.
struct ExportSheet {
  private let url: URL
  private let separator: Character
  private(set) var rows: [[String]]

  init(_ url: URL) throws {
    self.url = url
    let text = try String(contentsOf: url, encoding: .utf8)
    separator = text.prefix { $0 != "\n" }.contains(";") ? ";" : ","
    rows = Self.rows(of: text, separator)
  }

  var lastRow: Int { rows.count }

  subscript(row: Int, column: String) -> String {
    get { rows[row - 1][cell(of: column)] }
    set { rows[row - 1][cell(of: column)] = newValue }
  }

  /// Position, from 0, of a column that the header has.
  func cell(of column: String) -> Int {
    guard let cell = rows[0].firstIndex(of: column) else { preconditionFailure("the export has no column \(column)") }
    return cell
  }

  /// Every value of a column.
  func values(_ column: String) -> [String] { rows.dropFirst().map { $0[cell(of: column)] } }

  mutating func addColumn(_ name: String, value: String) {
    rows = rows.enumerated().map { $1 + [$0 == 0 ? name : value] }
  }

  mutating func rename(_ column: String, to name: String) { rows[0][cell(of: column)] = name }

  mutating func removeColumn(_ name: String) {
    let cell = cell(of: name)
    for row in rows.indices { rows[row].remove(at: cell) }
  }

  mutating func append(_ row: [String]) { rows.append(row) }
  mutating func removeRows() { rows = [rows[0]] }
  mutating func removeHeader() { rows.removeFirst() }
  mutating func cut(row: Int, by cells: Int) { rows[row - 1].removeLast(cells) }
  mutating func lengthen(row: Int, with cell: String) { rows[row - 1].append(cell) }

  func save() throws { try Data(text.utf8).write(to: url) }

  private var text: String {
    rows.map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: String(separator))
    }.joined(separator: "\n") + "\n"
  }

  private static func rows(of text: String, _ separator: Character) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case separator where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted, "\r\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    if rows.last == [""] { rows.removeLast() }
    return rows
  }
}
