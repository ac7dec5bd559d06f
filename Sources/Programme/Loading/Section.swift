/// A part of the file with fixed keys: an unknown key is refused, a missing one reported when it is asked for.
struct Section {
  let value: Value
  private let entries: [(key: Word, value: Value)]

  init(value: Value, entries: [(key: Word, value: Value)], allowed: [String]) {
    self.value = value
    self.entries = entries
    for (key, _) in entries where !allowed.contains(key.text) {
      value.report.add(
        .unknownKey, at: key.place, "unknown key \"\(key.text)\" in \(value.title)",
        do: NearestWord.advice(for: key.text, among: allowed))
    }
  }

  var report: ProblemReport { value.report }
  var place: Place { value.place }
  var keys: [Word] { entries.map(\.key) }

  func optional(_ key: String) -> Value? { entries.first { $0.key.text == key }?.value }

  func required(_ key: String) -> Value? {
    if let found = optional(key) { return found }
    value.report.add(
      .missing, at: value.place, "\(value.title) has no \"\(key)\"", do: "add a line \"\(key): …\" to \(value.title)")
    return nil
  }

  func fail(_ kind: Problem.Kind, _ what: String, do remedy: String) {
    value.fail(kind, what, do: remedy)
  }
}

extension Value {
  /// How messages call the part.
  var title: String { path.isEmpty ? "the file" : "\"\(path)\"" }
}
