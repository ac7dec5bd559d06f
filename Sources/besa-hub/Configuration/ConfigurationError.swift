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
    let parts = parts
    let place = parts.line.map { "\(file), line \($0)" } ?? file
    return "\(parts.what)\n  where: \(place)\n  do:    \(parts.remedy)"
  }

  private var parts: (what: String, line: Int?, remedy: String) {
    switch self {
    case .form(let problem): (problem.what, problem.place.line, problem.remedy)
    case .unknownKey(let key, let line, let nearest, let known):
      (
        "the configuration has no setting \"\(key)\"", line,
        nearest.map { "did you mean \"\($0)\"?" } ?? "use one of: \(known.joined(separator: ", "))"
      )
    case .missing(let key):
      ("the configuration does not say \"\(key.rawValue)\"", nil, "add a line \"\(key.rawValue): …\"")
    case .empty(let key, let line):
      ("nothing stands behind \"\(key.rawValue):\"", line, "write a value, or put # before the line")
    case .notAName(let key, let line):
      ("\"\(key.rawValue)\" is no plain name", line, "write a name without / and without a dot in front")
    case .notOneOf(let key, let choices, let line):
      ("\"\(key.rawValue)\" has a value that is not possible", line, "write \(choices.joined(separator: " or "))")
    case .noTime(let key, let line):
      ("\"\(key.rawValue)\" is no time of day", line, "write hours and minutes, such as 21:00")
    case .noFolder(let key, let line):
      ("\"\(key.rawValue)\" is no folder", line, "write the folder's path in one line")
    }
  }
}
