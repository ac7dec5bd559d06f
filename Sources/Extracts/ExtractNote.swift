/// Something that people should know about an extract and that stops nothing.
public enum ExtractNote: Hashable, Sendable, CustomStringConvertible {
  /// Undeclared columns that the programme file lets drop: they were not read.
  case dropped(file: String, names: [String])
  /// Declared columns that feed nothing and are not in the file.
  case absent(file: String, names: [String])

  public var description: String {
    switch self {
    case .dropped(let file, let names): "\(file): not declared, so not read: \(names.joined(separator: ", "))"
    case .absent(let file, let names): "\(file): not in the export, and not needed: \(names.joined(separator: ", "))"
    }
  }
}
