import FoundationEssentials
import Programme

/// The words of a page in one language, from `Resources/messages.json`, where every key stands once with all its
/// languages. Words that depend on a count stand twice, as `key_one` and `key_other`.
struct Messages: Sendable {
  let language: Language
  let format: LanguageFormat
  /// Key → text, as templates use it.
  let texts: [String: String]

  init(_ language: Language) {
    self.language = language
    format = .of(language)
    texts = Self.file.mapValues { $0[language.rawValue] ?? $0[Language.english.rawValue] ?? "" }
  }

  subscript(_ key: String) -> String { texts[key] ?? key }

  /// The text with `{name}` replaced by its value.
  func callAsFunction(_ key: String, _ values: [String: String]) -> String {
    values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  /// The form of a text that fits a count; a count that nobody may know takes the form of many.
  func callAsFunction(_ key: String, for count: Int?, _ values: [String: String] = [:]) -> String {
    self("\(key)_\(count.map(format.form) ?? "other")", values)
  }

  /// What people read of a label of the programme file.
  func callAsFunction(_ label: Label) -> String {
    language == .albanian ? label.albanian ?? label.english : label.english
  }

  func callAsFunction(_ labels: [Label]) -> [String] { labels.map { self($0) } }

  /// A day as people write it.
  func callAsFunction(_ date: CalendarDate) -> String { format.date(date) }

  /// A sentence that came in from outside as English, in this language where the messages have it.
  func known(_ english: String) -> (text: String, language: Language) {
    guard language != .english else { return (english, .english) }
    let same = Self.file.values.first { $0[Language.english.rawValue] == english }
    return same?[language.rawValue].map { ($0, language) } ?? (english, .english)
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
