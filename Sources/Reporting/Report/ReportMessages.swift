import FoundationEssentials
import Programme

/// The words of a release's pages and workbooks, from `Resources/messages.json`.
extension Messages {
  static let file = Catalogue([PackageResources.messages_json])

  init(_ language: Language) { self.init(language, of: Self.file) }
}

extension Language {
  /// Name of the report in this language; the English one is what a funder opens first.
  var reportPath: String {
    switch self {
    case .english: "report.html"
    case .albanian: "report.sq.html"
    }
  }
}
