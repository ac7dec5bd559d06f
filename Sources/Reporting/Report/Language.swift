/// A language that people read releases in.
public enum Language: String, Sendable, CaseIterable {
  /// BCP 47 tags.
  case english = "en"
  case albanian = "sq"

  /// Name of the report in this language; the English one is what a funder opens first.
  var reportPath: String {
    switch self {
    case .english: "report.html"
    case .albanian: "report.sq.html"
    }
  }
}
