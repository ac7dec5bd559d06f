import FoundationEssentials
import Programme

/// The words of a report in one language, from `Resources/messages.json`, where every key stands once with all its
/// languages. A key that a language lacks is shown in English.
struct Messages: Sendable {
  let language: Language
  /// Key → text, as templates use it.
  let texts: [String: String]

  init(_ language: Language) {
    self.language = language
    texts = Self.file.mapValues { $0[language.rawValue] ?? $0[Language.english.rawValue] ?? "" }
  }

  subscript(_ key: String) -> String { texts[key] ?? key }

  /// The text with `{name}` replaced by its value.
  func callAsFunction(_ key: String, _ values: [String: String]) -> String {
    values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  /// What people read of a label of the programme file.
  func callAsFunction(_ label: Label) -> String {
    language == .albanian ? label.albanian ?? label.english : label.english
  }

  /// A day as people write it.
  func callAsFunction(_ date: CalendarDate) -> String {
    let parts = ["day": String(date.day), "month": self["month_\(date.month)"], "year": String(date.year)]
    return self("date", parts)
  }

  /// Key → language tag → text.
  static let file: [String: [String: String]] = {
    let bytes = Data(PackageResources.messages_json)
    guard let texts = try? JSONDecoder().decode([String: [String: String]].self, from: bytes) else {
      preconditionFailure("messages.json is not an object of objects of texts")
    }
    return texts
  }()
}
