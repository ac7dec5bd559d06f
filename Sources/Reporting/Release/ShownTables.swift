import Disclosure
import Programme

/// Table sets of a release as they lie in its files.
enum ShownTables {
  /// People first.
  ///
  /// - Throws: ``ReportingError/incompleteDraft(path:)`` for tables that cannot be read.
  static func read(_ files: [OutputFile]) throws(ReportingError) -> [PublishedTables] {
    var found: [PublishedTables] = []
    for folder in folders(of: files) {
      do throws(DisclosureError) {
        if let tables = try read(folder, of: files, name: folder) { found.append(tables) }
      } catch { throw .incompleteDraft(path: folder + "/published.csv") }
    }
    return found
  }

  /// Folders of table sets, that of people first.
  static func folders(of files: [OutputFile]) -> [String] {
    files.map(\.path).filter { $0.hasSuffix("/published.csv") }.map { String($0.dropLast("/published.csv".count)) }
      .sorted()
  }

  /// - Returns: `nil` where the folder lacks one of the two files.
  static func read(
    _ folder: String, of files: [OutputFile], name: String
  ) throws(DisclosureError) -> PublishedTables? {
    guard let cells = files.file(folder + "/published.csv"), let structure = files.file(folder + "/structure.json")
    else { return nil }
    let set = try TableSetFiles.read(
      cells: String(decoding: cells.bytes, as: UTF8.self),
      structure: String(decoding: structure.bytes, as: UTF8.self), name: name)
    let unit = JSONValue(parsing: structure.bytes)?["unit"]?.text ?? set.unit
    return PublishedTables(set.counting(unit))
  }
}

extension TableSet {
  /// The same set with the unit that the release names: the plain form has none.
  fileprivate func counting(_ unit: String) -> TableSet {
    TableSet(
      unit: unit, dimensions: dimensions, tables: tables, cells: cells, means: means, leftOut: leftOut,
      crossings: crossings)
  }
}
