import Disclosure
import Foundation
import Programme

/// The true counts that `besa protect` starts from, with the structure file that goes beside the result.
struct ProtectInput {
  private let name: String
  let set: TableSet
  /// `structure.json`, byte for byte as given, or as made for people's rows.
  let structure: String
  /// Text and path of the file that says who is counted.
  private let inner: (text: String, path: String)?
  /// Whether people were counted, and not amounts.
  private let isCounted: Bool

  /// Contributors are asked for, and nobody says who is counted.
  struct NoPeople: Error, CustomStringConvertible {
    let folder: String

    var description: String {
      """
      contributors are to be kept apart, and nothing says who they are
        where: \(folder)
        do:    add inner.csv (how many people have each combination of leaf codes), or leave --contributors out
      """
    }
  }

  init(folder: String) throws {
    name = folder
    let place = try TableSetPlace.own(folder)
    set = try place.read()
    structure = try TableSetPlace.text(place.structure)
    let path = folder + "/inner.csv"
    isCounted = true
    inner = FileManager.default.fileExists(atPath: path) ? (try TableSetPlace.text(path), path) : nil
  }

  init(
    microdata: String, tables: [[String]], count: String?, sum: String?, structure: String?
  ) throws {
    name = microdata
    let made = try MicrodataTables(
      TableSetPlace.text(microdata), tables: tables, count: count, sum: sum,
      structure: structure.map(TableSetPlace.text),
      name: microdata)
    set = try made.tableSet(name: microdata)
    inner = (made.inner, microdata)
    isCounted = sum == nil
    self.structure = made.structure
  }

  /// Who is counted, where the tables were made from people's rows; `nil` where only the tables are given.
  func countedPeople() throws -> InnerCounts? {
    guard isCounted, let inner else { return nil }
    return try InnerCounts(inner.text, of: set, path: inner.path)
  }

  /// Who is counted: from `inner.csv`, or from a table of all dimensions.
  func people() throws -> InnerCounts {
    try checkCounts(of: set)
    if let inner { return try InnerCounts(inner.text, of: set, path: inner.path) }
    guard let people = try InnerCounts(of: set) else { throw NoPeople(folder: name) }
    return people
  }
}
