extension LinkageRule {
  static func read(_ value: Value, sources: SourcesReader.Result) -> LinkageRule? {
    guard let section = value.section(["columns", "keys", "threshold", "review", "home_by"]) else { return nil }
    let columns = section.required("columns").flatMap { readColumns($0, sources: sources) }
    let keys = section.required("keys").flatMap(readKeys)
    let threshold = section.required("threshold")?.number()
    let review = section.required("review")?.number()
    let homeBy = section.required("home_by")?.word()
    if let homeBy, let people = sources.people { checkHome(homeBy, in: people, report: value.report) }
    guard let columns, let keys, let threshold, let review, let homeBy else { return nil }
    guard review > 0, review < threshold else {
      value.fail(.contradiction, "`review` must lie above 0 and below `threshold`", do: "lower `review`")
      return nil
    }
    guard keys.map(\.weight).reduce(0, +) >= threshold else {
      value.fail(.contradiction, "all keys together stay below `threshold`: nobody would be joined", do: "lower it")
      return nil
    }
    return LinkageRule(
      codeColumn: columns["code", default: ""], nameColumn: columns["name", default: ""],
      birthDateColumn: columns["birth_date", default: ""], phoneColumn: columns["phone", default: ""], keys: keys,
      threshold: threshold, review: review, homeBy: homeBy.text)
  }

  private static func readColumns(_ value: Value, sources: SourcesReader.Result) -> [String: String]? {
    let keys = ["code", "name", "birth_date", "phone"]
    guard let section = value.section(keys) else { return nil }
    var found: [String: String] = [:]
    for key in keys {
      guard let word = section.required(key)?.word() else { continue }
      found[key] = word.text
      guard let people = sources.people else { continue }
      check(word, isDate: key == "birth_date", in: people, report: value.report)
      for source in sources.sources.all where key == "code" && source.rows != .aggregate && source != people {
        check(word, isDate: false, in: source, report: value.report)
      }
    }
    return found.count == keys.count ? found : nil
  }

  private static func check(_ word: Word, isDate: Bool, in source: Source, report: ProblemReport) {
    guard let column = source.columns.first(where: { $0.name == word.text }) else {
      report.add(.unknownName, unknown: word, as: "column of \"\(source.name)\"", among: source.columns.map(\.name))
      return
    }
    if column.role != .identifier || column.kind != (isDate ? .date : .text) {
      report.add(
        .contradiction, at: word.place, "\"\(word.text)\" of \"\(source.name)\" cannot feed match tokens",
        do: "declare it with {role: identifier, type: \(isDate ? "date" : "text")}")
    }
  }

  private static func checkHome(_ word: Word, in people: Source, report: ProblemReport) {
    let dates = people.fields.filter { if case .date = $0.form { true } else { false } }.map(\.name)
    if !dates.contains(word.text) {
      report.add(.unknownName, unknown: word, as: "date that leaves \"\(people.name)\"", among: dates)
    }
  }

  private static func readKeys(_ value: Value) -> [MatchKey]? {
    guard let entries = value.entries() else { return nil }
    let keys: [MatchKey] = entries.compactMap { name, value in
      guard name.checkName(report: value.report), let section = value.section(["parts", "weight"]) else { return nil }
      let parts = section.required("parts").flatMap(readParts)
      let weight = section.required("weight")?.number()
      guard let parts, let weight else { return nil }
      guard weight > 0 else {
        value.fail(.outOfRange, "the weight must be above 0", do: "write a positive number")
        return nil
      }
      return MatchKey(name: name.text, parts: parts, weight: weight)
    }
    if entries.isEmpty { value.fail(.missing, "no match key", do: "add one") }
    return keys.count == entries.count && !keys.isEmpty ? keys : nil
  }

  /// Tokens of names alone fall to counting: who hashes the most common names learns them by rank (design §6).
  private static func readParts(_ value: Value) -> [MatchKey.Part]? {
    guard let words = value.words(), let items = value.items() else { return nil }
    let parts = items.compactMap { $0.option(MatchKey.Part.self) }
    guard parts.count == words.count else { return nil }
    guard parts.contains(.birthDate) || parts.contains(.phone) else {
      value.fail(
        .contradiction, "a key of these parts can be guessed by counting names", do: "add birth_date or phone")
      return nil
    }
    return parts
  }
}
