public import Disclosure
import Programme

/// The counts of a draft or release as its table sets show them, by name.
///
/// A name is that of the cell, `hub=north|sex=f`; of another unit than people with the unit before it:
/// `contacts: hub=north`.
public struct ShownFigures: Sendable {
  /// Unit → tables, people first.
  let tables: [PublishedTables]
  private let counts: [String: PublishedCount]
  /// Ascending by unit, in the order of the table set.
  public let names: [String]
  private let hubs: [String: [String]]

  /// - Parameter files: Paths relative to the release's folder.
  /// - Throws: ``ReportingError/incompleteDraft(path:)`` for tables that cannot be read.
  public init(_ files: [OutputFile]) throws(ReportingError) {
    self.init(tables: try ShownTables.read(files))
  }

  init(tables: [PublishedTables]) {
    var counts: [String: PublishedCount] = [:]
    var names: [String] = []
    var hubs: [String: [String]] = [:]
    for set in tables {
      let place = set.dimensions.firstIndex { $0.name == Self.hubDimension }
      for cell in set.cells {
        let name = Self.name(of: cell.address, in: set)
        if counts.updateValue(cell.value, forKey: name) == nil { names.append(name) }
        if let place, cell.address[place] != set.dimensions[place].total {
          hubs[cell.address[place], default: []].append(name)
        }
      }
    }
    (self.tables, self.counts, self.names, self.hubs) = (tables, counts, names, hubs)
  }

  /// The person source's field that Linkage fills with the home hub, in every programme.
  static let hubDimension = "hub"

  static func name(of address: [String], in set: PublishedTables) -> String {
    (set.unit == "people" ? "" : set.unit + ": ") + set.name(of: address)
  }

  public subscript(name: String) -> PublishedCount? { counts[name] }

  /// Names of the figures that are broken down to this hub.
  public func names(about hub: String) -> [String] { hubs[hub] ?? [] }
}
