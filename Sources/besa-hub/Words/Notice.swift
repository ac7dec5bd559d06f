import Programme

extension Words {
  /// What is wrong, where, and what to do, in the language of this run.
  static func notice(_ what: String, at place: String, do remedy: String) -> String {
    switch current.language {
    case .english: "\(what)\n  where: \(place)\n  do:    \(remedy)"
    case .albanian: "\(what)\n  ku:    \(place)\n  bëni:  \(remedy)"
    }
  }
}
