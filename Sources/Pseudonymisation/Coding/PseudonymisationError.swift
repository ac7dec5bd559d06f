public import Extracts
public import Programme

/// Why nothing can be made of an extract. Nothing has left the hub.
public enum PseudonymisationError: Error, Equatable, Sendable {
  /// The programme file and its sources do not fit together; its loader should have refused it.
  case programme(fact: String)
  case weakMatchKey(String)
  case extract(ExtractError)
  /// More was lost than the programme file allows.
  case lostTooMuch(source: String, LossKind, lost: Int, of: Int, percent: Int)
  /// Coded rows could not be put on disk, or not be read again.
  case scratch
}

extension PseudonymisationError: SpokenError {
  public var description: String { text(in: .english) }

  package func text(in language: Language) -> String {
    if case .extract(let error) = self { return error.text(in: language) }
    return explanation.text(in: language, of: .coding)
  }

  private var explanation: Explanation {
    switch self {
    case .programme(let fact): Explanation("programme", ["fact": fact])
    case .weakMatchKey(let name): Explanation("weakMatchKey", ["name": name])
    case .extract: Explanation("extract")
    case .lostTooMuch(let source, let kind, let lost, let all, let percent):
      Explanation(
        "lostTooMuch.\(kind.rawValue)",
        ["file": source, "lost": String(lost), "all": String(all), "percent": String(percent)])
    case .scratch: Explanation("scratch")
    }
  }
}

extension Catalogue {
  /// What people read of this room's facts.
  static let coding = Catalogue([PackageResources.coding_words_json])
}

/// What can be lost of an export.
public enum LossKind: String, Sendable {
  case rows
  case values
}
