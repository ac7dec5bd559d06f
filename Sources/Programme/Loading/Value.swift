internal import Yams

/// One value of the file: what it is called, where it stands, and what it can be read as.
///
/// Every reading returns `nil` after it has reported why.
struct Value {
  let node: Node
  /// `disclosure.min_cell.quasi`
  let path: String
  let report: ProblemReport

  var place: Place { node.mark.map { Place(line: $0.line, column: $0.column) } ?? Place(line: 1, column: 1) }
  var isText: Bool { node.scalar != nil }

  func child(_ key: String, _ node: Node) -> Value {
    Value(node: node, path: path.isEmpty ? key : "\(path).\(key)", report: report)
  }

  /// The value stands in the file with this mistake.
  func fail(_ kind: Problem.Kind, _ what: String, do remedy: String) {
    report.add(kind, at: place, "\(path): \(what)", do: remedy)
  }

  /// The value is of another type than belongs here.
  func fail(_ what: String, do remedy: String) { fail(.wrongType, what, do: remedy) }

  /// A text with the place of each of its characters.
  func placedText(in lines: [[Unicode.Scalar]]) -> (text: String, places: [Place])? {
    guard let word = word(), let scalar = node.scalar else { return nil }
    return (word.text, ScalarPlaces(of: scalar, in: lines).places)
  }

  /// A text that is not empty. Every scalar is read as it is written: `no` is the word no.
  func word() -> Word? {
    guard let scalar = node.scalar else {
      fail("a single word or text belongs here", do: "write one text, without [ ] and { }")
      return nil
    }
    guard !scalar.string.isEmpty else {
      fail(.missing, "no value", do: "write a value after \"\(path.split(separator: ".").last ?? "")\":")
      return nil
    }
    return Word(text: scalar.string, place: place)
  }

  func text() -> String? { word()?.text }

  /// A word that can be a name; `kind` says whose.
  func name() -> Word? {
    guard let word = word() else { return nil }
    guard word.isName else {
      fail("\"\(word.text)\" cannot be a name", do: "use letters a-z, digits and _ only")
      return nil
    }
    return word
  }

  func identifier() -> String? {
    guard let word = word() else { return nil }
    guard word.isIdentifier else {
      fail("\"\(word.text)\" cannot be an id", do: "use letters a-z, digits, and - or . between them")
      return nil
    }
    return word.text
  }

  func items() -> [Value]? {
    guard let sequence = node.sequence else {
      fail("a list belongs here", do: "write [a, b, c]")
      return nil
    }
    return sequence.enumerated().map { child(String($0.offset + 1), $0.element) }
  }

  /// A list of words, each once.
  func words() -> [Word]? {
    guard let items = items() else { return nil }
    let words = items.compactMap { $0.word() }
    var seen: Set<String> = []
    for word in words where !seen.insert(word.text).inserted {
      report.add(.duplicate, at: word.place, "\(path): \"\(word.text)\" stands twice", do: "remove one of them")
    }
    return words.count == items.count && seen.count == words.count ? words : nil
  }

  func texts() -> [String]? { words()?.map(\.text) }

  /// Keys of the writer's choice and their values, in file order.
  func entries() -> [(key: Word, value: Value)]? {
    guard let mapping = node.mapping else {
      fail("named entries belong here", do: "write `name: value` lines, or {name: value}")
      return nil
    }
    return mapping.compactMap { key, value in
      let keyValue = Value(node: key, path: path, report: report)
      guard let word = keyValue.word() else { return nil }
      return (word, child(word.text, value))
    }
  }

  func section(_ keys: [String]) -> Section? {
    entries().map { Section(value: self, entries: $0, allowed: keys) }
  }
}
