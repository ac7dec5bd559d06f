import Foundation
import Testing

/// The folder with the report's figures and the reference exports; not part of the project.
enum ReferenceData {
  static let folder = URL(
    filePath: ProcessInfo.processInfo.environment["BESA_CONFORMANCE"]
      ?? URL(filePath: #filePath).appending(path: "../../../../shared/data").standardized.path)

  static let isThere = FileManager.default.fileExists(atPath: folder.path + "/report/report_marginals.json")
  static let absence: Comment = "BESA_CONFORMANCE names no folder with the reference data"

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The report's tables with their printed counts.
  static func marginals() throws -> [ReportTable] {
    struct File: Decodable { let tables: [ReportTable] }
    return try JSONDecoder().decode(File.self, from: Data(text("report/report_marginals.json").utf8)).tables
  }

  /// The codes of each choice question, by column.
  static func codes() throws -> [String: Set<String>] {
    struct Variable: Decodable {
      let name: String
      let categories: [String]?
    }
    struct File: Decodable { let variables: [Variable] }
    let file = try JSONDecoder().decode(File.self, from: Data(text("report/codebook.json").utf8))
    return Dictionary(
      file.variables.compactMap { variable in variable.categories.map { (variable.name, Set($0)) } },
      uniquingKeysWith: { $0.union($1) })
  }
}

/// One table of `report_marginals.json`.
struct ReportTable: Decodable {
  struct Category: Decodable {
    let code: String
    let label: String
    let count: Int
  }

  let id: String
  let variable: String
  let instrument: String?
  let kind: String
  let categories: [Category]?
  let missing: Int?
  let value: Double?

  enum CodingKeys: String, CodingKey {
    case id, variable, instrument, kind, categories, missing, value
  }
}
