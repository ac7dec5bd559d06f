internal import Yams

/// A flat YAML file of named texts, such as a hub's `config.yaml`.
///
/// Every value is read as it is written: `no` is the word no, `02:30` are five characters.
public struct SettingsFile: Sendable {
  public struct Setting: Sendable, Equatable {
    public let key: String
    /// Empty where nothing stands behind the key.
    public let text: String
    /// Where the key stands.
    public let place: Place

    public init(key: String, text: String, place: Place) {
      self.key = key
      self.text = text
      self.place = place
    }
  }

  /// In file order, each key once.
  public let settings: [Setting]

  /// - Parameter file: What messages call the file.
  /// - Throws: ``ProgrammeError/notYAML(_:)``; ``ProgrammeError/mistakes(_:)`` when the file is no list of
  ///   `name: value` lines.
  public init(_ bytes: [UInt8], file: String) throws(ProgrammeError) {
    let text = try YAMLText(bytes, file: file)
    let report = ProblemReport(file: file)
    let entries = Value(node: text.root, path: "", report: report).entries() ?? []
    settings = entries.compactMap { key, value in
      guard let scalar = value.node.scalar else {
        value.fail("a single word or text belongs here", do: "write one text, without [ ] and { }")
        return nil
      }
      return Setting(key: key.text, text: scalar.string, place: key.place)
    }
    guard report.problems.isEmpty else { throw .mistakes(report.problems) }
  }

  public subscript(_ key: String) -> Setting? { settings.first { $0.key == key } }

  /// A line of such a file, which reads back as the same text.
  ///
  /// - Parameter text: Without control characters.
  public static func line(_ key: String, _ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "/_-.:".utf8.contains(byte)
    }
    let startsPlain = text.utf8.first.map { !"-.:".utf8.contains($0) } ?? false
    if isPlain && startsPlain && !text.hasSuffix(":") { return "\(key): \(text)" }
    return "\(key): '\(text.replacing("'", with: "''"))'"
  }
}
