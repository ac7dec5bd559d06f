import Programme

extension Words {
  /// What is wrong, where, and what to do, in the language of this run.
  static func notice(_ what: String, at place: String, do remedy: String) -> String {
    ErrorText(what: what, place: place, remedy: remedy)(current.language)
  }

  /// Any error in the language of this run.
  ///
  /// What is wrong in a programme file stays English, framed: an analyst wrote the file. An error that no room declares
  /// shows its type only; what it says may come from a participant's row.
  static func text(of error: any Error) -> String {
    switch error {
    case let error as any SpokenError: error.text(in: current.language)
    case let error as ProgrammeError: current("frame.programme", ["problems": error.description])
    case let error as ConfigurationError: error.description
    default: current("frame.fault", ["kind": String(describing: type(of: error))])
    }
  }
}
