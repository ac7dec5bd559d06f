import FoundationEssentials

/// Words that people read: every key once, with all its languages.
///
/// A file of it is JSON, `"key": {"en": "…", "sq": "…"}`. Values stand as `{name}` in the text. Words that depend on a
/// count stand twice, as `key_one` and `key_other`.
package struct Catalogue: Sendable {
  /// Key → language tag → text.
  package let texts: [String: [String: String]]

  /// - Parameter files: Their bytes, built into the command. No key stands in two of them.
  package init(_ files: [[UInt8]]) {
    texts = files.reduce(into: [:]) { all, bytes in
      guard let part = try? JSONDecoder().decode([String: [String: String]].self, from: Data(bytes)) else {
        preconditionFailure("a file of words, which is built in, is not an object of objects of texts")
      }
      all.merge(part) { _, _ in preconditionFailure("a key of the words, which are built in, stands in two files") }
    }
  }

  package subscript(_ key: String) -> [String: String]? { texts[key] }
}
