import Foundation
import FoundationXML

@testable import Reporting

/// A workbook's package as its XML parts, unpacked with Info-ZIP's `unzip` and read with Foundation: nothing of ours.
struct WorkbookParts {
  struct Cell {
    /// `B7`
    let address: String
    let column: Int
    let row: Int
    let text: String
    let isText: Bool
    let style: Int
  }

  struct Page {
    let name: String
    let document: XMLDocument
    let cells: [Cell]
    /// The mark-up of its table, `nil` without one.
    let table: XMLElement?
  }

  let paths: [String]
  let pages: [Page]
  let core: XMLElement
  let styles: XMLElement

  struct NotThere: Error { let part: String }

  init(_ bytes: [UInt8]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let package = folder.appending(path: "book.xlsx")
    try Data(bytes).write(to: package)
    let parts = folder.appending(path: "parts")
    try Tool.run("unzip", ["-q", package.path, "-d", parts.path])
    paths = try FileManager.default.subpathsOfDirectory(atPath: parts.path).sorted()
    func part(_ path: String) throws -> XMLElement {
      let document = try XMLDocument(contentsOf: parts.appending(path: path))
      guard let root = document.rootElement() else { throw NotThere(part: path) }
      return root
    }
    core = try part("docProps/core.xml")
    styles = try part("xl/styles.xml")
    let strings = try part("xl/sharedStrings.xml").elements(forName: "si").map { $0.stringValue ?? "" }
    let sheets = try part("xl/workbook.xml").elements(forName: "sheets")[0].elements(forName: "sheet")
    pages = try sheets.enumerated().map { index, sheet in
      let path = "xl/worksheets/sheet\(index + 1).xml"
      let document = try XMLDocument(contentsOf: parts.appending(path: path))
      let links = try? part("xl/worksheets/_rels/sheet\(index + 1).xml.rels").elements(forName: "Relationship")
      let target = links?.compactMap { $0["Target"] }.first { $0.contains("tables/") }
      return Page(
        name: sheet["name"] ?? "", document: document,
        cells: Self.cells(of: document, strings: strings),
        table: try target.map { try part("xl/" + $0.replacing("../", with: "")) })
    }
  }

  private static func cells(of document: XMLDocument, strings: [String]) -> [Cell] {
    let rows = document.rootElement()?.elements(forName: "sheetData").first?.elements(forName: "row") ?? []
    return rows.flatMap { $0.elements(forName: "c") }.map { cell in
      let address = cell["r"] ?? ""
      let letters = address.prefix { $0.isLetter }
      let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
      let value = cell.elements(forName: "v").first?.stringValue ?? ""
      let isText = cell["t"] == "s"
      return Cell(
        address: address, column: column, row: Int(address.drop { $0.isLetter }) ?? 0,
        text: isText ? Int(value).map { strings[$0] } ?? "" : value, isText: isText,
        style: cell["s"].flatMap(Int.init) ?? 0)
    }
  }

  func page(_ name: String) -> Page? { pages.first { $0.name == name } }

  /// What people read, for the golden files: a line per row, its cells with bars between them.
  var text: String {
    pages.map { page in
      let rows = Dictionary(grouping: page.cells, by: \.row).sorted { $0.key < $1.key }
      return "== \(page.name)\n"
        + rows.map { $0.value.sorted { $0.column < $1.column }.map(\.text).joined(separator: " | ") + "\n" }.joined()
    }.joined(separator: "\n")
  }
}

extension WorkbookParts.Page {
  /// Rows of the table, headers first, each by column.
  var tableRows: [[WorkbookParts.Cell]] {
    guard let reference = table?["ref"],
      let first = reference.split(separator: ":").first.flatMap({ Int($0.drop { $0.isLetter }) })
    else { return [] }
    let inside = Dictionary(grouping: cells.filter { $0.row >= first }, by: \.row)
    return inside.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.column < $1.column } }
  }
}

extension XMLElement {
  /// An attribute's value, by its name as it is written.
  ///
  /// Foundation's own look-up finds nothing in documents with a default namespace on Linux.
  subscript(_ name: String) -> String? { attributes?.first { $0.name == name }?.stringValue }
}

/// A stock tool that checks what we write.
enum Tool {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  static func isThere(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// - Returns: What it wrote to both outputs.
  @discardableResult
  static func run(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(description: "\(name) ended with \(process.terminationStatus): \(output)")
    }
    return output
  }
}
