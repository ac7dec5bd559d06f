/// What a hub has confirmed about one source: which of its own columns means which declared one.
public struct SourceMapping: Codable, Sendable, Equatable {
  /// In the place of a declared column: the hub's column is never read.
  public static let leftOut = "-"

  /// Name in the export → declared column, or ``leftOut``.
  public var columns: [String: String]
  /// Declared text column → the export's columns that make it up, in order: given name and surname.
  public var joined: [String: [String]]
  /// For a SQLite case database: the query whose columns are the table's.
  public var query: String?
  /// For text files that do not say how their letters are written.
  var encoding: TextEncoding? { encodingName.flatMap { name in TextEncoding.allCases.first { $0.rawValue == name } } }
  public var encodingName: String?

  enum CodingKeys: String, CodingKey {
    case columns, joined, query
    case encodingName = "encoding"
  }

  public init(columns: [String: String] = [:], joined: [String: [String]] = [:], query: String? = nil) {
    self.columns = columns
    self.joined = joined
    self.query = query
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decodeIfPresent([String: String].self, forKey: .columns) ?? [:]
    joined = try container.decodeIfPresent([String: [String]].self, forKey: .joined) ?? [:]
    query = try container.decodeIfPresent(String.self, forKey: .query)
    encodingName = try container.decodeIfPresent(String.self, forKey: .encodingName)
  }
}
