/// Why a programme file does not load.
public enum ProgrammeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text is no YAML document; nothing behind the place was read.
  case notYAML(Problem)
  /// Everything that is wrong, in file order, at least one.
  case mistakes([Problem])

  public var problems: [Problem] {
    switch self {
    case .notYAML(let problem): [problem]
    case .mistakes(let problems): problems
    }
  }

  /// The first 20 problems, each as what / where / do, and how many more there are.
  public var description: String {
    let shown = problems.prefix(20).map(\.description)
    let rest = problems.count - shown.count
    let more = rest > 0 ? ["and \(rest) more; mend these first"] : []
    return (shown + more).joined(separator: "\n\n")
  }
}
