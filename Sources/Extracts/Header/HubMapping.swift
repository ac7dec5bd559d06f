import FoundationEssentials

/// What a hub has confirmed about its exports, for all sources: `mapping.json` in the hub's folder (`Mapping`).
public struct HubMapping: Codable, Sendable, Equatable {
  static let currentFormat = 1

  let format: Int
  public var sources: [String: SourceMapping]

  enum CodingKeys: String, CodingKey {
    case format = "besa"
    case sources
  }

  public init(sources: [String: SourceMapping] = [:]) {
    format = Self.currentFormat
    self.sources = sources
  }

  /// - Throws: ``ExtractError/badMapping(file:)``.
  public init(_ bytes: [UInt8], file: String) throws(ExtractError) {
    guard let read = try? JSONDecoder().decode(HubMapping.self, from: Data(bytes)), read.format == Self.currentFormat
    else { throw .badMapping(file: file) }
    self = read
  }

  /// For people to read and change: sorted, one entry a line.
  public var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("names and texts are JSON") }
    return [UInt8](data) + [10]
  }

  public subscript(source: String) -> SourceMapping { sources[source] ?? SourceMapping() }
}
