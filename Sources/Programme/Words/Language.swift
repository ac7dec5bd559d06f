/// A language that people read Besa in.
public enum Language: String, Sendable, CaseIterable {
  /// BCP 47 tags.
  case english = "en"
  case albanian = "sq"

  /// What the environment of a process asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
  ///
  /// - Returns: English for all languages that Besa does not speak.
  /// - Note: Source: POSIX.1-2017, 8.2 Internationalization Variables.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    self = Language.allCases.first { locale.hasPrefix($0.rawValue) } ?? .english
  }
}
