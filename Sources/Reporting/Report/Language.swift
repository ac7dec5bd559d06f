/// A language that people read releases in.
public enum Language: String, Sendable, CaseIterable {
  /// BCP 47 tags.
  case english = "en"
  case albanian = "sq"
}
