import Programme

/// Everything that is wrong with a hub's `config.yaml`.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  let file: String
  /// At least one.
  let faults: [ConfigurationFault]

  var description: String { faults.map { $0.text(in: file) }.joined(separator: "\n\n") }
}

/// One mistake of a `config.yaml`.
enum ConfigurationFault: Equatable {
  typealias Key = HubConfiguration.Key

  /// The file is no YAML, or no list of `name: value` lines.
  case form(Problem)
  case unknownKey(String, line: Int, nearest: String?, known: [String])
  case missing(Key)
  case empty(Key, line: Int)
  case notAName(Key, line: Int)
  case notOneOf(Key, [String], line: Int)
  case noTime(Key, line: Int)
  case noFolder(Key, line: Int)

  func text(in file: String) -> String {
    let (what, line, remedy) = parts(Words.current)
    let place = line.map { Words.current("config.fault.line", ["file": file, "line": String($0)]) } ?? file
    return Words.notice(what, at: place, do: remedy)
  }

  private func parts(_ words: Messages) -> (what: String, line: Int?, remedy: String) {
    func key(_ key: Key) -> [String: String] { ["key": key.rawValue] }
    return switch self {
    case .form(let problem):
      (words("config.fault.form"), problem.place.line, words("config.fault.form.do"))
    case .unknownKey(let unknown, let line, let nearest, let known):
      (
        words("config.fault.unknown", ["key": unknown]), line,
        nearest.map { words("config.fault.unknown.nearest", ["nearest": $0]) }
          ?? words("config.fault.one_of.do", ["choices": known.joined(separator: ", ")])
      )
    case .missing(let name):
      (words("config.fault.missing", key(name)), nil, words("config.fault.missing.do", key(name)))
    case .empty(let name, let line):
      (words("config.fault.empty", key(name)), line, words("config.fault.empty.do"))
    case .notAName(let name, let line):
      (words("config.fault.name", key(name)), line, words("config.fault.name.do"))
    case .notOneOf(let name, let choices, let line):
      (
        words("config.fault.one_of", key(name)), line,
        words("config.fault.one_of.do", ["choices": choices.joined(separator: ", ")])
      )
    case .noTime(let name, let line):
      (words("config.fault.no_time", key(name)), line, words("config.fault.no_time.do"))
    case .noFolder(let name, let line):
      (words("config.fault.no_folder", key(name)), line, words("config.fault.no_folder.do"))
    }
  }
}
