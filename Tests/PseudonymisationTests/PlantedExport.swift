import CSQLite
import Foundation
import Testing

/// An export of the person source in one of the forms that hubs have, with something planted in it.
struct PlantedExport: Sendable, CustomTestStringConvertible {
  enum Form: Sendable, CaseIterable {
    case utf8, utf8Marked, utf16Little, utf16Big, windows1250, windows1252, commas, tabs
    case inlineTexts, formulas, database
  }

  /// Where in the export it is planted.
  enum Place: Sendable {
    case cell(Int)
    case headerOfExtraColumn
    case cellBehindLast
    case rowOfItsOwn
    case fileName, sheetName, comment
  }

  let form: Form
  var testDescription: String { "\(form)" }

  /// Writes it as `people.…`, or under the planted name.
  func write(_ rows: [[String]], planting text: String, at place: Place, into folder: URL) throws {
    var rows = rows
    switch place {
    case .cell(let column): rows[1][column] = text
    case .headerOfExtraColumn: rows = rows.enumerated().map { $1 + [$0 == 0 ? text : "1"] }
    case .cellBehindLast: rows[1].append(text)
    case .rowOfItsOwn: rows.insert([text], at: 2)
    case .fileName, .sheetName, .comment: break
    }
    var name = "people"
    if case .fileName = place { name = text }
    try save(rows, name: name, sheet: place, text, in: folder)
  }

  private func save(_ rows: [[String]], name: String, sheet: Place, _ text: String, in folder: URL) throws {
    switch form {
    case .utf8, .utf8Marked, .utf16Little, .utf16Big, .windows1250, .windows1252, .commas, .tabs:
      try Data(encoded(csv(rows))).write(to: folder.appending(path: name + ".csv"))
    case .inlineTexts, .formulas:
      let files = workbook(rows, sheet, text).map { (name: $0.0, bytes: Array($0.1.utf8)) }
      try Data(WorkbookText.zip(files)).write(to: folder.appending(path: name + ".xlsx"))
    case .database: try database(rows, at: folder.appending(path: name + ".db").path)
    }
  }

  private func csv(_ rows: [[String]]) -> String {
    let separator = form == .commas ? "," : form == .tabs ? "\t" : ";"
    return rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
    }.joined(separator: "\r\n") + "\r\n"
  }

  private func encoded(_ text: String) -> [UInt8] {
    switch form {
    case .utf8Marked: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16Little: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case .utf16Big: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    case .windows1250: [UInt8](text.data(using: .windowsCP1250) ?? Data())
    case .windows1252: [UInt8](text.data(using: .windowsCP1252) ?? Data())
    default: Array(text.utf8)
    }
  }

  /// Inline and shared texts in turn; or every cell a formula with a calculated value.
  private func workbook(_ rows: [[String]], _ place: Place, _ text: String) -> [(String, String)] {
    var files = WorkbookText.files(rows: rows)
    for number in files.indices {
      if case .sheetName = place {
        files[number].1 = files[number].1.replacing("name=\"One\"", with: "name=\"\(text)\"")
      }
      guard form == .formulas, files[number].0.hasSuffix("sheet1.xml") else { continue }
      files[number].1 =
        "<worksheet><sheetData>" + rows.enumerated().map(Self.formulas).joined() + "</sheetData></worksheet>"
    }
    if case .comment = place {
      files.append(("xl/comments1.xml", "<comments><author>\(text)</author><text>\(text)</text></comments>"))
      files.append(("docProps/core.xml", "<coreProperties><creator>\(text)</creator></coreProperties>"))
    }
    return files
  }

  private static func formulas(row: Int, cells: [String]) -> String {
    let texts = cells.enumerated().map { column, text in
      let place = String(UnicodeScalar(UInt8(65 + column))) + String(row + 1)
      return "<c r=\"\(place)\" t=\"str\"><f>CONCAT(\"\(text)\",\"\")</f><v>\(text)</v></c>"
    }
    return "<row r=\"\(row + 1)\">" + texts.joined() + "</row>"
  }

  private func database(_ rows: [[String]], at path: String) throws {
    let width = rows.map(\.count).max() ?? 0
    func quoted(_ cells: [String], _ mark: String) -> String {
      cells.map { mark + $0.replacing(mark, with: mark + mark) + mark }.joined(separator: ",")
    }
    let header = rows[0] + (rows[0].count..<width).map { "more\($0)" }
    let statements =
      ["CREATE TABLE people (\(quoted(header, "\"")))"]
      + rows.dropFirst().map { row in
        "INSERT INTO people VALUES (\(quoted(row + Array(repeating: "", count: width - row.count), "'")))"
      }
    var database: OpaquePointer?
    try #require(unsafe sqlite3_open(path, &database) == SQLITE_OK)
    try #require(unsafe sqlite3_exec(database, statements.joined(separator: ";"), nil, nil, nil) == SQLITE_OK)
    unsafe _ = sqlite3_close(database)
  }
}
