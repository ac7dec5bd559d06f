import Programme

/// What the argument parser says by itself, in the language of this run.
///
/// The library speaks English only. The catalogue has its sentences under `parser.`, places included; a line that is none
/// of them stays as it is.
struct ParserText {
  private let words: Messages
  private let sentences: [(key: String, english: String)]

  init(_ words: Messages) {
    self.words = words
    let english = Messages(.english, of: Words.catalogue).texts
    sentences = english.filter { $0.key.hasPrefix("parser.") }.map { (key: $0.key, english: $0.value) }
      // What says more of a line comes first: `Error: {rest}` last of all errors.
      .sorted { ($1.english.count, $0.key) < ($0.english.count, $1.key) }
  }

  func callAsFunction(_ text: String) -> String {
    if words.language == .english { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(
      separator: "\n")
  }

  private func line(_ line: String) -> String {
    for sentence in sentences {
      if let values = Self.values(of: sentence.english, in: line) { return words(sentence.key, values) }
    }
    return line
  }

  /// What stands at the places of a pattern, if the line is one of it: `{name}` is any text, as short as can be, and
  /// to the line's end at its end.
  static func values(of pattern: String, in line: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = line[...]
    var place: String?
    for part in pattern.split(separator: "{", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      let fixed = pieces[pieces.count - 1]
      if pieces.count == 2 { place = String(pieces[0]) }
      guard let name = place else {
        guard rest.hasPrefix(fixed) else { return nil }
        rest = rest.dropFirst(fixed.count)
        continue
      }
      guard !fixed.isEmpty else {
        values[name] = String(rest)
        return values
      }
      guard let found = rest.firstRange(of: fixed) else { return nil }
      values[name] = String(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }
}
