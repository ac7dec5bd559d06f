package import Programme

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

  public var description: String { text(in: .english) }

  package func text(in language: Language) -> String {
    let words = Messages(language, of: .extracts)
    let list = ExtractList(language)
    return switch self {
    case .dropped(let file, let names): words("note.dropped", ["file": file, "names": list.some(names)])
    case .device(let file, let names): words("note.device", ["file": file, "names": list.some(names)])
    case .encoding(let file, let name): words("note.encoding", ["file": file, "name": name])
    case .unused(let file): words("note.unused", ["file": file])
    case .several(let source, let files): words("note.several", ["source": source, "files": list.some(files)])
    case .absent(let file, let names): words("note.absent", ["file": file, "names": list.some(names)])
    }
  }
}
