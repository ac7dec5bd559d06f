/// Something that people should know about an extract and that stops nothing.
public enum ExtractNote: Hashable, Sendable, CustomStringConvertible {
  /// Undeclared columns that the programme file lets drop: they were not read.
  case dropped(file: String, names: [String])
  /// Columns about devices and those who hold them: they were not read.
  case device(file: String, names: [String])
  /// Letters were not UTF-8; wrong ones would make wrong names.
  case encoding(file: String, name: String)
  /// A file of the folder that fits no source, or a sheet that nobody sees.
  case unused(file: String)
  /// Several exports of one source: the newest has the last word on each participant.
  case several(source: String, files: [String])
  /// Declared columns that feed nothing and are not in the file.
  case absent(file: String, names: [String])

  /// Names that a note lists before it only counts on.
  static let namedAtMost = 12

  public var description: String {
    switch self {
    case .dropped(let file, let names): "\(file): not declared, so not read: \(Self.list(names))"
    case .device(let file, let names): "\(file): about the device, so not read: \(Self.list(names))"
    case .encoding(let file, let name):
      "\(file): read as \(name); if letters such as ë and ç look wrong in the preview, export it as UTF-8"
    case .unused(let file): "\(file): fits no source of the programme, so not read"
    case .several(let source, let files):
      "\(source): \(Self.list(files)), oldest first: the newest counts for every participant in it"
    case .absent(let file, let names): "\(file): not in the export, and not needed: \(Self.list(names))"
    }
  }

  static func list(_ names: [String]) -> String {
    let more = names.count - namedAtMost
    return names.prefix(namedAtMost).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
