import Disclosure
import Exchange
import Foundation
import Programme

/// Where the two files of a table set lie.
struct TableSetPlace {
  /// Longest file that is read: far above a million cells.
  private static let mostBytes = 256 << 20

  /// For messages and lists: the folder, or the file of cells.
  let name: String
  let cells: String
  let structure: String

  func read() throws -> TableSet {
    try TableSetFiles.read(
      cells: Self.text(cells), structure: Self.text(structure), name: name, cellsPath: cells,
      structurePath: structure)
  }

  func readPublished() throws -> PublishedTables {
    let values = URL(filePath: cells).deletingLastPathComponent().appending(path: "values.csv").path(
      percentEncoded: false)
    return try TableSetFiles.readPublished(
      cells: Self.text(cells), structure: Self.text(structure), name: name, cellsPath: cells,
      structurePath: structure,
      values: FileManager.default.fileExists(atPath: values) ? Self.text(values) : nil)
  }

  /// A file's text; a byte order mark before it is no part of it.
  static func text(_ path: String) throws -> String {
    guard FileManager.default.fileExists(atPath: path) else {
      throw DisclosureError.file(path: path, line: nil, what: "there is no such file")
    }
    let bytes = try WholeFile.read(path, limit: mostBytes)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: rest, as: UTF8.self) else {
      throw DisclosureError.file(path: path, line: nil, what: "the file is not UTF-8")
    }
    return text
  }

  /// The sets under a folder (a table set, a release, or a release's `tables`), or the pair of two files.
  static func find(_ path: String, structure: String?) throws -> [TableSetPlace] {
    if let structure { return [TableSetPlace(name: path, cells: path, structure: structure)] }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    for root in [folder + "/tables", folder] {
      let below = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
      let found = [root] + below.sorted().map { root + "/" + $0 }
      let places = found.compactMap(Self.init(folder:))
      if !places.isEmpty { return places }
    }
    throw DisclosureError.file(
      path: path, line: nil, what: "no cells.csv or tables/published.csv with a structure.json beside it")
  }

  /// The set of another release that stands where this one stands in its own.
  func same(in other: String, under path: String) throws -> TableSetPlace {
    let places = try Self.find(other, structure: nil)
    let (own, theirs) = (Self.below(path, name), places.map { Self.below(other, $0.name) })
    if let same = theirs.firstIndex(of: own) { return places[same] }
    guard places.count == 1 else {
      throw DisclosureError.file(path: other, line: nil, what: "there is no table set \(own) as in \(path)")
    }
    return places[0]
  }

  /// Where a set lies inside a release.
  private static func below(_ path: String, _ name: String) -> Substring {
    let rest = name.hasPrefix(path) ? name.dropFirst(path.count) : name[...]
    return rest.drop { $0 == "/" }
  }

  /// The set in a folder itself.
  static func own(_ folder: String) throws -> TableSetPlace {
    if let place = TableSetPlace(folder: folder) { return place }
    throw DisclosureError.file(path: folder, line: nil, what: "no cells.csv with a structure.json beside it")
  }

  private init(name: String, cells: String, structure: String) {
    (self.name, self.cells, self.structure) = (name, cells, structure)
  }

  private init?(folder: String) {
    let structure = folder + "/structure.json"
    let cells = ["cells.csv", "published.csv"].map { folder + "/" + $0 }
    let exists = FileManager.default.fileExists(atPath:)
    guard exists(structure), let found = cells.first(where: exists) else { return nil }
    self.init(name: folder, cells: found, structure: structure)
  }
}
