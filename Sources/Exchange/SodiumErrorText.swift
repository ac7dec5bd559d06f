public import Programme
public import Sodium

/// `Sodium` says facts and imports no room; this is the first room above it that speaks.
extension SodiumError: SpokenError {
  public var description: String { text(in: .english) }

  package func text(in language: Language) -> String { fact.text(in: language, of: .exchange) }

  private var fact: Explanation {
    switch self {
    case .malformedKey(let what): Explanation("key.malformedKey", details: ["what": what])
    case .malformedSignature(let what): Explanation("key.malformedSignature", details: ["what": what])
    case .otherKey(let expected, let found): Explanation("key.otherKey", ["expected": expected, "found": found])
    case .badSignature(let key): Explanation("key.badSignature", ["key": key])
    case .badTrustedComment(let key): Explanation("key.badTrustedComment", ["key": key])
    case .wrongPassword: Explanation("key.wrongPassword", at: "secret")
    case .passwordNeeded: Explanation("key.passwordNeeded", at: "secret")
    case .memoryNeeded: Explanation("key.memoryNeeded")
    }
  }
}
