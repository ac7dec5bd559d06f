/// The words of a catalogue in one language.
package struct Messages: Sendable {
  package let language: Language
  package let format: LanguageFormat
  /// Key → text, as templates use it.
  package let texts: [String: String]
  private let catalogue: Catalogue

  package init(_ language: Language, of catalogue: Catalogue) {
    self.language = language
    self.catalogue = catalogue
    format = .of(language)
    texts = catalogue.texts.mapValues { $0[language.rawValue] ?? $0[Language.english.rawValue] ?? "" }
  }

  package subscript(_ key: String) -> String { texts[key] ?? key }

  package func callAsFunction(_ key: String) -> String { self[key] }

  /// The text with `{name}` replaced by its value.
  package func callAsFunction(_ key: String, _ values: [String: String]) -> String { Self.fill(self[key], values) }

  /// The form of a text that fits a count, which it may name as `{n}`; a count that nobody may know takes the form of
  /// many.
  package func callAsFunction(_ key: String, for count: Int?, _ values: [String: String] = [:]) -> String {
    let number = count.map { ["n": format.number($0)] } ?? [:]
    return self("\(key)_\(count.map(format.form) ?? "other")", number.merging(values) { $1 })
  }

  /// What people read of a label of the programme file.
  package func callAsFunction(_ label: Label) -> String {
    language == .albanian ? label.albanian ?? label.english : label.english
  }

  package func callAsFunction(_ labels: [Label]) -> [String] { labels.map { self($0) } }

  /// A day as people write it.
  package func callAsFunction(_ date: CalendarDate) -> String { format.date(date) }

  /// A sentence that came in from outside as English, in this language where the messages have it.
  package func known(_ english: String) -> (text: String, language: Language) {
    guard language != .english else { return (english, .english) }
    let same = catalogue.texts.values.first { $0[Language.english.rawValue] == english }
    return same?[language.rawValue].map { ($0, language) } ?? (english, .english)
  }

  /// In one pass: what a value says is never read as a place for another.
  private static func fill(_ text: String, _ values: [String: String]) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let place = rest[open...close]
      filled += rest[..<open] + (values[String(place.dropFirst().dropLast())] ?? String(place))
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
