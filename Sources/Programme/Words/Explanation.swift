/// An error as people read it: which text of a catalogue, and what it names.
///
/// The catalogue has the text in two or three parts: `KEY.what`, in forms for one and many where a count is named;
/// `where.PLACE`, or `KEY.where` for a place of its own; `KEY.do`.
package struct Explanation: Sendable {
  private let key: String
  private let values: [String: String]
  private let details: [String: String]
  private let count: Int?
  private let place: String?

  /// - Parameters:
  ///   - place: Which `where.PLACE` says where; without it, `KEY.where`, or else the value `file` alone.
  ///   - values: What the parts name: files, rows, ids; never a value of a person's row.
  ///   - details: Values that are English words of the room, which the catalogue may have in other languages.
  ///   - count: Chooses the form of the first part.
  package init(
    _ key: String, at place: String? = nil, _ values: [String: String] = [:], details: [String: String] = [:],
    count: Int? = nil
  ) {
    self.key = key
    self.place = place
    self.values = values
    self.details = details
    self.count = count
  }

  /// `what`, `where` and `do`, a line each.
  package func text(in language: Language, of catalogue: Catalogue) -> String {
    let words = Messages(language, of: catalogue)
    let values = values.merging(details.mapValues { words.known($0).text }) { $1 }
    let what = count.map { words(key + ".what", for: $0, values) } ?? words(key + ".what", values)
    return ErrorText(what: what, place: whereabouts(words, values), remedy: words(key + ".do", values))(language)
  }

  private func whereabouts(_ words: Messages, _ values: [String: String]) -> String {
    let key = place.map { "where." + $0 } ?? key + ".where"
    return words.texts[key] == nil && place == nil ? values["file"] ?? "" : words(key, values)
  }
}

/// The three parts of what people read of an error.
package struct ErrorText: Sendable {
  package let what: String
  package let place: String
  package let remedy: String

  package init(what: String, place: String, remedy: String) {
    self.what = what
    self.place = place
    self.remedy = remedy
  }

  package func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: "\(what)\n  where: \(place)\n  do:    \(remedy)"
    case .albanian: "\(what)\n  ku:    \(place)\n  bëni:  \(remedy)"
    }
  }
}

/// An error that says in every language what is wrong, where, and what to do.
package protocol SpokenError: Error, CustomStringConvertible {
  func text(in language: Language) -> String
}

extension String {
  /// The first line: what is wrong, of an error's text.
  package var firstLine: String { String(prefix { !$0.isNewline }) }
}
