extension Value {
  func integer(in range: ClosedRange<Int>) -> Int? {
    guard let word = word() else { return nil }
    guard let number = Int(word.text) else {
      fail("\"\(word.text)\" is no whole number", do: "write a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    guard range.contains(number) else {
      fail(
        .outOfRange, "\(number) is out of range", do: "write a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// A decimal number; neither infinite nor hexadecimal.
  func number() -> Double? {
    guard let word = word() else { return nil }
    let isPlain = word.text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 }
    guard isPlain, let number = Double(word.text) else {
      fail("\"\(word.text)\" is no number", do: "write a number such as 40 or 5.5")
      return nil
    }
    return number
  }

  /// `0..10`
  func range(in limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let word = word() else { return nil }
    let ends = word.text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else {
      fail("\"\(word.text)\" is no range", do: "write it as 0..10")
      return nil
    }
    guard first <= last, limits.contains(first), limits.contains(last) else {
      fail(
        .outOfRange, "the range \(first)..\(last) is not possible",
        do: "write lower..upper within \(limits.lowerBound)..\(limits.upperBound)")
      return nil
    }
    return first...last
  }

  /// `2026-03-31`, or the name of a date of the period.
  func date(named: [String: CalendarDate] = [:]) -> CalendarDate? {
    guard let word = word() else { return nil }
    if let date = named[word.text] ?? CalendarDate(iso: word.text) { return date }
    let names = named.keys.sorted().map { ", or \($0)" }.joined()
    fail("\"\(word.text)\" is no date", do: "write YYYY-MM-DD, a day that exists\(names)")
    return nil
  }

  func flag() -> Bool? { option(["yes": true, "no": false]) }

  func option<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice? where Choice.RawValue == String {
    guard let word = word() else { return nil }
    if let choice = Choice(rawValue: word.text) { return choice }
    reject(word, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  func option<Choice>(_ choices: KeyValuePairs<String, Choice>) -> Choice? {
    guard let word = word() else { return nil }
    if let choice = choices.first(where: { $0.key == word.text }) { return choice.value }
    reject(word, among: choices.map(\.key))
    return nil
  }

  /// A text for people: `text` alone is English, `{en: …, sq: …}` both languages.
  func label() -> Label? {
    if isText { return text().map { Label(english: $0) } }
    guard let section = section(["en", "sq"]) else { return nil }
    let english = section.required("en")?.text()
    let albanian = section.optional("sq")?.text()
    guard let english else { return nil }
    return Label(english: english, albanian: albanian)
  }

  /// A list of texts for people, each once.
  func labels() -> [Label]? {
    guard let items = items() else { return nil }
    let labels = items.compactMap { $0.label() }
    var seen: Set<String> = []
    for (item, label) in zip(items, labels) where !seen.insert(label.english).inserted {
      report.add(.duplicate, at: item.place, "\(path): \"\(label.english)\" stands twice", do: "remove one of them")
    }
    return labels.count == items.count && seen.count == labels.count ? labels : nil
  }

  private func reject(_ word: Word, among valid: [String]) {
    report.add(
      .unknownName, at: word.place, "\(path): \"\(word.text)\" is not possible here",
      do: NearestWord.advice(for: word.text, among: valid))
  }
}
