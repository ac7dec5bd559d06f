import Foundation
import TestWorkshop

/// A folder where table sets are written, protected and audited; gone with its last user.
final class TableDesk {
  let folder = TestFolders.place("tables")

  /// The public test tables, outside the project; `BESA_CONFORMANCE` says where.
  static let conformance: URL? = {
    let given = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"].map { URL(filePath: $0) }
    let data = given ?? Built.packageRoot.deletingLastPathComponent().appending(path: "shared/data")
    let tables = data.appending(path: "tables")
    return FileManager.default.fileExists(atPath: tables.path(percentEncoded: false)) ? tables : nil
  }()

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  func write(_ name: String, _ text: String) throws {
    let target = folder.appending(path: name)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }

  func write(cells: String, structure: String) throws {
    try write("in/cells.csv", cells)
    try write("in/structure.json", structure)
  }

  func run(_ arguments: [String]) throws -> Built.Outcome { try Built.run("besa", arguments) }

  func protect(_ arguments: [String], into out: String = "out") throws -> Built.Outcome {
    try run(["protect", path("in"), "--into", path(out)] + arguments)
  }

  func audit(_ places: [String], _ arguments: [String] = []) throws -> Built.Outcome {
    try run(["audit"] + places.map(path) + arguments)
  }

  /// Codes, joined by a bar → what stands for the count.
  func values(in name: String) throws -> [String: String] { Self.values(in: try text(name)) }

  static func values(in csv: String) -> [String: String] {
    let rows = csv.split(whereSeparator: \.isNewline).dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: ["\""])
      }
    }
    return Dictionary(rows.map { ($0.dropLast().joined(separator: "|"), $0.last ?? "") }, uniquingKeysWith: { $1 })
  }
}

/// Whether zeros are small too, as the commands name it.
enum Zero: String, CaseIterable, Sendable { case protected, published }

/// Two places by four kinds of work.
enum Sample {
  static let inner: [(place: String, work: String, count: Int)] = [
    ("north", "job", 31), ("north", "own", 8), ("north", "none", 22), ("north", "study", 9),
    ("south", "job", 12), ("south", "own", 2), ("south", "none", 17), ("south", "study", 0),
  ]
  static let structure = """
    {"dims": {"place": [["Total", ["north", "south"]]], "work": [["Total", ["job", "own", "none", "study"]]]}}
    """

  /// Every cell with its count.
  static let values: [String: String] = {
    var found: [String: Int] = [:]
    for cell in inner {
      for place in [cell.place, "Total"] {
        for work in [cell.work, "Total"] { found["\(place)|\(work)", default: 0] += cell.count }
      }
    }
    return found.mapValues(String.init)
  }()

  static let cells =
    "place,work,value\n"
    + values.sorted { $0.key < $1.key }.map { "\($0.key.split(separator: "|").joined(separator: ",")),\($0.value)\n" }
    .joined()
}
